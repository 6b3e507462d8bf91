import { bson, type Document } from '../bson.ts';
import { mongoError } from '../mongo-error.ts';
import type { Collection, CollectionIndex } from './collection.ts';
import { indexKeys, type IndexKey, type IndexKeys } from './index-keys.ts';
import type { Store } from './store.ts';

/** A document's entries in every index of its collection, in the order of the indexes. */
export type DocumentKeys = readonly IndexKeys[];

export function documentKeys(collection: Collection, document: Document): DocumentKeys {
  return collection.indexes.map((index) => indexKeys(index, document));
}

/** Adds a document. @throws DuplicateKey before anything is written */
export function insertDocument({ tables, catalog }: Store, collection: Collection, raw: Buffer, keys: DocumentKeys): void {
  const number = collection.lastNumber + 1;
  const changes = entryChanges({ tables, catalog }, collection, number, [], keys);
  tables.insertDocument(number, raw);
  collection.lastNumber = number;
  changes();
}

/** Puts another version in a document's place. @throws DuplicateKey before anything is written */
export function replaceDocument(store: Store, collection: Collection, number: number, raw: Buffer, before: DocumentKeys, after: DocumentKeys): void {
  const changes = entryChanges(store, collection, number, before, after);
  store.tables.replaceDocument(number, raw);
  changes();
}

export function deleteDocument(store: Store, collection: Collection, number: number, keys: DocumentKeys): void {
  entryChanges(store, collection, number, keys, [])();
  store.tables.deleteDocument(number);
}

/** Enters every stored document into one new index. @throws DuplicateKey; the caller's savepoint takes the rest back */
export function fillIndex(store: Store, collection: Collection, documents: Iterable<{ number: number; document: Document }>, index: CollectionIndex): void {
  const alone = { ...collection, indexes: [index] };
  for (const { number, document } of documents) {
    const keys = indexKeys(index, document);
    checkUnique(store, alone, index, number, keys.keys);
    for (const { key } of keys.keys) store.tables.insertEntry(key, number);
    index.multikey ||= keys.multikey;
  }
}

/** Finds out which entries come and go, and checks the unique ones; calling the result writes them. */
function entryChanges({ tables, catalog }: Pick<Store, 'tables' | 'catalog'>, collection: Collection, number: number, before: DocumentKeys, after: DocumentKeys): () => void {
  const removed: Buffer[] = [];
  const added: Buffer[] = [];
  const newlyMultikey: CollectionIndex[] = [];
  for (const [position, index] of collection.indexes.entries()) {
    const old = before[position]?.keys ?? [];
    const next = after[position]?.keys ?? [];
    const gone = without(old, next);
    const come = without(next, old);
    checkUnique({ tables }, collection, index, number, come);
    for (const { key } of gone) removed.push(key);
    for (const { key } of come) added.push(key);
    if (after[position]?.multikey && !index.multikey) newlyMultikey.push(index);
  }
  return () => {
    for (const key of removed) tables.deleteEntry(key, number);
    for (const key of added) tables.insertEntry(key, number);
    if (newlyMultikey.length === 0) return;
    for (const index of newlyMultikey) index.multikey = true;
    catalog.save(collection);
  };
}

function without(keys: readonly IndexKey[], others: readonly IndexKey[]): readonly IndexKey[] {
  if (others.length === 0 || keys.length === 0) return keys;
  if (others.length === 1) return keys.filter(({ key }) => !key.equals(others[0]!.key));
  const known = new Set(others.map(({ key }) => key.toString('latin1')));
  return keys.filter(({ key }) => !known.has(key.toString('latin1')));
}

function checkUnique({ tables }: Pick<Store, 'tables'>, collection: Collection, index: CollectionIndex, number: number, keys: readonly IndexKey[]): void {
  if (!index.unique) return;
  for (const { key, values } of keys) {
    const holder = tables.findHolder(key);
    if (holder !== undefined && holder !== number) throw duplicateKey(collection, index, values);
  }
}

/** MongoDB's E11000, with the key as the driver's callers read it. */
function duplicateKey(collection: Collection, index: CollectionIndex, values: readonly unknown[]): Error {
  const keyValue = Object.fromEntries(index.fields.map(({ name }, position) => [name, values[position]]));
  const shown = Object.entries(keyValue).map(([name, value]) => `${name}: ${shownValue(value)}`);
  const message = `E11000 duplicate key error collection: ${collection.namespace} index: ${index.name} dup key: { ${shown.join(', ')} }`;
  return mongoError('DuplicateKey', message, { keyPattern: index.keyPattern, keyValue });
}

function shownValue(value: unknown): string {
  return value instanceof bson.ObjectId ? `ObjectId('${value.toHexString()}')` : JSON.stringify(value);
}
