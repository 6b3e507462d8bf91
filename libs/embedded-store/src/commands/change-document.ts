import { decode } from '../bson.ts';
import type { Collection } from '../storage/collection.ts';
import type { Store } from '../storage/store.ts';
import type { Row } from '../storage/tables.ts';
import { deleteDocument, documentKeys, insertDocument, replaceDocument, type DocumentKeys } from '../storage/write-document.ts';
import { nextVersion, upsertVersion, type Update, type Version } from '../updates/update.ts';
import { elementsOf, onlyFields } from '../values/raw-document.ts';

/** Applies an update to one stored document and returns its bytes after it, the same when nothing changed. */
export function changeRow(store: Store, collection: Collection, row: Row, update: Update): Buffer {
  const next = nextVersion(update, row.raw);
  if (next.raw.equals(row.raw)) return row.raw;
  const before = storedKeys(collection, row);
  replaceDocument(store, collection, row.number, next.raw, before, documentKeys(collection, next.document));
  return next.raw;
}

export function removeRow(store: Store, collection: Collection, row: Row): void {
  deleteDocument(store, collection, row.number, storedKeys(collection, row));
}

/** The index entries of a stored document, of which only the indexed fields are decoded. */
function storedKeys(collection: Collection, { raw }: Row): DocumentKeys {
  const indexed = new Set(collection.indexes.flatMap(({ fields }) => fields.map(({ path }) => path[0])));
  return documentKeys(collection, decode(onlyFields(raw, (name) => indexed.has(name))));
}

/** Inserts what an upsert makes of its filter (the field `filterName` of a statement) and its update. */
export function upsertDocument(store: Store, collection: Collection, update: Update, statement: Buffer, filterName: string): Version {
  const filter = elementsOf(statement).find(({ name }) => name === filterName);
  const made = upsertVersion(update, filter ? statement.subarray(filter.value, filter.end) : emptyDocument);
  insertDocument(store, collection, made.raw, documentKeys(collection, made.document));
  return made;
}

const emptyDocument = Buffer.from([5, 0, 0, 0, 0]);
