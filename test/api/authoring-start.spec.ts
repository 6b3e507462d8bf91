import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { smallDefinitions } from '../access/support/small-definitions.ts';
import { addQuestion, beginChange, changeOf, publishThrough } from './support/authoring.ts';
import { list, signedIn, startTestEngine, type TestEngine } from './support/test-engine.ts';

let definitions: string;
let dataDir: string;
let engine: TestEngine;
const start = () => startTestEngine({ dataDir, env: { DEFINITIONS_DIR: definitions } });
beforeAll(async () => {
  definitions = await smallDefinitions();
  dataDir = await mkdtemp(join(tmpdir(), 'engine-'));
  engine = await start();
  const [author, publisher] = [await signedIn(engine, 'author@northshire'), await signedIn(engine, 'publisher@northshire')];
  const id = await beginChange(author);
  await addQuestion(author, id, 'note', 'northshire.one', 'One?');
  await publishThrough(author, publisher, id);
}, 120_000);
afterAll(async () => {
  await engine.end();
  await rm(definitions, { recursive: true });
  await rm(dataDir, { recursive: true });
});
async function restart(): Promise<void> {
  await engine.end();
  engine = await start();
}
/** Raises the version of a form of the pack, with another purpose. */
async function changePack(version: string): Promise<void> {
  const file = join(definitions, 'forms/shared/note/form.json');
  const form = JSON.parse(await readFile(file, 'utf8')) as { purpose: { en: string } };
  await writeFile(file, JSON.stringify({ ...form, version, purpose: { ...form.purpose, en: `${form.purpose.en} Again.` } }));
}

test('an engine that starts again goes on with what was published from a change, and finds nothing wrong with the files', async () => {
  await restart();
  expect(engine.engine.published('northshire')!.current).toMatchObject({ ref: 'northshire-2', author: 'author@northshire', publisher: 'publisher@northshire' });
  expect(engine.engine.definitionFaults()).toEqual([]);
});

test('a new version of the pack on disk is not published over it: it waits, is said to wait, and an author takes it', async () => {
  await changePack('9.0.0');
  await restart();
  expect(engine.engine.published('northshire')!.current.ref).toBe('northshire-2');
  expect(engine.engine.definitionFaults()).toEqual([expect.stringMatching(/^northshire: a national change waits \(note\)/)]);
  const [author, publisher] = [await signedIn(engine, 'author@northshire'), await signedIn(engine, 'publisher@northshire')];
  expect((await author('GET', '/api/health')).body).toMatchObject({ status: 'degraded' });
  const { national } = (await author('GET', '/api/authoring')).body;
  expect(list(national)).toMatchObject([{ kind: 'forms', id: 'note', to: '9.0.0' }]);
  const id = await beginChange(author, 'The new note');
  expect(JSON.stringify((await changeOf(author, id))['difference'])).toContain('The pack’s version 9.0.0 in place of');
  const before = (await changeOf(author, id))['findings'];
  expect(list(before)).toMatchObject([{ file: 'forms/authorities/northshire/note.json', rule: 'base-gone' }]);
  const merges = (await author('GET', `/api/authoring/changes/${id}/national`)).body;
  expect(list(merges)).toMatchObject([{ kind: 'forms', id: 'note', to: '9.0.0', conflicts: [] }]);
  await author('POST', `/api/authoring/changes/${id}/national`, { revision: 1, choices: {} });
  await publishThrough(author, publisher, id);
  const form = (await author('GET', '/api/forms/note')).body;
  expect([String(form['ref']), Object.keys(form['questions']!)]).toEqual(['note@9.0.0+northshire.2', expect.arrayContaining(['northshire.one'])]);
  await restart();
  expect(engine.engine.definitionFaults()).toEqual([]);
});

test('where the files have faults, the engine goes on, and says that nothing can be changed on them', async () => {
  const file = join(definitions, 'forms/shared/note/form.json');
  const sound = await readFile(file, 'utf8');
  await writeFile(file, sound.slice(0, -20));
  await restart();
  const author = await signedIn(engine, 'author@northshire');
  expect((await author('GET', '/api/authoring')).body).toMatchObject({ status: 503, code: 'definitions-faulty' });
  expect((await author('GET', '/api/forms/note')).status).toBe(200);
  await writeFile(file, sound);
  await restart();
  expect((await (await signedIn(engine, 'author@northshire'))('GET', '/api/authoring')).status).toBe(200);
});
