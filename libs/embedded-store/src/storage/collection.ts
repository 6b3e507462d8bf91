import type { Document } from '../bson.ts';
import { mongoError } from '../mongo-error.ts';
import type { KeyField } from '../values/sort-key.ts';

/** An index as it is kept: what was asked for, and whether any document has an array at its path. */
export interface CollectionIndex {
  readonly id: number;
  readonly name: string;
  readonly keyPattern: Document;
  readonly fields: readonly KeyField[];
  readonly unique: boolean;
  /** The bytes that every key of this index starts with. */
  readonly prefix: Buffer;
  /** Set for good by the first document that has an array at the index's path. */
  multikey: boolean;
}

export interface Collection {
  readonly id: number;
  readonly database: string;
  readonly name: string;
  readonly namespace: string;
  readonly indexes: readonly CollectionIndex[];
  /** The number of the document inserted last. */
  lastNumber: number;
}

/** Documents of collection n are numbered from n * span. */
const span = 2 ** 40;

export function documentNumbers(collectionId: number): { readonly from: number; readonly to: number } {
  return { from: collectionId * span, to: (collectionId + 1) * span };
}

/** The fields of a key pattern or a sort, `{ day: 1, 'person.name': -1 }`. @throws BadValue for other directions */
export function keyFields(pattern: Document): KeyField[] {
  return Object.entries(pattern).map(([name, direction]) => {
    if (name === '' || name.startsWith('$') || name.split('.').includes('')) {
      throw mongoError('BadValue', `The field name "${name}" cannot be used in a sort or an index`);
    }
    if (direction !== 1 && direction !== -1) throw mongoError('BadValue', `The order of ${name} has to be 1 or -1`);
    return { name, path: name.split('.'), direction };
  });
}

export function toCollectionIndex(spec: { id: number; name: string; keyPattern: Document; unique: boolean; multikey: boolean }): CollectionIndex {
  const prefix = Buffer.alloc(4);
  prefix.writeUInt32BE(spec.id);
  return { ...spec, fields: keyFields(spec.keyPattern), prefix };
}

/** The index as listIndexes shows it and createIndexes takes it. */
export function indexSpec(index: CollectionIndex): Document {
  const unique = index.unique && index.name !== '_id_';
  return { v: 2, key: index.keyPattern, name: index.name, ...(unique && { unique: true }) };
}
