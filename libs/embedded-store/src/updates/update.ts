import { bson, decode, decodeExactly, encode, withinLimit, type Document } from '../bson.ts';
import { mongoError, notSupported } from '../mongo-error.ts';
import { compareValues } from '../values/compare-values.ts';
import { documentOf, elementsOf, findIdElement, rawType, startsWithId, withIdElement } from '../values/raw-document.ts';
import { applyChanges } from './apply-changes.ts';
import { toChanges, type Change } from './changes.ts';
import { upsertSeed } from './upsert-seed.ts';

/** What an update statement does to a document: changes parts of it, or puts another in its place. */
export type Update =
  | { readonly kind: 'changes'; readonly changes: readonly Change[] }
  | { readonly kind: 'replacement'; readonly raw: Buffer };

/** A version of a document: its bytes, and the same decoded for the index keys. */
export interface Version {
  readonly raw: Buffer;
  readonly document: Document;
}

/** Reads the field `name` of a command or statement as an update. @throws FailedToParse, CommandNotSupported */
export function readUpdate(statement: Buffer, name: string): Update {
  const element = elementsOf(statement).find((field) => field.name === name);
  if (element?.type === rawType.array) throw notSupported('A pipeline update');
  if (element?.type !== rawType.document) throw mongoError('FailedToParse', 'Update argument must be either an object or an array');
  const raw = statement.subarray(element.value, element.end);
  const names = elementsOf(raw).map((field) => field.name);
  if (names[0]?.startsWith('$')) return { kind: 'changes', changes: toChanges(decodeExactly(raw)) };
  const dollar = names.find((field) => field.startsWith('$'));
  if (dollar) {
    throw mongoError('DollarPrefixedFieldName', `The dollar ($) prefixed field '${dollar}' is not allowed in the context of an update's replacement document.`);
  }
  return { kind: 'replacement', raw };
}

/** The next version of a stored document. @throws ImmutableField when the update would change `_id` */
export function nextVersion(update: Update, current: Buffer): Version {
  const id = findIdElement(current)!;
  if (update.kind === 'changes') {
    const document = decodeExactly(current);
    const before = document._id;
    applyChanges(document, update.changes, false);
    if (document._id === undefined || compareValues(before, document._id) !== 0) throw immutableId();
    return { raw: encode(document), document };
  }
  const given = findIdElement(update.raw);
  if (given && !given.equals(id) && compareValues(onlyValue(given), onlyValue(id)) !== 0) throw immutableId();
  const raw = withinLimit(withIdElement(update.raw, id));
  return { raw, document: decode(raw) };
}

/** The document that an upsert inserts when nothing matches `filter` (raw, as it was sent). */
export function upsertVersion(update: Update, filter: Buffer): Version {
  const seed = upsertSeed(decodeExactly(filter));
  if (update.kind === 'replacement') {
    const given = findIdElement(update.raw) ?? findIdElement(encode({ _id: seed._id ?? new bson.ObjectId() }))!;
    return toNewVersion(withIdElement(update.raw, given));
  }
  const seedId = seed._id;
  applyChanges(seed, update.changes, true);
  if (seedId !== undefined && compareValues(seedId, seed._id) !== 0) throw immutableId();
  return toNewVersion(encode(seed));
}

/** A document as it is inserted: with an `_id`, made now if need be, and that in front. @throws InvalidIdField */
export function toNewVersion(sent: Buffer): Version {
  let raw = sent;
  if (!startsWithId(raw)) raw = withIdElement(raw, findIdElement(raw) ?? findIdElement(encode({ _id: new bson.ObjectId() }))!);
  const document = decode(withinLimit(raw));
  const id = document._id;
  if (Array.isArray(id) || id instanceof bson.BSONRegExp || id === undefined) {
    throw mongoError('InvalidIdField', "The '_id' value cannot be of type array, regex or undefined");
  }
  return { raw, document };
}

function onlyValue(element: Buffer): unknown {
  return decode(documentOf([element]))._id;
}

function immutableId(): Error {
  return mongoError('ImmutableField', "Performing an update on the path '_id' would modify the immutable field '_id'");
}
