import { createRequire } from 'node:module';
import type { mongo } from 'mongoose';
import { mongoError } from './mongo-error.ts';

type Bson = typeof mongo.BSON;

/** A decoded BSON document: field names in document order. */
export type Document = Record<string, unknown>;

/** The largest document MongoDB stores, in bytes. */
export const maxDocumentBytes = 16 * 1024 * 1024;

/** The very copy of bson that the driver inside Mongoose uses, whatever else is installed beside it. */
function loadBson(): Bson {
  const mongoose = createRequire(createRequire(import.meta.url).resolve('mongoose'));
  const driver = createRequire(mongoose.resolve('mongodb'));
  return driver('bson') as Bson;
}

export const bson: Bson = loadBson();

/** Decodes for reading: numbers become JavaScript numbers where they fit. */
export function decode(raw: Uint8Array): Document {
  return bson.deserialize(raw, { bsonRegExp: true });
}

/** Decodes for writing back: every number keeps its BSON type, so an update changes only what it names. */
export function decodeExactly(raw: Uint8Array): Document {
  return bson.deserialize(raw, { bsonRegExp: true, promoteValues: false });
}

/**
 * Encodes a document for storage or for a reply.
 * @throws BSONObjectTooLarge above 16 MB.
 */
export function encode(document: Document): Buffer {
  const bytes = bson.serialize(document, { ignoreUndefined: true });
  return withinLimit(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

/** The same bytes, unless they are more than a document may have. @throws BSONObjectTooLarge */
export function withinLimit(raw: Buffer): Buffer {
  if (raw.length <= maxDocumentBytes) return raw;
  throw mongoError('BSONObjectTooLarge', `BSONObj size: ${raw.length} is invalid. Size must be between 0 and ${maxDocumentBytes}`);
}
