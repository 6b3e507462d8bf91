import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { startEmbeddedStore, type EmbeddedStore } from '#embedded-store';
import { exemplar } from '../../apps/cli/src/exemplar.ts';
import { seedDemonstration } from '../../apps/engine/src/seed/seed-demonstration.ts';
import { repository, send, startTestEngine, type TestEngine } from '../api/support/test-engine.ts';
import { smallDefinitions } from './support/small-definitions.ts';
import { show } from './support/table.ts';

let folder: string;
let definitions: string;
let elsewhere: EmbeddedStore;
const tried: string[][] = [];
const files: string[][] = [];
const umask = process.umask(0o022);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'matrix-'));
  definitions = await smallDefinitions();
  elsewhere = await startEmbeddedStore({ file: join(folder, 'elsewhere.sqlite'), worker: 'here' });
});
afterAll(async () => {
  show('A store is a demonstration or live, for good', ['store', 'started with', 'it is', 'practitioner, password demo'], tried);
  show('What lies in a data folder, and who may read it', ['file', 'mode'], files);
  // Those of tests that failed: nothing would end while they run.
  for (const engine of running) await stop(engine);
  await elsewhere.stop();
  for (const made of [folder, definitions]) await rm(made, { recursive: true, force: true });
  process.umask(umask);
});

type Env = { readonly [name: string]: string };
const running = new Set<TestEngine>();
async function start(data: string, env: Env): Promise<TestEngine> {
  const engine = await startTestEngine({ dataDir: join(folder, data), env: { DEFINITIONS_DIR: definitions, ...env } });
  running.add(engine);
  return engine;
}
async function stop(engine: TestEngine): Promise<void> {
  running.delete(engine);
  await engine.stop();
}
const signIn = (engine: TestEngine, username: string, password: string, more: object = {}) => send(engine, 'POST', '/api/session', { username, password, ...more });
const said = (env: Env) => Object.entries(env).map(([name, value]) => (name === 'MONGODB_URI' ? name : `${name}=${value}`)).join(' ') || 'nothing';

/** Starts an engine, and says what its store is and whether demonstration users may sign in, or why it does not start. */
async function whatItIs(data: string, env: Env, store: string): Promise<readonly string[]> {
  const engine = await start(data, env).catch((error: Error) => error);
  if (engine instanceof Error) {
    tried.push([store, said(env), `does not start: ${engine.message.replace(/\.[^.]*$/s, '.').split('. ')[0]!}.`, '']);
    return ['refused', engine.message];
  }
  const { status } = await signIn(engine, 'practitioner@northshire', 'demo');
  const kind = String((await send(engine, 'GET', '/api/session')).body['store']);
  await stop(engine);
  tried.push([store, said(env), kind, String(status)]);
  return [kind, String(status)];
}

test('a new folder on a loopback address is a demonstration, and stays one', async () => {
  expect(await whatItIs('demo', {}, 'new folder')).toEqual(['demonstration', '200']);
  expect(await whatItIs('demo', {}, 'the same')).toEqual(['demonstration', '200']);
  const [refused, sentence] = await whatItIs('demo', { HOST: '0.0.0.0' }, 'the same');
  expect(refused).toBe('refused');
  expect(sentence).toMatch(/known passwords.*EXEMPLAR_DEMO=yes/);
  expect(await whatItIs('demo', { HOST: '0.0.0.0', EXEMPLAR_DEMO: 'yes' }, 'the same')).toEqual(['demonstration', '200']);
});

test('a new folder on any other address is live, refuses demonstration users and stays live', async () => {
  expect(await whatItIs('live', { HOST: '0.0.0.0' }, 'new folder')).toEqual(['live', '401']);
  expect(await whatItIs('live', {}, 'the same')).toEqual(['live', '401']);
  const [refused, sentence] = await whatItIs('live', { EXEMPLAR_DEMO: 'yes' }, 'the same');
  expect(refused).toBe('refused');
  expect(sentence).toContain('can never become a demonstration');
});

test('a new folder that was said to be a demonstration is one on any address', async () => {
  expect(await whatItIs('said', { HOST: '0.0.0.0', EXEMPLAR_DEMO: 'yes' }, 'new folder')).toEqual(['demonstration', '200']);
});

test('a new store on MONGODB_URI is live, whatever folder and address it was started with', async () => {
  const MONGODB_URI = elsewhere.uri;
  expect(await whatItIs('mongo', { MONGODB_URI }, 'new MongoDB')).toEqual(['live', '401']);
  expect(await whatItIs('another', { MONGODB_URI, HOST: '0.0.0.0' }, 'the same, another folder')).toEqual(['live', '401']);
  expect((await whatItIs('mongo', { MONGODB_URI, EXEMPLAR_DEMO: 'yes' }, 'the same'))[0]).toBe('refused');
});

test('a demonstration on a shared MongoDB has to be said each time', async () => {
  const shared = await startEmbeddedStore({ file: join(folder, 'shared.sqlite'), worker: 'here' });
  expect(await whatItIs('shared', { MONGODB_URI: shared.uri, EXEMPLAR_DEMO: 'yes' }, 'new MongoDB')).toEqual(['demonstration', '200']);
  expect((await whatItIs('shared', { MONGODB_URI: shared.uri }, 'the same'))[0]).toBe('refused');
  await shared.stop();
});

