import { zipSync } from 'fflate';
import { addQuestion, addToForm, beginChange, changeOf, firstSection, ownQuestion, publishThrough } from './support/authoring.ts';
import { list, send, signedIn, startTestEngine, type As, type TestEngine } from './support/test-engine.ts';

let engine: TestEngine;
let author: As;
let publisher: As;
beforeAll(async () => {
  engine = await startTestEngine();
  author = await signedIn(engine, 'author@northshire');
  publisher = await signedIn(engine, 'publisher@northshire');
}, 120_000);
afterAll(() => engine.end());

const own = 'forms/authorities/northshire/note.json';
const base = async () => String((await author('GET', `/api/authoring/changes/${await beginChange(author)}/forms/note`)).body['overlay']!['base']);
const overlayText = async (...operations: readonly object[]) => JSON.stringify({ form: 'note', base: await base(), version: 1, operations });
const bytes = (text: string) => Uint8Array.from(Buffer.from(text));
const base64 = (data: Uint8Array) => Buffer.from(data).toString('base64');

async function imported(what: { readonly zip?: string; readonly files?: readonly { readonly path: string; readonly text: string }[] }) {
  const id = await beginChange(author);
  const before = performance.now();
  const reply = await author('POST', `/api/authoring/changes/${id}/import`, { revision: 1, ...what });
  return { id, reply, took: performance.now() - before, rules: (list(reply.body['findings']) ?? []).map(({ rule }) => String(rule)) };
}
const zipped = (files: { readonly [path: string]: string }) => imported({ zip: base64(zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, bytes(text)])))) });

test('what is exported and imported again says the same, to the byte', async () => {
  const id = await beginChange(author);
  await addQuestion(author, id, 'note', 'northshire.one', 'Beth ddywedodd y plentyn? “’”');
  await addToForm(author, id, 'referral', (file) => [ownQuestion('northshire.two', firstSection(file), 'Two?'), { does: 'relabel', target: { question: 'northshire.two', part: 'label' }, text: { en: 'Two, then?' } }]);
  const exported = (await author('GET', `/api/authoring/changes/${id}/export`)).body;
  expect(String(exported['name'])).toMatch(/^northshire-[0-9a-f]{8}\.zip$/);
  const taken = await imported({ zip: String(exported['zip']) });
  expect(taken.reply.status).toBe(200);
  const again = (await author('GET', `/api/authoring/changes/${taken.id}/export`)).body;
  const withoutReadme = (zip: unknown) => Buffer.from(String(zip), 'base64').toString('latin1').split('PK\x03\x04').slice(2).map((part) => part.split('PK\x01\x02')[0]);
  expect(withoutReadme(again['zip'])).toEqual(withoutReadme(exported['zip']));
  expect((await changeOf(author, taken.id))['difference']).toEqual((await changeOf(author, id))['difference']);
});

test('an authority’s whole configuration goes from one engine to another, and back to before', async () => {
  const id = await beginChange(author);
  await addQuestion(author, id, 'visit', 'northshire.one', 'One?');
  await publishThrough(author, publisher, id);
  const { zip } = (await author('GET', `/api/authoring/changes/${await beginChange(author)}/export`)).body;
  const live = await startTestEngine();
  const [liveAuthor, livePublisher] = [await signedIn(live, 'author@northshire'), await signedIn(live, 'publisher@northshire')];
  const there = await beginChange(liveAuthor);
  expect((await liveAuthor('POST', `/api/authoring/changes/${there}/import`, { revision: 1, zip })).status).toBe(200);
  await publishThrough(liveAuthor, livePublisher, there);
  expect((await liveAuthor('GET', '/api/forms/visit')).body['questions']!['northshire.one']).toMatchObject({ label: { en: 'One?' } });
  await live.end();
}, 60_000);

test('a zip of a folder around the folders, with what zips of other machines hold, is taken all the same', async () => {
  const { reply, id } = await zipped({ 'northshire-config/README.md': '# Ours', 'northshire-config/forms/authorities/northshire/note.json': await overlayText(), '__MACOSX/._note.json': 'x', 'northshire-config/workflows/authorities/northshire/authority.json': '{}' });
  expect([reply.status, reply.body['files']]).toEqual([200, []]);
  const taken = await zipped({ 'config/forms/authorities/northshire/note.json': await overlayText({ does: 'addQuestion', id: 'northshire.one', section: 'nowhere', schema: { type: 'string', maxLength: 200 }, question: { label: { en: 'One?' } } }) });
  expect(taken.reply.body).toMatchObject({ files: [{ kind: 'forms', id: 'note' }], checked: false });
  expect(id).not.toBe(taken.id);
});

