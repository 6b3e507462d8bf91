import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import mongoose, { type Connection } from 'mongoose';
import { describeEmbedded } from '../contract/contract-store.ts';
import { openBinding } from '../sqlite/binding.ts';
import { isStoreProblem } from '../store-problem.ts';
import { startEmbeddedStore, type EmbeddedStore } from '../start-embedded-store.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-file-'));
  file = join(folder, 'store.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true }));

const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

async function withStore<T>(work: (connection: Connection, store: EmbeddedStore) => Promise<T>): Promise<T> {
  const store = await startEmbeddedStore({ file, worker: 'here' });
  const connection = await mongoose.createConnection(store.uri).asPromise();
  try {
    return await work(connection, store);
  } finally {
    await connection.close();
    await store.stop();
  }
}

describeEmbedded('the file', () => {
  test('keeps documents, indexes and databases from one start to the next', async () => {
    await withStore(async (connection) => {
      await connection.collection('things').createIndex({ ref: 1 }, { unique: true });
      await connection.collection('things').createIndex({ tags: 1 });
      await connection.collection('things').insertMany([{ ref: 'a', tags: ['x', 'y'] }, { ref: 'b', tags: 'x' }]);
      await connection.useDb('elsewhere').collection('things').insertOne({ ref: 'a' });
    });
    await withStore(async (connection) => {
      const things = connection.collection('things');
      expect(await things.countDocuments({ tags: 'x' })).toBe(2);
      expect(await things.find({ tags: { $gte: 'x' } }).toArray()).toHaveLength(2);
      await expect(things.insertOne({ ref: 'a' })).rejects.toMatchObject({ code: 11000 });
      await things.insertOne({ ref: 'c' });
      expect(await things.countDocuments()).toBe(3);
      expect(await connection.useDb('elsewhere').collection('things').countDocuments()).toBe(1);
    });
  });

  test('and the socket are for this user alone, whatever the umask', async () => {
    const before = process.umask(0);
    try {
      file = join(folder, 'new', 'store.sqlite');
      await withStore(async (connection, { socket }) => {
        await connection.collection('things').insertOne({ n: 1 });
        expect([file, `${file}-wal`, socket].map(mode)).toEqual(['600', '600', '600']);
        expect([dirname(file), dirname(socket)].map(mode)).toEqual(['700', '700']);
      });
    } finally {
      process.umask(before);
    }
  });

  test('that others could read is closed to them at the next start', async () => {
    writeFileSync(file, '', { mode: 0o644 });
    await withStore(async () => expect(mode(file)).toBe('600'));
  });

  test('has every accepted write when the store is stopped in the middle of them', async () => {
    const written = await withStore(async (connection, store) => {
      const things = connection.collection('things');
      await things.insertOne({ n: -1 });
      const writes = Array.from({ length: 300 }, (_, n) => things.insertOne({ n }).then(() => n, () => undefined));
      await writes[0];
      await store.stop();
      return (await Promise.all(writes)).filter((n) => n !== undefined);
    });
    expect(written.length).toBeGreaterThan(0);
    await withStore(async (connection) => {
      const found = new Set((await connection.collection('things').find({}).toArray()).map(({ n }) => n as number));
      expect(written.filter((n) => !found.has(n))).toEqual([]);
    });
  });

  test('and the socket leave nothing in the temporary folder', async () => {
    const socket = await withStore(async (_connection, store) => store.socket);
    expect(existsSync(dirname(socket))).toBe(false);
    expect(existsSync(`${file}-wal`)).toBe(false);
  });
});

describeEmbedded('a store that cannot be used says so in one sentence:', () => {
  async function problem(): Promise<{ code: string; message: string }> {
    const error = await startEmbeddedStore({ file, worker: 'here' }).then(
      async (store) => store.stop().then(() => new Error('it started')),
      (reason: unknown) => reason,
    );
    if (!isStoreProblem(error)) throw error;
    expect(error.message).toMatch(/^[^\n]+\.$/);
    expect(error.message).toContain(file);
    return error;
  }

  test('a file that is no database', async () => {
    writeFileSync(file, 'Dear diary, '.repeat(1000));
    expect(await problem()).toMatchObject({ code: 'store-damaged' });
    expect(readFileSync(file, 'utf8')).toBe('Dear diary, '.repeat(1000));
  });

  test('a file whose middle was overwritten', async () => {
    await withStore((connection) => connection.collection('things').insertMany(Array.from({ length: 2000 }, (_, n) => ({ n, text: 'x'.repeat(500) }))));
    const size = statSync(file).size;
    const handle = openSync(file, 'r+');
    writeSync(handle, Buffer.alloc(size / 2, 0x5a), 0, size / 2, 4096 * 2);
    closeSync(handle);
    expect(await problem()).toMatchObject({ code: 'store-damaged' });
  });

  test('a file that was cut off', async () => {
    await withStore((connection) => connection.collection('things').insertMany(Array.from({ length: 2000 }, (_, n) => ({ n, text: 'x'.repeat(500) }))));
    writeFileSync(file, readFileSync(file).subarray(0, 4096 * 20));
    expect(await problem()).toMatchObject({ code: 'store-damaged' });
  });

  test("another program's database, which it leaves alone", async () => {
    const other = openBinding(file);
    other.exec('CREATE TABLE recipes (name TEXT)');
    other.close();
    const before = readFileSync(file);
    expect(await problem()).toMatchObject({ code: 'store-damaged' });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('a file of a newer version', async () => {
    await withStore(async () => undefined);
    const newer = openBinding(file);
    newer.exec('PRAGMA user_version = 99');
    newer.close();
    expect((await problem()).message).toContain('newer version');
  });

  test('a folder that cannot be written', async () => {
    writeFileSync(join(folder, 'not-a-folder'), '');
    file = join(folder, 'not-a-folder', 'store.sqlite');
    expect(await problem()).toMatchObject({ code: 'store-unwritable' });
  });

  test('a folder in the place of the file', async () => {
    mkdirSync(file);
    expect(await problem()).toMatchObject({ code: 'store-unwritable' });
  });

  test('a file that is open already', async () => {
    await withStore(async () => {
      expect(await problem()).toMatchObject({ code: 'store-busy' });
    });
  });

  test('something else in the place of the socket, which it leaves alone', async () => {
    const socket = join(folder, 'notes.txt');
    writeFileSync(socket, 'keep me');
    await expect(startEmbeddedStore({ file, socket })).rejects.toMatchObject({ code: 'store-unwritable' });
    expect(readFileSync(socket, 'utf8')).toBe('keep me');
  });

  test('a socket path too long for the operating system', async () => {
    await expect(startEmbeddedStore({ file, socket: join(folder, 'x'.repeat(120)) })).rejects.toMatchObject({ code: 'store-unwritable' });
  });
});

describeEmbedded('a file that is damaged while it is served', () => {
  test('is told to the owner', async () => {
    const store = await startEmbeddedStore({ file, worker: 'here' });
    const connection = await mongoose.createConnection(store.uri).asPromise();
    const things = connection.collection('things');
    for (let part = 0; part < 8; part++) await things.insertMany(Array.from({ length: 20 }, (_, n) => ({ part, n, text: 'x'.repeat(700_000) })));
    const handle = openSync(file, 'r+');
    for (let at = 4096; at < statSync(file).size; at += 4096) writeSync(handle, Buffer.alloc(4096, 0x5a), 0, 4096, at);
    closeSync(handle);
    await expect(things.find({}).toArray()).rejects.toThrow();
    expect(await store.failed).toMatchObject({ code: 'store-damaged', message: expect.stringContaining(file) });
    await connection.close();
    await store.stop().catch(() => undefined);
  });
});
