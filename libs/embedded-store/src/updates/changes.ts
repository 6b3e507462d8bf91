import type { Document } from '../bson.ts';
import { mongoError, notSupported } from '../mongo-error.ts';
import { isDocument } from '../values/is-document.ts';

const operators = ['$set', '$unset', '$inc', '$min', '$max', '$push', '$addToSet', '$pull', '$setOnInsert'] as const;
const unsupported = new Set(['$rename', '$mul', '$currentDate', '$bit', '$pop', '$pullAll', '$pushAll']);

export type UpdateOperator = (typeof operators)[number];

/** One operator at one path. */
export interface Change {
  readonly operator: UpdateOperator;
  readonly name: string;
  readonly path: readonly string[];
  readonly operand: unknown;
}

/**
 * Reads an update document into changes, in the order in which MongoDB adds new fields: by name.
 * @throws FailedToParse, ConflictingUpdateOperators, CommandNotSupported and the refusals of bad paths.
 */
export function toChanges(update: Document): Change[] {
  const changes = Object.entries(update).flatMap(([operator, fields]) => operatorChanges(operator, fields));
  changes.sort((one, other) => comparePaths(one.path, other.path));
  for (const [position, { path, name }] of changes.entries()) {
    const before = changes[position - 1];
    if (before?.path.every((step, at) => path[at] === step)) {
      throw mongoError('ConflictingUpdateOperators', `Updating the path '${name}' would create a conflict at '${before.name}'`);
    }
  }
  return changes;
}

function operatorChanges(name: string, fields: unknown): Change[] {
  const operator = operators.find((known) => known === name);
  if (!operator) {
    if (unsupported.has(name)) throw notSupported(name);
    throw mongoError('FailedToParse', `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`);
  }
  if (!isDocument(fields)) throw mongoError('FailedToParse', `Modifiers operate on fields but ${name} has no document of fields`);
  return Object.entries(fields).map(([field, operand]) => ({ operator, name: field, path: toPath(field), operand }));
}

function toPath(name: string): string[] {
  const path = name.split('.');
  for (const step of path) {
    if (step === '') throw mongoError('EmptyFieldName', `The update path '${name}' contains an empty field name, which is not allowed.`);
    if (step === '__proto__') throw mongoError('BadValue', 'The field name __proto__ is not allowed in an update');
    if (/^\$($|\[)/.test(step)) throw notSupported(`The positional update '${name}'`);
    if (step.startsWith('$')) {
      throw mongoError('DollarPrefixedFieldName', `The dollar ($) prefixed field '${step}' in '${name}' is not valid for storage.`);
    }
  }
  return path;
}

function comparePaths(one: readonly string[], other: readonly string[]): number {
  for (const [position, step] of one.entries()) {
    const otherStep = other[position];
    if (otherStep === undefined) return 1;
    if (step !== otherStep) return compareNames(step, otherStep);
  }
  return one.length - other.length;
}

const digits = /^\d+$/;

function compareNames(one: string, other: string): number {
  if (digits.test(one) && digits.test(other)) return Number(one) - Number(other);
  return one < other ? -1 : 1;
}
