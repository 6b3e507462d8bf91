import type { Document } from '../bson.ts';

/** Whether a decoded value is a sub-document: not null, not an array, not one of BSON's own value types. */
export function isDocument(value: unknown): value is Document {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    typeof (value as { _bsontype?: unknown })._bsontype !== 'string'
  );
}
