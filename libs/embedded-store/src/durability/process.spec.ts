import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import mongoose from 'mongoose';
import { describeEmbedded } from '../contract/contract-store.ts';
import { startEmbeddedStore } from '../start-embedded-store.ts';
import { uriForSocket } from '../uri-for-socket.ts';
import { buildStore, type BuiltStore } from './build-store.ts';

/** Serves a store in a worker; with "write" three lanes insert pairs and say which are acknowledged. */
const ownerSource = `
  import mongoose from 'mongoose';
  import { startEmbeddedStore } from './store/index.js';
  const [file, socket, task] = process.argv.slice(2);
  const store = await startEmbeddedStore({ file, socket, worker: new URL('./store/store-worker.js', import.meta.url) });
  console.log('ready');
  if (task === 'write') {
    const { connection } = await mongoose.connect(store.uri);
    const log = connection.collection('log');
    await log.createIndex({ lane: 1, n: 1 }, { unique: true });
    const lane = async (lane) => {
      for (let n = 0; ; n += 1) {
        await log.insertMany([{ lane, n, half: 1 }, { lane, n: -1 - n, half: 2 }]);
        await log.updateOne({ lane, n }, { $inc: { changes: 1 } });
        console.log('done ' + lane + ' ' + n);
      }
    };
    await Promise.all([lane(1), lane(2), lane(3)]);
  }
  process.stdin.resume();
`;

describeEmbedded('an owner in a process of its own', () => {
  let built: BuiltStore;
  let owner: string;
  let folder: string;
  const children: ChildProcess[] = [];

  beforeAll(() => {
    built = buildStore();
    owner = built.module('owner.mjs', ownerSource);
  }, 120_000);
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'owner-'))));
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  });
  afterAll(() => built.remove());

  async function startOwner(task: 'write' | 'idle'): Promise<{ child: ChildProcess; file: string; socket: string; lines: AsyncIterator<string> }> {
    const [file, socket] = [join(folder, 'store.sqlite'), join(folder, 'store.sock')];
    const child = spawn(process.execPath, [owner, file, socket, task], { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, NODE_OPTIONS: '' } });
    children.push(child);
    const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
    expect((await lines.next()).value).toBe('ready');
    return { child, file, socket, lines };
  }

  test('killed in the middle of its work has lost nothing it acknowledged, and left nothing half done', async () => {
    const { child, file, socket, lines } = await startOwner('write');
    const acknowledged: [lane: number, n: number][] = [];
    while (acknowledged.length < 500) {
      const [, lane, n] = String((await lines.next()).value).split(' ');
      acknowledged.push([Number(lane), Number(n)]);
    }
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(existsSync(socket)).toBe(true);

    const store = await startEmbeddedStore({ file, socket, worker: 'here' });
    const connection = await mongoose.createConnection(store.uri).asPromise();
    const log = connection.collection('log');
    const entries = await log.find({}).hint({ $natural: 1 }).toArray();
    const found = new Map(entries.map((entry) => [`${entry.lane}/${entry.n}`, entry]));
    const lost = acknowledged.filter(([lane, n]) => found.get(`${lane}/${n}`)?.changes !== 1 || !found.has(`${lane}/${-1 - n}`));
    const halves = entries.filter(({ lane, n }) => !found.has(`${lane}/${-1 - (n as number)}`));
    expect(lost).toEqual([]);
    expect(halves).toEqual([]);
    expect(await log.countDocuments({ lane: { $in: [1, 2, 3] } })).toBe(entries.length);
    await connection.close();
    await store.stop();
  }, 120_000);

  test('lets another process of the same user in by its socket, but not at its file or in its place', async () => {
    const { file, socket } = await startOwner('idle');
    const connection = await mongoose.createConnection(uriForSocket(socket, 'exemplar')).asPromise();
    await connection.collection('things').insertOne({ n: 1 });
    expect(await connection.collection('things').countDocuments()).toBe(1);
    await connection.close();
    await expect(startEmbeddedStore({ file })).rejects.toMatchObject({ code: 'store-busy', message: expect.stringContaining(file) });
    await expect(startEmbeddedStore({ file: join(folder, 'other.sqlite'), socket })).rejects.toMatchObject({ code: 'store-busy' });
    const again = await mongoose.createConnection(uriForSocket(socket)).asPromise();
    expect(await again.collection('things').countDocuments()).toBe(1);
    await again.close();
  });

  test('serves from its worker and stops it when asked', async () => {
    const file = join(folder, 'store.sqlite');
    const store = await startEmbeddedStore({ file, worker: built.worker });
    const connection = await mongoose.createConnection(store.uri).asPromise();
    await connection.collection('things').insertOne({ n: 1 });
    await connection.close();
    await Promise.all([store.stop(), store.stop()]);
    expect(existsSync(store.socket)).toBe(false);
    const again = await startEmbeddedStore({ file, worker: built.worker });
    await again.stop();
  });

  test('hears in one sentence from its worker that the file cannot be used', async () => {
    await expect(startEmbeddedStore({ file: join(owner, 'store.sqlite'), worker: built.worker })).rejects.toMatchObject({ code: 'store-unwritable' });
  });

  test('is told when its worker dies', async () => {
    const dying = built.module(
      'dying.mjs',
      "import { parentPort } from 'node:worker_threads'; parentPort.postMessage({ kind: 'ready' }); setTimeout(() => { throw new Error('out of memory'); }, 50);",
    );
    const store = await startEmbeddedStore({ file: join(folder, 'store.sqlite'), worker: pathToFileURL(dying) });
    const reason = await store.failed;
    expect(reason).toMatchObject({ code: 'store-failed', message: expect.stringContaining('out of memory') });
    await store.stop();
  });

  test('is told when its worker ends without a word, before or after it was ready', async () => {
    const silent = built.module('silent.mjs', 'process.exit(3);');
    await expect(startEmbeddedStore({ file: join(folder, 'store.sqlite'), worker: pathToFileURL(silent) })).rejects.toMatchObject({ code: 'store-failed' });
    const leaving = built.module('leaving.mjs', "import { parentPort } from 'node:worker_threads'; parentPort.postMessage({ kind: 'ready' });");
    const store = await startEmbeddedStore({ file: join(folder, 'store.sqlite'), worker: pathToFileURL(leaving) });
    expect(await store.failed).toMatchObject({ code: 'store-failed' });
  });
});
