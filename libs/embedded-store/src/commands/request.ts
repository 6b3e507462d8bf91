import type { Document } from '../bson.ts';
import { mongoError } from '../mongo-error.ts';
import { isDocument } from '../values/is-document.ts';
import { elementsOf, rawType } from '../values/raw-document.ts';

/** One command as it came over the wire. */
export interface Request {
  readonly name: string;
  readonly database: string;
  /** The command document, decoded for reading. */
  readonly command: Document;
  /** The same, as bytes: what is to be stored is taken from here. */
  readonly body: Buffer;
  /** Lists of documents sent beside the command: documents, updates, deletes. */
  readonly sequences: ReadonlyMap<string, readonly Buffer[]>;
}

/** The answer to a command. Stored documents are passed on as bytes. */
export interface Reply {
  readonly fields?: Document;
  readonly cursor?: { readonly id: number; readonly namespace: string; readonly batch: 'firstBatch' | 'nextBatch'; readonly documents: readonly Buffer[] };
  /** The document of findAndModify. */
  readonly value?: Buffer | null;
}

/** A text field that has to be there. @throws TypeMismatch */
export function textField(command: Document, name: string): string {
  const value = command[name];
  if (typeof value === 'string') return value;
  throw mongoError('TypeMismatch', `BSON field '${name}' is the wrong type, expected a string`);
}

/** A document field, empty when it is not there. @throws TypeMismatch */
export function documentField(command: Document, name: string): Document {
  const value = command[name];
  if (value === undefined || value === null) return {};
  if (isDocument(value)) return value;
  throw mongoError('TypeMismatch', `BSON field '${name}' is the wrong type, expected an object`);
}

/** A whole number from 0, or undefined. @throws BadValue */
export function countField(command: Document, name: string): number | undefined {
  const value = command[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  throw mongoError('BadValue', `BSON field '${name}' has to be a whole number that is not negative`);
}

/** The index a caller wants used, by name or key pattern. @throws FailedToParse */
export function hintField(command: Document): string | Document | undefined {
  const { hint } = command;
  if (hint === undefined || (isDocument(hint) && Object.keys(hint).length === 0)) return undefined;
  if (typeof hint === 'string' || isDocument(hint)) return hint;
  throw mongoError('FailedToParse', 'Hint must be a string or an object');
}

/** The statements of a write, as bytes, from wherever the driver put them. @throws TypeMismatch */
export function statements(request: Request, name: string): readonly Buffer[] {
  const sent = request.sequences.get(name);
  if (sent) return sent;
  const element = elementsOf(request.body).find((field) => field.name === name);
  if (element?.type !== rawType.array) throw mongoError('TypeMismatch', `BSON field '${name}' has to be an array of objects`);
  const array = request.body.subarray(element.value, element.end);
  return elementsOf(array).map((entry) => array.subarray(entry.value, entry.end));
}
