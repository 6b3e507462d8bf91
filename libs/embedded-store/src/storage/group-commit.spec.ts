import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SqliteDatabase } from '../sqlite/binding.ts';
import { openDatabase } from '../sqlite/open-database.ts';
import { openGroupCommit, type GroupCommit } from './group-commit.ts';

let folder: string;
let database: SqliteDatabase;
let commits: GroupCommit;
let committed: number;
let undone: number;
let failNextCommit: boolean;
/** What the disk does when it is told to keep what is committed. */
let toDisk: () => Promise<void>;

/** A real file; COMMIT is counted and can be made to fail. */
function observed(real: SqliteDatabase): SqliteDatabase {
  return {
    ...real,
    exec: (sql) => real.exec(sql),
    prepare(sql) {
      const statement = real.prepare(sql);
      if (sql !== 'COMMIT') return statement;
      return { ...statement, get: () => undefined, all: () => [], run: () => commit(() => statement.run()) };
    },
  };
}

function commit(run: () => unknown): unknown {
  if (failNextCommit) {
    failNextCommit = false;
    throw new Error('the disk is full');
  }
  committed += 1;
  return run();
}

const add = (key: number) => () => void database.prepare('INSERT INTO document (number, raw) VALUES (?, ?)').run(key, Buffer.from([key]));
const keys = () => (database.prepare('SELECT number FROM document ORDER BY number').all() as { number: number }[]).map(({ number }) => number);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'group-commit-'));
  database = openDatabase(join(folder, 'store.sqlite'));
  [committed, undone, failNextCommit] = [0, 0, false];
  toDisk = () => Promise.resolve();
  commits = openGroupCommit(observed(database), () => (undone += 1), () => toDisk());
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

test('the file stays sound without waiting for the disk at each commit', () => {
  expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
  expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 1 });
});

/** A disk that answers when it is told to, and counts how often it was asked. */
function slowDisk() {
  const turns: { done: () => void; failed: (error: Error) => void }[] = [];
  toDisk = () => new Promise((done, failed) => void turns.push({ done, failed }));
  return turns;
}
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 20));

test('a write is answered when the disk has it, not when it is committed', async () => {
  const turns = slowDisk();
  let answered = false;
  const write = commits.write(add(1)).then(() => (answered = true));
  await aMoment();
  expect([committed, turns.length, answered]).toEqual([1, 1, false]);
  turns[0]!.done();
  await write;
});

test('what is committed while the disk is busy waits for its next turn, which all share', async () => {
  const turns = slowDisk();
  const answered: number[] = [];
  const write = (key: number) => commits.write(add(key)).then(() => void answered.push(key));
  const writes = [write(1)];
  await aMoment();
  writes.push(write(2));
  await aMoment();
  writes.push(write(3));
  await aMoment();
  expect([committed, turns.length]).toEqual([3, 1]);
  turns[0]!.done();
  await aMoment();
  expect([answered, turns.length]).toEqual([[1], 2]);
  turns[1]!.done();
  await Promise.all(writes);
  expect([answered, turns.length]).toEqual([[1, 2, 3], 2]);
});

test('a write that the disk did not keep is not acknowledged', async () => {
  const turns = slowDisk();
  const lost = commits.write(add(1));
  await aMoment();
  turns[0]!.failed(new Error('input/output error'));
  await expect(lost).rejects.toThrow('input/output error');
});

test('closing waits for the disk', async () => {
  const turns = slowDisk();
  void commits.write(add(1));
  let closed = false;
  const closing = commits.close().then(() => (closed = true));
  await aMoment();
  expect(closed).toBe(false);
  turns[0]!.done();
  await closing;
});

test('writes that wait together share one commit', async () => {
  await Promise.all([1, 2, 3].map((key) => commits.write(add(key))));
  expect([keys(), committed, undone]).toEqual([[1, 2, 3], 1, 0]);
});

test('a crowd of writes is committed in several batches', async () => {
  const many = Array.from({ length: 300 }, (_, key) => key);
  await Promise.all(many.map((key) => commits.write(add(key))));
  expect([keys(), committed]).toEqual([many, 3]);
});

test('a write is answered after its commit, not before', async () => {
  let seen = -1;
  const write = commits.write(add(1)).then(() => (seen = committed));
  expect(committed).toBe(0);
  await write;
  expect(seen).toBe(1);
});

test('a write that fails leaves no trace and does not disturb its neighbours', async () => {
  const failing = commits.write(() => {
    add(2)();
    throw new Error('no');
  });
  const outcomes = await Promise.allSettled([commits.write(add(1)), failing, commits.write(add(3))]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect([keys(), committed, undone]).toEqual([[1, 3], 1, 1]);
});

test('a part of a write can be taken back alone', async () => {
  await commits.write(() => {
    add(1)();
    expect(() => commits.atomically(() => {
      add(2)();
      throw new Error('no');
    })).toThrow('no');
    add(3)();
  });
  expect(keys()).toEqual([1, 3]);
});

test('when the commit fails all its writes fail, and the next batch goes on', async () => {
  failNextCommit = true;
  const outcomes = await Promise.allSettled([commits.write(add(1)), commits.write(add(2))]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await commits.write(add(3));
  expect([keys(), undone]).toEqual([[3], 1]);
});

test('when SQLite ends the transaction by itself no write of the batch is acknowledged', async () => {
  const breaking = () => {
    database.exec('ROLLBACK');
    throw new Error('database or disk is full');
  };
  const outcomes = await Promise.allSettled([add(1), breaking, add(2)].map((run) => commits.write(run)));
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  await commits.write(add(3));
  expect(keys()).toEqual([3]);
});

test('a full disk refuses writes, keeps what it has, and takes writes again when there is room', async () => {
  await commits.write(add(1));
  const { page_count: pages } = database.prepare('PRAGMA page_count').get() as { page_count: number };
  database.exec(`PRAGMA max_page_count = ${pages + 10}`);
  const big = (key: number) => () => void database.prepare('INSERT INTO document (number, raw) VALUES (?, ?)').run(key, Buffer.alloc(20_000));
  const outcomes = await Promise.allSettled(Array.from({ length: 5 }, (_, n) => commits.write(big(10 + n))));
  const kept = outcomes.flatMap(({ status }, n) => (status === 'fulfilled' ? [10 + n] : []));
  expect(kept.length).toBeLessThan(5);
  expect(keys()).toEqual([1, ...kept]);
  database.exec(`PRAGMA max_page_count = ${pages + 1000}`);
  await commits.write(big(99));
  expect(keys()).toEqual([1, ...kept, 99]);
});

test('closing waits for the writes accepted and refuses later ones', async () => {
  const write = commits.write(add(1));
  await commits.close();
  expect(keys()).toEqual([1]);
  await write;
  await expect(commits.write(add(2))).rejects.toMatchObject({ codeName: 'ShutdownInProgress' });
});
