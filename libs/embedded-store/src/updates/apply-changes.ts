import { bson, type Document } from '../bson.ts';
import { compareValues } from '../values/compare-values.ts';
import { missing } from '../values/missing.ts';
import { addNumbers } from './add-numbers.ts';
import { addedToSet, pulled, pushed } from './array-changes.ts';
import type { Change } from './changes.ts';
import { assign, findPlace, makePlace, removeFrom, valueAt } from './place.ts';

/** The smallest whole-number type: a sum with it has the other's type. */
const zero = new bson.Int32(0);

/**
 * Applies changes to an exactly decoded document, in place; `inserting` lets $setOnInsert take effect.
 * @throws the refusals of the single operators; the document is of no use then.
 */
export function applyChanges(document: Document, changes: readonly Change[], inserting: boolean): void {
  for (const change of changes) applyChange(document, change, inserting);
}

function applyChange(document: Document, change: Change, inserting: boolean): void {
  const { operator, path, operand } = change;
  if (operator === '$setOnInsert' && !inserting) return;
  if (operator === '$unset' || operator === '$pull') {
    const place = findPlace(document, path);
    if (!place) return;
    if (operator === '$unset') removeFrom(place);
    else assign(place, pulled(valueAt(place), operand));
    return;
  }
  const place = makePlace(document, path);
  assign(place, newValue(change, valueAt(place)));
}

function newValue({ operator, operand, name }: Change, current: unknown): unknown {
  switch (operator) {
    case '$set':
    case '$setOnInsert':
      return operand;
    case '$inc':
      return addNumbers(current === missing ? zero : current, operand, name);
    case '$min':
      return current === missing || compareValues(operand, current) < 0 ? operand : current;
    case '$max':
      return current === missing || compareValues(operand, current) > 0 ? operand : current;
    case '$push':
      return pushed(current, operand, name);
    case '$addToSet':
      return addedToSet(current, operand, name);
    case '$unset':
    case '$pull':
      return current;
    default:
      return operator satisfies never;
  }
}
