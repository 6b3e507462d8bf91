import type { Document } from '../bson.ts';
import { mongoError, notSupported } from '../mongo-error.ts';
import { isDocument } from '../values/is-document.ts';

/** Fields that any command may carry and that change nothing on a store with one node. */
const harmless = new Set(['$db', 'lsid', '$clusterTime', '$readPreference', 'readConcern', 'writeConcern', 'comment', 'maxTimeMS']);

/** Fields that MongoDB knows and this server does not; anything else unknown is refused as MongoDB refuses it. */
const unsupported = new Set([
  'collation', 'let', 'arrayFilters', 'min', 'max', 'returnKey', 'showRecordId', 'tailable', 'awaitData', 'explain', 'bypassDocumentValidation',
  'sparse', 'partialFilterExpression', 'expireAfterSeconds', 'hidden', 'weights', 'default_language', 'language_override', 'wildcardProjection',
  'storageEngine', 'capped', 'size', 'timeseries', 'viewOn', 'pipeline', 'validator', 'validationLevel', 'validationAction', 'clusteredIndex',
  'encryptedFields', 'changeStreamPreAndPostImages', 'commitQuorum', 'sort', 'sampleRate', 'apiVersion', 'apiStrict', 'apiDeprecationErrors',
]);

/**
 * Refuses what a command says beyond what this server does: nothing is ignored that changes the meaning.
 * @throws IllegalOperation for retryable writes, CommandNotSupported, Location40415 for unknown fields.
 */
export function checkCommandFields(command: Document, name: string, allowed: readonly string[]): void {
  if ('startTransaction' in command || 'autocommit' in command) throw notSupported('A transaction');
  if ('txnNumber' in command) {
    throw mongoError('IllegalOperation', 'Transaction numbers are only allowed on a replica set member or mongos');
  }
  checkConcerns(command);
  for (const [field, value] of Object.entries(command)) {
    if (field !== name && !harmless.has(field)) checkField(name, field, value, allowed);
  }
}

/** The same for one statement, index or other part of a command; `where` names it in the message. */
export function checkFields(part: Document, where: string, allowed: readonly string[]): void {
  for (const [field, value] of Object.entries(part)) checkField(where, field, value, allowed);
}

function checkField(where: string, field: string, value: unknown, allowed: readonly string[]): void {
  if (allowed.includes(field) || value === undefined || value === null) return;
  if (isHarmlessValue(field, value)) return;
  if (unsupported.has(field)) throw notSupported(`The field '${field}' of ${where}`);
  throw mongoError('Location40415', `BSON field '${where}.${field}' is an unknown field.`);
}

/** A switched-off option and the collation that is no collation say nothing. */
function isHarmlessValue(field: string, value: unknown): boolean {
  if (!unsupported.has(field)) return false;
  if (value === false) return true;
  if (!isDocument(value)) return false;
  return field === 'collation' ? value.locale === 'simple' : field === 'let' && Object.keys(value).length === 0;
}

function checkConcerns({ writeConcern, readConcern }: Document): void {
  if (isDocument(writeConcern) && typeof writeConcern.w === 'number' && writeConcern.w > 1) {
    throw mongoError('BadValue', "cannot use 'w' > 1 when a host is not replicated");
  }
  if (isDocument(readConcern) && (readConcern.level === 'snapshot' || readConcern.afterClusterTime || readConcern.atClusterTime)) {
    throw notSupported('A snapshot read');
  }
}
