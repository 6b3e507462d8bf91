import { bson, type Document } from '../bson.ts';
import { mongoError, notSupported } from '../mongo-error.ts';
import { isDocument } from '../values/is-document.ts';
import { missing } from '../values/missing.ts';
import { filterTest } from './filter-test.ts';
import { comparedTo, equalTo, matchesPattern, type ValueTest } from './value-tests.ts';

/** A claim about all the values one path leads to. */
export type LeavesTest = (leaves: readonly unknown[]) => boolean;

const unsupported = new Set([
  '$all', '$type', '$mod', '$text', '$search', '$near', '$nearSphere', '$geoWithin', '$geoIntersects', '$within',
  '$bitsAllSet', '$bitsAnySet', '$bitsAllClear', '$bitsAnyClear', '$jsonSchema', '$sampleRate',
]);

/** Whether a condition is made of operators (`{ $gt: 5 }`) and is not a value to be equal to. */
export function isOperators(condition: unknown): condition is Document {
  return isDocument(condition) && Object.keys(condition)[0]?.startsWith('$') === true;
}

/** The condition on one path of a filter: a value to equal, or operators. @throws BadValue, CommandNotSupported */
export function pathCondition(condition: unknown): LeavesTest {
  if (!isOperators(condition)) return someLeaf(equalTo(condition));
  const tests = Object.entries(condition).map(([operator, operand]) => operatorTest(operator, operand, condition));
  return tests.length === 1 ? tests[0]! : (leaves) => tests.every((test) => test(leaves));
}

/** True where a leaf passes, or an element of a leaf that is an array. */
function someLeaf(test: ValueTest): LeavesTest {
  const leafPasses = (leaf: unknown) => test(leaf) || (Array.isArray(leaf) && leaf.some((element) => test(element)));
  return (leaves) => leaves.some(leafPasses);
}

function not(test: LeavesTest): LeavesTest {
  return (leaves) => !test(leaves);
}

function operatorTest(operator: string, operand: unknown, all: Document): LeavesTest {
  switch (operator) {
    case '$eq':
      return someLeaf(equalTo(operand));
    case '$ne':
      return not(someLeaf(equalTo(operand)));
    case '$in':
      return someLeaf(oneOf(operator, operand));
    case '$nin':
      return not(someLeaf(oneOf(operator, operand)));
    case '$gt':
      return someLeaf(comparedTo(operand, (order) => order > 0));
    case '$gte':
      return someLeaf(comparedTo(operand, (order) => order >= 0));
    case '$lt':
      return someLeaf(comparedTo(operand, (order) => order < 0));
    case '$lte':
      return someLeaf(comparedTo(operand, (order) => order <= 0));
    case '$exists':
      return existence(operand);
    case '$regex':
      return someLeaf(pattern(operand, all.$options));
    case '$options':
      if ('$regex' in all) return () => true;
      throw mongoError('BadValue', '$options needs a $regex');
    case '$not':
      return not(negated(operand));
    case '$size':
      return size(operand);
    case '$elemMatch':
      return elementMatch(operand);
    default:
      if (unsupported.has(operator)) throw notSupported(operator);
      throw mongoError('BadValue', `unknown operator: ${operator}`);
  }
}

function oneOf(operator: string, operand: unknown): ValueTest {
  if (!Array.isArray(operand)) throw mongoError('BadValue', `${operator} needs an array`);
  if (operand.some(isOperators)) throw mongoError('BadValue', `cannot nest $ under ${operator}`);
  const texts = new Set<unknown>(operand.filter((value) => typeof value === 'string'));
  const others = operand.filter((value) => typeof value !== 'string').map(equalTo);
  return (value) => texts.has(value) || others.some((test) => test(value));
}

function existence(operand: unknown): LeavesTest {
  const exists: LeavesTest = (leaves) => leaves.some((leaf) => leaf !== missing);
  return operand ? exists : not(exists);
}

function pattern(operand: unknown, options: unknown): ValueTest {
  if (options !== undefined && typeof options !== 'string') throw mongoError('BadValue', '$options has to be a string');
  if (typeof operand === 'string') return matchesPattern(operand, options ?? '');
  if (operand instanceof bson.BSONRegExp) return matchesPattern(operand.pattern, options ?? operand.options);
  throw mongoError('BadValue', '$regex has to be a string');
}

function negated(operand: unknown): LeavesTest {
  if (operand instanceof bson.BSONRegExp || (isOperators(operand) && Object.keys(operand).length > 0)) return pathCondition(operand);
  throw mongoError('BadValue', '$not needs a regex or a document of operators');
}

function size(operand: unknown): LeavesTest {
  if (typeof operand !== 'number' || !Number.isInteger(operand) || operand < 0) {
    throw mongoError('BadValue', 'Failed to parse $size. Expected a non-negative integer');
  }
  return (leaves) => leaves.some((leaf) => Array.isArray(leaf) && leaf.length === operand);
}

const logical = /^\$(and|or|nor)$/;

function elementMatch(operand: unknown): LeavesTest {
  if (!isDocument(operand)) throw mongoError('BadValue', '$elemMatch needs an Object');
  const test = elementTest(operand);
  return (leaves) => leaves.some((leaf) => Array.isArray(leaf) && leaf.some(test));
}

/** `{ $gt: 5 }` speaks of the element itself, `{ kind: 'home' }` of the fields inside it. */
export function elementTest(operand: Document): ValueTest {
  if (isOperators(operand) && !Object.keys(operand).every((name) => logical.test(name))) {
    const condition = pathCondition(operand);
    return (element) => condition([element]);
  }
  const matches = filterTest(operand);
  return (element) => isDocument(element) && matches(element);
}
