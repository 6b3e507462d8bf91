import { beginChange, firstSection, ownQuestion } from './support/authoring.ts';
import { list, signedIn, startTestEngine, type TestEngine } from './support/test-engine.ts';

let engine: TestEngine;
beforeAll(async () => {
  engine = await startTestEngine();
}, 120_000);
afterAll(() => engine.end());

/** The middle of some times, in whole milliseconds. */
const median = (times: readonly number[]) => Math.round(times.toSorted((a, b) => a - b)[times.length >> 1]!);

test('a form with a hundred added questions is saved, resolved, checked and advised on in less than a second', async () => {
  const author = await signedIn(engine, 'author@northshire');
  const id = await beginChange(author);
  const url = `/api/authoring/changes/${id}/forms/core-assessment`;
  const file = (await author('GET', url)).body;
  const section = firstSection(file);
  const questions = Array.from({ length: 100 }, (_, n) => ownQuestion(`northshire.q${n}`, section, `What did the school say about week ${n}?`, n % 10 === 0 ? { required: true } : {}));
  const times: number[] = [];
  let revision = Number(file['revision']);
  for (let n = 0; n < 7; n += 1) {
    const standing = list(file['overlay']!['operations']);
    const changed = [...standing, ...questions.slice(0, 99), ownQuestion('northshire.q99', section, `Typed ${n} times?`)];
    const before = performance.now();
    const { status, body } = await author('PUT', url, { revision, overlay: { ...(file['overlay'] as unknown as object), operations: changed } });
    times.push(performance.now() - before);
    expect([status, body['findings']]).toEqual([200, []]);
    revision = Number(body['revision']);
    expect(list(body['difference'])).toHaveLength(100);
  }
  process.stdout.write(`\nA form with 100 added questions: first save ${Math.round(times[0]!)} ms, median of ${times.length} saves ${median(times)} ms\n`);
  expect(median(times)).toBeLessThan(1000);
});
