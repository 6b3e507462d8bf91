import { decode, encode, type Document } from '../bson.ts';
import { mongoError, type MongoErrorName } from '../mongo-error.ts';
import { prefixRange } from '../planner/index-ranges.ts';
import { indexSpec, toCollectionIndex, type Collection, type CollectionIndex } from '../storage/collection.ts';
import { readRows } from '../storage/read-rows.ts';
import type { Store } from '../storage/store.ts';
import { fillIndex } from '../storage/write-document.ts';
import { isDocument } from '../values/is-document.ts';
import { checkFields } from './allowed-fields.ts';
import type { Command } from './command.ts';
import { documentField, textField } from './request.ts';

/** Makes indexes over what is stored already; one that exists in the same form is left as it is. */
export const createIndexes: Command = {
  writes: true,
  fields: ['indexes'],
  run(store, { command, database }) {
    const name = textField(command, 'createIndexes');
    if (!Array.isArray(command.indexes) || command.indexes.length === 0) throw mongoError('BadValue', 'Must specify at least one index to create');
    const createdCollectionAutomatically = !store.catalog.find(database, name);
    const numIndexesBefore = store.catalog.ensure(database, name).indexes.length;
    for (const spec of command.indexes) createIndex(store, store.catalog.ensure(database, name), spec);
    const numIndexesAfter = store.catalog.ensure(database, name).indexes.length;
    return { fields: { numIndexesBefore, numIndexesAfter, createdCollectionAutomatically } };
  },
};

function createIndex(store: Store, collection: Collection, spec: unknown): void {
  const index = newIndex(spec, store.catalog.nextIndexId());
  if (hasSameIndex(collection, index)) return;
  fillIndex(store, collection, storedDocuments(store, collection), index);
  store.catalog.save({ ...collection, indexes: [...collection.indexes, index] });
}

function newIndex(spec: unknown, id: number): CollectionIndex {
  if (!isDocument(spec)) throw mongoError('TypeMismatch', 'An index has to be an object');
  checkFields(spec, 'createIndexes.indexes', ['v', 'key', 'name', 'unique', 'background', 'ns']);
  const keyPattern = documentField(spec, 'key');
  for (const [field, direction] of Object.entries(keyPattern)) {
    if (typeof direction === 'string' || field.includes('$')) {
      throw mongoError('CannotCreateIndex', `The index on ${field} is of a kind that the embedded store does not have`);
    }
  }
  if (Object.keys(keyPattern).length === 0) throw mongoError('CannotCreateIndex', 'Index keys cannot be an empty object');
  return toCollectionIndex({ id, name: textField(spec, 'name'), keyPattern, unique: spec.unique === true, multikey: false });
}

/** @throws IndexKeySpecsConflict, IndexOptionsConflict when there is another index of that name or key */
function hasSameIndex({ indexes }: Collection, { name, keyPattern, unique }: CollectionIndex): boolean {
  const key = JSON.stringify(keyPattern);
  const isSameKey = (index: CollectionIndex) => JSON.stringify(index.keyPattern) === key;
  const existing = indexes.find((index) => index.name === name) ?? indexes.find(isSameKey);
  if (!existing) return false;
  const same = existing.name === name && isSameKey(existing) && (existing.unique === unique || name === '_id_');
  if (same || (key === '{"_id":1}' && isSameKey(existing))) return true;
  const problem: MongoErrorName = existing.name === name ? 'IndexKeySpecsConflict' : 'IndexOptionsConflict';
  throw mongoError(problem, `An index already exists with another name or other options: ${existing.name}`);
}

function* storedDocuments({ tables }: Store, collection: Collection): Generator<{ number: number; document: Document }> {
  const everything = { ranges: [], covered: true, order: 'forward' } as const;
  for (const { number, raw } of readRows(tables, collection, everything, 64)) yield { number, document: decode(raw) };
}

/** Deletes indexes by name, by key or, with `*`, all but the one on `_id`. */
export const dropIndexes: Command = {
  writes: true,
  fields: ['index'],
  run({ tables, catalog, cursors }, { command, database }) {
    const name = textField(command, 'dropIndexes');
    const collection = catalog.find(database, name);
    if (!collection) throw mongoError('NamespaceNotFound', `ns not found ${database}.${name}`);
    const gone = indexesToDrop(collection, command.index);
    for (const { prefix } of gone) tables.deleteEntries(prefixRange(prefix));
    catalog.save({ ...collection, indexes: collection.indexes.filter((index) => !gone.includes(index)) });
    cursors.closeAll(collection.namespace);
    return { fields: { nIndexesWas: collection.indexes.length } };
  },
};

function indexesToDrop({ indexes }: Collection, wanted: unknown): CollectionIndex[] {
  const [idIndex, ...others] = indexes;
  if (wanted === '*') return others;
  const list = Array.isArray(wanted) ? wanted : [wanted];
  return list.map((one) => {
    const key = JSON.stringify(one);
    const index = indexes.find(({ name, keyPattern }) => name === one || JSON.stringify(keyPattern) === key);
    if (!index) throw mongoError('IndexNotFound', `index not found with name [${String(one)}]`);
    if (index === idIndex) throw mongoError('InvalidOptions', 'cannot drop _id index');
    return index;
  });
}

/** Lists the indexes of a collection. */
export const listIndexes: Command = {
  writes: false,
  fields: ['cursor'],
  run({ catalog }, { command, database }) {
    const name = textField(command, 'listIndexes');
    const collection = catalog.find(database, name);
    if (!collection) throw mongoError('NamespaceNotFound', `ns does not exist: ${database}.${name}`);
    const documents = collection.indexes.map((index) => encode(indexSpec(index)));
    return { cursor: { id: 0, namespace: `${database}.$cmd.listIndexes.${name}`, batch: 'firstBatch', documents } };
  },
};
