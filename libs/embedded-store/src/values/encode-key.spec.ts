import fc from 'fast-check';
import { bson } from '../bson.ts';
import { encodeKey, keyAfter, type Direction } from './encode-key.ts';

type Value = null | number | bigint | string | boolean | Date | Value[] | { [name: string]: Value };

/** MongoDB's order said plainly, value by value, to compare the bytes with. */
function compare(one: Value, other: Value): number {
  const [first, second] = [rank(one), rank(other)];
  if (first !== second) return first - second;
  if (typeof one === 'string') return Buffer.compare(Buffer.from(one), Buffer.from(other as string));
  if (Array.isArray(one)) return compareLists(one, other as Value[]);
  if (one instanceof Date) return one.getTime() - (other as Date).getTime();
  if (one !== null && typeof one === 'object') return compareLists(parts(one), parts(other as { [name: string]: Value }));
  if (one === null) return 0;
  if (Number.isNaN(one) || Number.isNaN(other)) return Number(Number.isNaN(other)) - Number(Number.isNaN(one));
  const [less, more] = [one as number, other as number];
  return less < more ? -1 : less > more ? 1 : 0;
}

function rank(value: Value): number {
  if (value === null) return 1;
  if (typeof value === 'number' || typeof value === 'bigint') return 2;
  if (typeof value === 'string') return 3;
  if (typeof value === 'boolean') return 6;
  if (Array.isArray(value)) return 5;
  return value instanceof Date ? 7 : 4;
}

/** Of each field its type counts first, then its name, then its value. */
function parts(document: { [name: string]: Value }): Value[] {
  return Object.entries(document).map(([name, value]) => [rank(value), name, value]);
}

function compareLists(one: Value[], other: Value[]): number {
  for (const [position, value] of one.entries()) {
    if (position >= other.length) return 1;
    const order = compare(value, other[position]!);
    if (order !== 0) return order;
  }
  return one.length - other.length;
}

function toBson(value: Value): unknown {
  if (typeof value === 'bigint') return bson.Long.fromBigInt(value);
  if (Array.isArray(value)) return value.map(toBson);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, toBson(part)]));
}

const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '\0', 'a', 'a\0', 'a\0b', 'ab', '\uffff', '😀'));
const around53 = fc.bigInt({ min: 2n ** 53n - 3n, max: 2n ** 53n + 3n });
const number = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double(), fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), around53, fc.constantFrom(2 ** 53, 2 ** 53 + 2, -0, 0, Number.NaN));
const scalar = fc.oneof(fc.constant(null), number, text, fc.boolean(), fc.integer({ min: -5, max: 5 }).map((ms) => new Date(ms)));
const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'ab', 'a\u0001'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

const key = (values: Value[], directions?: Direction[]) => encodeKey(values.map(toBson), directions);

test('comparing the bytes compares the values', () => {
  fc.assert(
    fc.property(value, value, (one, other) => {
      expect(Math.sign(Buffer.compare(key([one]), key([other])))).toBe(Math.sign(compare(one, other)));
    }),
    { numRuns: 5000 },
  );
});

test('several fields compare one after another, each in its direction', () => {
  const pair = fc.tuple(scalar, scalar);
  fc.assert(
    fc.property(pair, pair, fc.constantFrom<Direction>(1, -1), fc.constantFrom<Direction>(1, -1), (one, other, first, second) => {
      const wanted = compare(one[0], other[0]) * first || compare(one[1], other[1]) * second || 0;
      expect(Math.sign(Buffer.compare(key(one, [first, second]), key(other, [first, second])))).toBe(Math.sign(wanted));
    }),
    { numRuns: 3000 },
  );
});

test('no key is the beginning of another', () => {
  fc.assert(
    fc.property(value, value, (one, other) => {
      fc.pre(compare(one, other) !== 0);
      const [first, second] = [key([one]), key([other])];
      const shared = Math.min(first.length, second.length);
      expect(first.subarray(0, shared).equals(second.subarray(0, shared))).toBe(false);
    }),
    { numRuns: 3000 },
  );
});

test('the key after a prefix is after everything that starts with it, and before everything greater', () => {
  fc.assert(
    fc.property(scalar, scalar, scalar, (one, rest, other) => {
      const [prefix, extended, next] = [key([one]), key([one, rest]), key([other])];
      expect(Buffer.compare(extended, keyAfter(prefix))).toBe(-1);
      if (compare(other, one) > 0) expect(Buffer.compare(next, keyAfter(prefix))).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('a number has one key whatever its type', () => {
  const five = encodeKey([5]);
  for (const same of [new bson.Int32(5), new bson.Double(5), bson.Long.fromNumber(5)]) expect(encodeKey([same]).equals(five)).toBe(true);
  expect(encodeKey([-0]).equals(encodeKey([0]))).toBe(true);
});

test('long texts outgrow the first buffer without harm', () => {
  const long = 'é\0'.repeat(200_000);
  expect(encodeKey([long]).length).toBe(200_000 * 4 + 3);
  expect(Buffer.compare(encodeKey([long]), encodeKey([`${long}a`]))).toBe(-1);
});

test('what has no order here is refused', () => {
  expect(() => encodeKey([bson.Decimal128.fromString('1')])).toThrow(/Decimal128/);
  expect(() => encodeKey([new bson.Code('x')])).toThrow(/Code/);
});
