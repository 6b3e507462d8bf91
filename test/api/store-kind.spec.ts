import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../apps/engine/src/config.ts';
import { kindOfNewStore, refusalToStart } from '../../apps/engine/src/start/store-kind.ts';
import { repository, send, signedIn, startTestEngine } from './support/test-engine.ts';

const folders: string[] = [];
async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'kind-'));
  folders.push(made);
  return made;
}
afterAll(() => Promise.all(folders.map((one) => rm(one, { recursive: true, force: true }))));

function configured(env: { [name: string]: string }) {
  const read = readConfig(env, '/home/exemplar');
  if ('fault' in read) throw new Error(read.fault);
  return read.config;
}

describe('what a new store becomes', () => {
  test.each([
    [{}, 'demonstration'],
    [{ HOST: 'localhost' }, 'demonstration'],
    [{ HOST: '0.0.0.0' }, 'live'],
    [{ MONGODB_URI: 'mongodb://db/exemplar' }, 'live'],
    [{ HOST: '0.0.0.0', EXEMPLAR_DEMO: 'yes' }, 'demonstration'],
    [{ MONGODB_URI: 'mongodb://db/exemplar', EXEMPLAR_DEMO: 'yes' }, 'demonstration'],
  ])('%j makes it %s', (env, kind) => expect(kindOfNewStore(configured(env as never))).toBe(kind));
});

describe('what a store allows', () => {
  test.each([
    ['demonstration', {}, undefined],
    ['demonstration', { HOST: '0.0.0.0' }, /known passwords/],
    ['demonstration', { HOST: '0.0.0.0', EXEMPLAR_DEMO: 'yes' }, undefined],
    ['demonstration', { MONGODB_URI: 'mongodb://db/exemplar' }, /shared MongoDB/],
    ['live', {}, undefined],
    ['live', { EXEMPLAR_DEMO: 'yes' }, /can never become a demonstration/],
    ['live', { NODE_ENV: 'production' }, /replica set/],
    ['live', { NODE_ENV: 'production', EXEMPLAR_ACCEPT_EMBEDDED: 'yes' }, undefined],
    ['live', { NODE_ENV: 'production', MONGODB_URI: 'mongodb://db/exemplar' }, undefined],
  ] as const)('a %s store with %j', (kind, env, refusal) => {
    const said = refusalToStart(configured(env as never), kind);
    if (refusal) expect(said).toMatch(refusal);
    else expect(said).toBeUndefined();
  });
});

describe('a wrong configuration is one sentence', () => {
  test.each([
    [{ PORT: 'eighty' }, /PORT/], [{ PORT: '70000' }, /PORT/], [{ HOST: 'a b' }, /HOST/], [{ MONGODB_URI: 'http://db' }, /MONGODB_URI/],
    [{ EXEMPLAR_DEMO: 'true' }, /EXEMPLAR_DEMO/], [{ TRUST_PROXY: 'yes' }, /TRUST_PROXY/], [{ TRUST_PROXY: '10.0.0.0/33' }, /TRUST_PROXY/], [{ TRUST_PROXY: '10.0.0.1,' }, /TRUST_PROXY/], [{ EXEMPLAR_ANCHOR_KEY: 'short' }, /EXEMPLAR_ANCHOR_KEY/],
  ])('%j', (env, sentence) => {
    expect(readConfig(env as never, '/')).toEqual({ fault: expect.stringMatching(sentence) });
  });
});

test('a live store has no demonstration users, keeps its mark, and no file of it can be read by others', async () => {
  const dataDir = await folder();
  const live = await startTestEngine({ dataDir, env: { HOST: '0.0.0.0' } });
  expect(live.engine.storeKind).toBe('live');
  expect((await send(live, 'POST', '/api/session', { username: 'practitioner@northshire', password: 'demo' })).status).toBe(401);
  expect((await send(live, 'GET', '/api/session')).body).toEqual({ signedIn: false, store: 'live' });
  for (const file of await readdir(dataDir)) expect({ file, others: (await stat(join(dataDir, file))).mode & 0o077 }).toEqual({ file, others: 0 });
  await live.stop();
  const again = await startTestEngine({ dataDir });
  expect(again.engine.storeKind).toBe('live');
  await again.stop();
  await expect(startTestEngine({ dataDir, env: { EXEMPLAR_DEMO: 'yes' } })).rejects.toThrow('can never become a demonstration');
});