test('production on the embedded store is accepted only when it is said', async () => {
  expect((await whatItIs('production', { NODE_ENV: 'production', HOST: '0.0.0.0' }, 'new folder'))[0]).toBe('refused');
  expect(await whatItIs('production', { NODE_ENV: 'production', HOST: '0.0.0.0', EXEMPLAR_ACCEPT_EMBEDDED: 'yes' }, 'new folder')).toEqual(['live', '401']);
});

async function command(data: string, ...args: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  const before = process.env['DATA_DIR'];
  process.env['DATA_DIR'] = join(folder, data);
  try {
    return { code: await exemplar(args, { out: say, error: say, folder: repository, home: repository }), said: lines.join('\n') };
  } finally {
    if (before === undefined) delete process.env['DATA_DIR'];
    else process.env['DATA_DIR'] = before;
  }
}

test('a live store gets its first administrator from the command line, with a password that is good for once', async () => {
  const engine = await start('first', { HOST: '0.0.0.0' });
  expect(await engine.engine.store.users.all('northshire')).toEqual([]);
  const added = await command('first', 'user', 'add', 'first@northshire', '--role', 'admin', '--name', 'Ada First');
  const password = /One-time password: (\S+)$/.exec(added.said)?.[1] ?? '';
  expect({ code: added.code, length: password.length }).toEqual({ code: 0, length: 16 });
  const first = await signIn(engine, 'first@northshire', password);
  expect(first).toMatchObject({ status: 403, body: { code: 'new-password-required' } });
  expect(JSON.stringify(first.body)).not.toContain(password);
  expect((await signIn(engine, 'first@northshire', password, { newPassword: 'short' })).status).toBe(400);
  expect((await signIn(engine, 'first@northshire', password, { newPassword: 'words of her own' })).status).toBe(200);
  expect((await signIn(engine, 'first@northshire', password)).status).toBe(401);
  expect((await signIn(engine, 'first@northshire', 'words of her own')).status).toBe(200);
  expect((await command('first', 'user', 'disable', 'first@northshire')).code).toBe(0);
  expect((await signIn(engine, 'first@northshire', 'words of her own')).status).toBe(401);
  await stop(engine);
});

test('a live store takes no demonstration children, and no user of an authority or role that is not there', async () => {
  const engine = await start('first', { HOST: '0.0.0.0' });
  await expect(seedDemonstration(engine.engine)).rejects.toThrow('a demonstration is never put into it');
  expect(await command('first', 'user', 'add', 'x@nowhere', '--role', 'admin', '--name', 'X')).toMatchObject({ code: 1, said: 'There is no authority nowhere here.' });
  expect((await command('first', 'user', 'add', 'x@northshire', '--role', 'queen', '--name', 'X')).said).toContain('There is no role queen.');
  await stop(engine);
});

/** Every file and folder below, with what others may do. */
async function modesBelow(path: string): Promise<{ path: string; mode: number }[]> {
  const { mode } = await stat(path);
  const below = (mode & 0o170000) === 0o040000 ? await readdir(path) : [];
  return [{ path, mode: mode & 0o777 }, ...(await Promise.all(below.map((name) => modesBelow(join(path, name))))).flat()];
}

test('nothing that is written can be read by anybody else: database, its log, socket, anchors, key, owner', async () => {
  process.umask(0o022);
  const engine = await start('files', {});
  await signIn(engine, 'practitioner@northshire', 'demo');
  await engine.anchor();
  const running = await modesBelow(join(folder, 'files'));
  await stop(engine);
  const stopped = await modesBelow(join(folder, 'files'));
  const names = (modes: typeof running) => modes.map(({ path }) => relative(join(folder, 'files'), path) || '.').sort();
  expect(names(running)).toEqual(expect.arrayContaining(['.', 'anchor.key', 'anchors.jsonl', 'engine.json', 'store.sqlite', 'store.sqlite-wal']));
  for (const { path, mode } of [...running, ...stopped]) expect({ path, others: mode & 0o077 }).toEqual({ path, others: 0 });
  files.push(...running.map(({ path, mode }) => [relative(join(folder, 'files'), path) || '(the folder)', mode.toString(8)]));
  expect(names(stopped)).not.toContain('engine.json');
});

test('a command that opens the store alone leaves nothing readable either', async () => {
  const engine = await start('alone', { HOST: '0.0.0.0' });
  await stop(engine);
  process.umask(0o022);
  expect((await command('alone', 'user', 'add', 'first@northshire', '--role', 'admin', '--name', 'Ada First')).code).toBe(0);
  expect((await command('alone', 'verify')).code).toBe(0);
  for (const { path, mode } of await modesBelow(join(folder, 'alone'))) expect({ path, others: mode & 0o077 }).toEqual({ path, others: 0 });
});

test('the socket is this user’s alone', async () => {
  const engine = await start('socket', {});
  const { socket } = JSON.parse(await readFile(join(folder, 'socket/engine.json'), 'utf8')) as { socket: string };
  const [door, around] = [await stat(socket), await stat(join(socket, '..'))];
  expect({ socket: door.mode & 0o077, folder: around.mode & 0o077 }).toEqual({ socket: 0, folder: 0 });
  files.push(['(the socket)', (door.mode & 0o777).toString(8)], ['(the folder of the socket)', (around.mode & 0o777).toString(8)]);
  await stop(engine);
});
