import { bson } from '../bson.ts';
import { mongoError, notSupported } from '../mongo-error.ts';
import { encodeKey } from '../values/encode-key.ts';
import { missing } from '../values/missing.ts';
import { typeOrder, typeOrderOf } from '../values/type-order.ts';

/** A claim about one value, which may be `missing`. */
export type ValueTest = (value: unknown) => boolean;

/** Equality as MongoDB has it: 5 equals 5.0, null equals a missing field, a regular expression matches text. */
export function equalTo(operand: unknown): ValueTest {
  if (operand === null || operand === undefined) {
    return (value) => value === null || value === undefined || value === missing;
  }
  if (operand instanceof bson.BSONRegExp) return matchesPattern(operand.pattern, operand.options);
  if (typeof operand === 'string' || typeof operand === 'boolean') return (value) => value === operand;
  const type = typeOrderOf(operand);
  const key = encodeKey([operand]);
  const plain = typeof operand === 'number' && !Number.isNaN(operand);
  return (value) => {
    if (plain && typeof value === 'number') return value === operand;
    return value !== missing && typeOrderOf(value) === type && encodeKey([value]).equals(key);
  };
}

/** Order comparison within the operand's own type, as MongoDB brackets it. @throws BadValue for a pattern */
export function comparedTo(operand: unknown, accepts: (order: number) => boolean): ValueTest {
  const type = typeOrderOf(operand);
  if (type === typeOrder.regex) throw mongoError('BadValue', "Can't have RegEx as arg to predicate over field");
  if (type === typeOrder.minKey || type === typeOrder.maxKey) throw notSupported('A range that ends in MinKey or MaxKey');
  if (type === typeOrder.null || type === typeOrder.undefined) return (value) => accepts(0) && (value === null || value === missing);
  if (isNotANumber(operand)) return (value) => accepts(0) && isNotANumber(value);
  const key = encodeKey([operand]);
  const plainNumber = typeof operand === 'number';
  return (value) => {
    if (plainNumber && typeof value === 'number') return accepts(value - operand);
    if (value === missing || typeOrderOf(value) !== type || isNotANumber(value)) return false;
    return accepts(Buffer.compare(encodeKey([value]), key));
  };
}

function isNotANumber(value: unknown): boolean {
  return Number.isNaN(value) || (value instanceof bson.Double && Number.isNaN(value.value));
}

/**
 * A regular expression over text, read as JavaScript reads it.
 * @throws CommandNotSupported for options other than i, m and s.
 */
export function matchesPattern(pattern: string, options: string): ValueTest {
  if (/[^ims]/.test(options)) throw notSupported(`The regular expression option in "${options}"`);
  const expression = toRegExp(pattern, options);
  return (value) => {
    if (typeof value === 'string') return expression.test(value);
    return value instanceof bson.BSONRegExp && value.pattern === pattern && value.options === options;
  };
}

function toRegExp(pattern: string, options: string): RegExp {
  try {
    return new RegExp(pattern, options);
  } catch (error) {
    throw mongoError('BadValue', `Regular expression is invalid: ${(error as Error).message}`);
  }
}
