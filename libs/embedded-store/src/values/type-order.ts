import { notSupported } from '../mongo-error.ts';

/** Where each BSON type stands in MongoDB's sort order; the number is the first byte of an encoded value. */
export const typeOrder = {
  minKey: 1,
  undefined: 5,
  null: 10,
  number: 20,
  text: 30,
  document: 40,
  array: 50,
  binary: 60,
  objectId: 70,
  boolean: 80,
  date: 90,
  timestamp: 95,
  regex: 100,
  maxKey: 254,
} as const;

export type TypeOrder = (typeof typeOrder)[keyof typeof typeOrder];

const bsonTypes: Readonly<Record<string, TypeOrder>> = {
  Int32: typeOrder.number,
  Double: typeOrder.number,
  Long: typeOrder.number,
  Decimal128: typeOrder.number,
  ObjectId: typeOrder.objectId,
  Binary: typeOrder.binary,
  BSONRegExp: typeOrder.regex,
  Timestamp: typeOrder.timestamp,
  MinKey: typeOrder.minKey,
  MaxKey: typeOrder.maxKey,
};

/**
 * The place of a decoded value's type in MongoDB's order.
 * @throws CommandNotSupported for types that have none here (code, symbols, pointers).
 */
export function typeOrderOf(value: unknown): TypeOrder {
  switch (typeof value) {
    case 'string':
      return typeOrder.text;
    case 'number':
      return typeOrder.number;
    case 'boolean':
      return typeOrder.boolean;
    case 'object':
      return typeOrderOfObject(value);
    case 'undefined':
      return typeOrder.undefined;
    default:
      throw notSupported(`Comparing a ${typeof value}`);
  }
}

function typeOrderOfObject(value: object | null): TypeOrder {
  if (value === null) return typeOrder.null;
  const bsonType = (value as { _bsontype?: unknown })._bsontype;
  if (typeof bsonType === 'string') {
    const order = bsonTypes[bsonType];
    if (order === undefined) throw notSupported(`Comparing a ${bsonType}`);
    return order;
  }
  if (Array.isArray(value)) return typeOrder.array;
  if (value instanceof Date) return typeOrder.date;
  return typeOrder.document;
}
