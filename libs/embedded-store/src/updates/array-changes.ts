import { decode, encode, type Document } from '../bson.ts';
import { elementTest } from '../filters/path-condition.ts';
import { equalTo, type ValueTest } from '../filters/value-tests.ts';
import { mongoError, notSupported } from '../mongo-error.ts';
import { encodeKey } from '../values/encode-key.ts';
import { isDocument } from '../values/is-document.ts';
import { missing } from '../values/missing.ts';

/** $push: one value, or those of $each, at the end. @throws BadValue when the field is not an array */
export function pushed(current: unknown, operand: unknown, name: string): unknown[] {
  const added = addedValues('$push', operand);
  return [...toArray(current, `The field '${name}' must be an array`), ...added];
}

/** $addToSet: adds what is not among the elements yet. @throws BadValue when the field is not an array */
export function addedToSet(current: unknown, operand: unknown, name: string): unknown[] {
  const elements = [...toArray(current, `Cannot apply $addToSet to the non-array field '${name}'`)];
  const known = new Set(elements.map(identity));
  for (const value of addedValues('$addToSet', operand)) {
    const id = identity(value);
    if (known.has(id)) continue;
    known.add(id);
    elements.push(value);
  }
  return elements;
}

/** $pull: takes out what equals the operand or passes it as a filter. @throws BadValue when the field is not an array */
export function pulled(current: unknown, operand: unknown): unknown[] {
  if (!Array.isArray(current)) throw mongoError('BadValue', 'Cannot apply $pull to a non-array value');
  const goes = pullTest(decode(encode({ operand })).operand);
  return current.filter((element) => !goes(element));
}

function pullTest(operand: unknown): ValueTest {
  return isDocument(operand) ? elementTest(operand) : equalTo(operand);
}

function addedValues(operator: string, operand: unknown): readonly unknown[] {
  if (!isDocument(operand) || !('$each' in operand)) return refuseModifiers(operator, operand);
  const { $each: each, ...modifiers } = operand as Document;
  const [modifier] = Object.keys(modifiers);
  if (modifier) throw notSupported(`${operator} with ${modifier}`);
  if (!Array.isArray(each)) throw mongoError('BadValue', `The argument to $each in ${operator} must be an array`);
  return each;
}

function refuseModifiers(operator: string, operand: unknown): readonly unknown[] {
  const first = isDocument(operand) ? Object.keys(operand)[0] : undefined;
  if (first?.startsWith('$')) throw notSupported(`${operator} with ${first}`);
  return [operand];
}

function toArray(current: unknown, complaint: string): readonly unknown[] {
  if (current === missing) return [];
  if (Array.isArray(current)) return current;
  throw mongoError('BadValue', `${complaint}, but it is ${JSON.stringify(current)}`);
}

function identity(value: unknown): string {
  return encodeKey([value]).toString('latin1');
}
