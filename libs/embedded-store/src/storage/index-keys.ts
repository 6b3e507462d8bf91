import type { Document } from '../bson.ts';
import { mongoError } from '../mongo-error.ts';
import { encodeKey } from '../values/encode-key.ts';
import { missing } from '../values/missing.ts';
import { valuesAt } from '../values/values-at.ts';
import type { CollectionIndex } from './collection.ts';

/** One entry of a document in an index, with the values it was made from. */
export interface IndexKey {
  readonly key: Buffer;
  readonly values: readonly unknown[];
}

export interface IndexKeys {
  readonly keys: readonly IndexKey[];
  readonly multikey: boolean;
}

/**
 * The entries a document has in an index: one, or one for each element where the path meets an array.
 * @throws CannotIndexParallelArrays when two fields of the index meet arrays.
 */
export function indexKeys(index: CollectionIndex, document: Document): IndexKeys {
  const found = index.fields.map(({ path }) => valuesAt(document, path));
  const arrays = found.filter(isFromArray);
  const directions = index.fields.map(({ direction }) => direction);
  const entry = (values: unknown[]): IndexKey => {
    const present = values.map((value) => (value === missing ? null : value));
    return { key: encodeKey(present, directions, index.prefix), values: present };
  };
  if (arrays.length === 0) return { keys: [entry(found.map((values) => values[0]))], multikey: false };
  if (arrays.length > 1) {
    throw mongoError('CannotIndexParallelArrays', `cannot index parallel arrays in the index ${index.name}`);
  }
  const [elements] = arrays;
  const entries = elements!.map((element) => entry(found.map((values) => (values === elements ? element : values[0]))));
  return { keys: withoutDoubles(entries), multikey: true };
}

/** An empty array shows as the one value undefined. */
function isFromArray(values: readonly unknown[]): boolean {
  return values.length > 1 || values[0] === undefined;
}

function withoutDoubles(entries: readonly IndexKey[]): IndexKey[] {
  return [...new Map(entries.map((entry) => [entry.key.toString('latin1'), entry])).values()];
}
