import type { KeyRange } from '../planner/index-ranges.ts';
import type { SqliteDatabase } from '../sqlite/binding.ts';

/** One stored document: its number (order of insertion within the collection) and its BSON bytes. */
export interface Row {
  readonly number: number;
  readonly raw: Buffer;
}

/** A row as an index reaches it. */
export interface IndexedRow extends Row {
  readonly key: Buffer;
}

/** The three tables of the store, as the few questions that are asked of them. */
export type Tables = ReturnType<typeof openTables>;

/** node:sqlite gives blobs as Uint8Array, better-sqlite3 as Buffer. */
function toBuffer(blob: Uint8Array): Buffer {
  return Buffer.isBuffer(blob) ? blob : Buffer.from(blob.buffer, blob.byteOffset, blob.byteLength);
}

function toRows<R extends Row>(found: unknown[]): R[] {
  const rows = found as { number: number; raw: Uint8Array; key?: Uint8Array }[];
  for (const row of rows) {
    row.raw = toBuffer(row.raw);
    if (row.key) row.key = toBuffer(row.key);
  }
  return rows as R[];
}

export function openTables(database: SqliteDatabase) {
  return { ...documentTable(database), ...entryTable(database), ...collectionTable(database) };
}

function documentTable(database: SqliteDatabase) {
  const insert = database.prepare('INSERT INTO document (number, raw) VALUES (?, ?)');
  const replace = database.prepare('UPDATE document SET raw = ? WHERE number = ?');
  const remove = database.prepare('DELETE FROM document WHERE number = ?');
  const removeRange = database.prepare('DELETE FROM document WHERE number >= ? AND number < ?');
  const last = database.prepare('SELECT max(number) AS number FROM document WHERE number >= ? AND number < ?');
  const scan = database.prepare('SELECT number, raw FROM document WHERE number > ? AND number < ? ORDER BY number LIMIT ?');
  return {
    insertDocument: (number: number, raw: Buffer) => void insert.run(number, raw),
    replaceDocument: (number: number, raw: Buffer) => void replace.run(raw, number),
    deleteDocument: (number: number) => void remove.run(number),
    deleteDocuments: (from: number, to: number) => void removeRange.run(from, to),
    lastDocument: (from: number, to: number) => (last.get(from, to) as { number: number | null }).number,
    scanDocuments: (after: number, before: number, limit: number) => toRows<Row>(scan.all(after, before, limit)),
  };
}

function entryTable(database: SqliteDatabase) {
  const insert = database.prepare('INSERT INTO entry (key, number) VALUES (?, ?)');
  const remove = database.prepare('DELETE FROM entry WHERE key = ? AND number = ?');
  const removeRange = database.prepare('DELETE FROM entry WHERE key >= ? AND key < ?');
  const holder = database.prepare('SELECT number FROM entry WHERE key = ? LIMIT 1');
  const count = database.prepare('SELECT count(*) AS n FROM entry WHERE key >= ? AND key < ?');
  const forward = database.prepare(
    `SELECT entry.key, entry.number, document.raw FROM entry JOIN document ON document.number = entry.number
     WHERE (entry.key, entry.number) > (?, ?) AND entry.key < ? ORDER BY entry.key, entry.number LIMIT ?`,
  );
  const backward = database.prepare(
    `SELECT entry.key, entry.number, document.raw FROM entry JOIN document ON document.number = entry.number
     WHERE (entry.key, entry.number) < (?, ?) AND entry.key >= ? ORDER BY entry.key DESC, entry.number DESC LIMIT ?`,
  );
  return {
    insertEntry: (key: Buffer, number: number) => void insert.run(key, number),
    deleteEntry: (key: Buffer, number: number) => void remove.run(key, number),
    deleteEntries: ({ from, to }: KeyRange) => void removeRange.run(from, to),
    findHolder: (key: Buffer) => (holder.get(key) as { number: number } | undefined)?.number,
    countEntries: ({ from, to }: KeyRange) => (count.get(from, to) as { n: number }).n,
    readForward: (key: Buffer, number: number, to: Buffer, limit: number) => toRows<IndexedRow>(forward.all(key, number, to, limit)),
    readBackward: (key: Buffer, number: number, from: Buffer, limit: number) => toRows<IndexedRow>(backward.all(key, number, from, limit)),
  };
}

function collectionTable(database: SqliteDatabase) {
  const all = database.prepare('SELECT id, namespace, indexes FROM collection ORDER BY namespace');
  const save = database.prepare('INSERT INTO collection (id, namespace, indexes) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET indexes = excluded.indexes');
  const remove = database.prepare('DELETE FROM collection WHERE id = ?');
  return {
    readCollections: () => all.all() as { id: number; namespace: string; indexes: Uint8Array }[],
    saveCollection: (id: number, namespace: string, indexes: Buffer) => void save.run(id, namespace, indexes),
    deleteCollection: (id: number) => void remove.run(id),
  };
}