test.each([
  ['another authority’s file', 'forms/authorities/westhaven/note.json', 'not-ours'],
  ['a file of the pack', 'forms/packs/ics/core-assessment/form.json', 'not-ours'],
  ['a program', 'run.sh', 'not-ours'],
  ['a path that climbs', '../../forms/authorities/northshire/note.json', 'path-unsafe'],
  ['a path that climbs within', 'forms/authorities/northshire/../westhaven/note.json', 'path-unsafe'],
  ['a path from the root', '/etc/passwd.json', 'path-unsafe'],
  ['a path with a drive', 'C:\\forms\\authorities\\northshire\\note.json', 'path-unsafe'],
  ['a form that the pack does not have', 'forms/authorities/northshire/nothing.json', 'not-in-pack'],
  ['a form named like what every object has', 'forms/authorities/northshire/constructor.json', 'not-in-pack'],
])('%s is refused, and with it everything else in the zip', async (_, path, rule) => {
  const { reply, rules, id } = await zipped({ [own]: await overlayText(), [path]: await overlayText() });
  expect([reply.status, reply.body['code']]).toEqual([422, 'import-refused']);
  expect(rules).toContain(rule);
  expect((await changeOf(author, id))['files']).toEqual([]);
});

describe('zips meant to do harm', () => {
  const large = new Uint8Array(200_000_000);
  const bomb = Buffer.from(zipSync({ [own]: large }, { level: 9 }));
  /** The same, saying of itself that it is small. */
  function lying(): Buffer {
    const data = Buffer.from(bomb);
    const said = Buffer.alloc(4);
    said.writeUInt32LE(large.length);
    for (let at = data.indexOf(said); at >= 0; at = data.indexOf(said, at + 1)) data.writeUInt32LE(1000, at);
    return data;
  }

  test('a bomb that says how large it is is refused before anything is unpacked', async () => {
    const { reply, rules, took } = await imported({ zip: base64(bomb) });
    process.stdout.write(`\nA zip of ${bomb.length} bytes that unpacks to ${large.length}: ${String(reply.body['detail'])} (${took.toFixed(0)} ms)\n`);
    expect([reply.status, rules]).toEqual([422, ['zip-too-large']]);
    expect(took).toBeLessThan(1000);
  });
  test('a bomb that lies is stopped while it unpacks, and the engine answers meanwhile', async () => {
    const [{ reply, rules, took }, health] = await Promise.all([imported({ zip: base64(lying()) }), send(engine, 'GET', '/api/health')]);
    process.stdout.write(`\nThe same zip, saying that it is small: ${String(reply.body['detail'])} (${took.toFixed(0)} ms)\n`);
    expect([reply.status, rules, health.status]).toEqual([422, ['zip-too-large'], 200]);
    expect(took).toBeLessThan(1000);
  });
  test('many files that are each small enough, and together too large', async () => {
    const files = Object.fromEntries(Array.from({ length: 3 }, (_, n) => [`forms/authorities/northshire/f${n}.json`, ' '.repeat(900_000)]));
    expect((await zipped(files)).rules).toEqual(['zip-too-large']);
  });
  test('more files than an authority has forms', async () => {
    expect((await zipped(Object.fromEntries(Array.from({ length: 201 }, (_, n) => [`forms/authorities/northshire/f${n}.json`, '{}'])))).rules).toEqual(['zip-too-many']);
  });
  test.each([
    ['no zip at all', Buffer.from('hello')],
    ['a zip without its end', bomb.subarray(0, 1000)],
    ['an end that points nowhere', Buffer.from('504b0506000000000100010000ffff00ffffffff0000', 'hex')],
    ['a file whose data is cut short', cutShort()],
  ])('%s', async (_, data) => {
    expect((await imported({ zip: base64(data) })).rules).toEqual(['zip-unreadable']);
  });
  test('an encrypted file, and one that is no text', async () => {
    const data = Buffer.from(zipSync({ [own]: bytes('{}') }));
    data.writeUInt16LE(1, data.indexOf('PK\x01\x02', 0, 'latin1') + 8);
    expect((await imported({ zip: base64(data) })).rules).toEqual(['zip-method']);
    expect((await imported({ zip: base64(zipSync({ [own]: new Uint8Array([0xff, 0xfe, 0x00]) })) })).rules).toEqual(['not-text']);
  });
  function cutShort(): Buffer {
    const data = Buffer.from(zipSync({ [own]: bytes(JSON.stringify({ a: 'x'.repeat(500) })) }));
    data.fill(0xff, 40 + own.length - 10, 40 + own.length);
    return data;
  }
});

test('nothing is taken in of what somebody else changed meanwhile, or of nothing', async () => {
  const id = await beginChange(author);
  await addQuestion(author, id, 'note', 'northshire.one', 'One?');
  expect((await author('POST', `/api/authoring/changes/${id}/import`, { revision: 1, files: [{ path: own, text: await overlayText() }] })).body).toMatchObject({ status: 412, code: 'change-stale' });
  expect((await imported({ files: [] })).reply.body).toMatchObject({ status: 422, code: 'import-empty' });
});