test('a second engine on the same folder is told of the first, and a stopped one leaves nothing behind', async () => {
  const dataDir = await folder();
  const first = await startTestEngine({ dataDir });
  const owner = JSON.parse(await readFile(join(dataDir, 'engine.json'), 'utf8'));
  // Another process is meant: the file says so.
  await writeFile(join(dataDir, 'engine.json'), JSON.stringify({ ...owner, pid: process.ppid }));
  await expect(startTestEngine({ dataDir })).rejects.toThrow(`Another engine (process ${process.ppid})`);
  await first.stop();
  expect(await readdir(dataDir)).not.toContain('engine.json');
});

test('a folder that cannot be written is one sentence', async () => {
  const dataDir = join(await folder(), 'file');
  await writeFile(dataDir, '');
  await expect(startTestEngine({ dataDir })).rejects.toThrow(/cannot be written .* DATA_DIR/);
});

test('a damaged store is one sentence', async () => {
  const dataDir = await folder();
  await writeFile(join(dataDir, 'store.sqlite'), 'this was a database once'.repeat(1000));
  await expect(startTestEngine({ dataDir })).rejects.toThrow(/damaged/i);
});

describe('definitions', () => {
  async function definitions(): Promise<string> {
    const copy = await folder();
    await Promise.all(['forms', 'workflows'].map((name) => cp(join(repository, name), join(copy, name), { recursive: true })));
    return copy;
  }
  const noteOf = (copy: string) => join(copy, 'forms/shared/note/form.json');

  test('a fault stops a first start, and a later one goes on with the last publication and says so', async () => {
    const copy = await definitions();
    const [broken, dataDir] = [await readFile(noteOf(copy), 'utf8'), await folder()];
    const first = await startTestEngine({ dataDir, env: { DEFINITIONS_DIR: copy } });
    await first.stop();
    await writeFile(noteOf(copy), broken.replace('"title"', '"titel"'));
    await expect(startTestEngine({ env: { DEFINITIONS_DIR: copy } })).rejects.toThrow(/note\/form\.json/);
    const second = await startTestEngine({ dataDir, env: { DEFINITIONS_DIR: copy } });
    const told = async (name?: string) => (name ? await (await signedIn(second, name))('GET', '/api/health') : await send(second, 'GET', '/api/health')).body;
    expect(await told('admin@northshire')).toMatchObject({ status: 'degraded', definitions: { faults: expect.arrayContaining([expect.stringContaining('note/form.json')]) } });
    for (const other of [undefined, 'manager@northshire', 'author@northshire']) {
      const { status, definitions } = await told(other);
      expect({ status, tells: Object.keys(definitions!) }).toEqual({ status: 'degraded', tells: ['publications'] });
    }
    await second.stop();
  });

  test('a demonstration publishes a changed form when its version rose, and says why not otherwise', async () => {
    const copy = await definitions();
    const [text, dataDir] = [await readFile(noteOf(copy), 'utf8'), await folder()];
    const note = JSON.parse(text) as { version: string; title: { en: string } };
    const start = async (changes: object) => {
      await writeFile(noteOf(copy), JSON.stringify({ ...note, ...changes }));
      const engine = await startTestEngine({ dataDir, env: { DEFINITIONS_DIR: copy } });
      const told = { ref: engine.engine.published('northshire')?.current.ref, faults: engine.engine.definitionFaults() };
      await engine.stop();
      return told;
    };
    expect(await start({})).toEqual({ ref: 'northshire-1', faults: [] });
    const unraised = await start({ title: { en: 'A jotting' } });
    expect(unraised.ref).toBe('northshire-1');
    expect(unraised.faults[0]).toContain('form note');
    expect(await start({ title: { en: 'A jotting' }, version: '9.0.0' })).toEqual({ ref: 'northshire-2', faults: [] });
  }, 90_000);
});
