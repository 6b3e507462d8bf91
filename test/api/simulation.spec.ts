import { beginChange } from './support/authoring.ts';
import { list, signedIn, startTestEngine, type Answer, type As, type TestEngine } from './support/test-engine.ts';

const pathway = 'child-in-need';
let engine: TestEngine;
let author: As;
let publisher: As;
let worker: As;
let id: string;
beforeAll(async () => {
  engine = await startTestEngine();
  [author, publisher, worker] = await Promise.all([signedIn(engine, 'author@northshire'), signedIn(engine, 'publisher@northshire'), signedIn(engine, 'practitioner@northshire')]);
  id = await beginChange(author, 'One more approval');
}, 120_000);
afterAll(() => engine.end());

const url = () => `/api/authoring/changes/${id}/simulate`;
const walk = (as: As, steps: readonly object[], more: object = {}) => as('POST', url(), { workflow: pathway, steps, ageInYears: 7, ...more });
const last = (body: Answer): Answer => list(body['moments']).at(-1)!;

/** Takes the first outcome of what comes next as a rule, until something is offered, or for so many steps. */
async function walkUntil(offered: string, most = 25): Promise<Answer> {
  const steps: object[] = [];
  for (let day = 1; day <= most; day += 1) {
    const { body } = await walk(author, steps);
    const possible = list(body['possible']);
    if (possible.some((action) => String(action['type']) === offered)) return body;
    const next = possible.find((action) => String(action['weight']) === 'main' && String(action['region']) === 'need');
    if (!next) throw new Error(`Nothing leads on at ${JSON.stringify(last(body)['regions'])}`);
    steps.push({ ...(list(next['outcomes'])[0]!['step'] as object), day });
  }
  throw new Error(`"${offered}" was not offered within ${most} steps.`);
}

test('an author walks a made-up child through a draft, and a publisher may look as well', async () => {
  for (const as of [author, publisher]) {
    const { status, body } = await walk(as, []);
    expect(status).toBe(200);
    expect(last(body)).toMatchObject({ day: 0, status: 'open' });
    expect(list(body['possible']).length).toBeGreaterThan(0);
  }
});

test('nobody else walks', async () => {
  const { status } = await walk(worker, []);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
});

test('a further approval that the draft adds is met on the way, and asks the role that it names', async () => {
  const file = (await author('GET', `/api/authoring/changes/${id}/workflows/${pathway}`)).body;
  const overlay = file['overlay'] as unknown as { readonly operations: readonly object[] };
  const own = [
    { does: 'addRole', role: { id: 'northshire-head', label: { en: 'Head of service' }, access: 'casework', supervises: true } },
    { does: 'insertApproval', after: 'core-assessment.approve', id: 'northshire-second', label: { en: 'Second approval' }, roles: ['northshire-head'] },
  ];
  const saved = await author('PUT', `/api/authoring/changes/${id}/workflows/${pathway}`, { revision: file['revision'], overlay: { ...overlay, operations: [...overlay.operations, ...own] } });
  expect(saved.status).toBe(200);
  expect(saved.body['findings']).toEqual([]);
  const met = await walkUntil('northshire-second.approve');
  expect(list(last(met)['regions'])[0]).toMatchObject({ state: expect.stringContaining('northshire-second'), moved: true });
  expect(last(met)['asks']).toContain('northshire-head');
}, 60_000);

test('a step that is not possible is refused in a sentence, and what was walked before it stands', async () => {
  const { status, body } = await walk(author, [{ type: 'closure.approve', day: 1 }]);
  expect(status).toBe(200);
  expect(body['refused']).toMatchObject({ step: 0, sentence: { en: expect.stringContaining('cannot be done now') } });
  expect(list(body['moments'])).toHaveLength(1);
});

test('what is no walk is refused before anything is walked', async () => {
  expect((await walk(author, [{ type: 'contact.submit' }])).status).toBe(400);
  expect((await walk(author, [], { ageInYears: -1 })).status).toBe(400);
  expect((await walk(author, [], { workflow: 'no-such-workflow' })).status).toBe(404);
  expect((await author('POST', '/api/authoring/changes/none/simulate', { workflow: pathway, steps: [] })).status).toBe(404);
});
