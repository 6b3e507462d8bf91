import { notSupported } from '../mongo-error.ts';
import { bson } from '../bson.ts';
import { typeOrder, typeOrderOf } from './type-order.ts';

let bytes = Buffer.allocUnsafe(1 << 16);
let length = 0;

function makeRoom(more: number): void {
  if (length + more <= bytes.length) return;
  bytes = Buffer.concat([bytes, Buffer.allocUnsafe(Math.max(bytes.length, more))]);
}

function putByte(byte: number): void {
  makeRoom(1);
  bytes[length++] = byte;
}

function putBytes(source: Uint8Array): void {
  makeRoom(source.length);
  bytes.set(source, length);
  length += source.length;
}

/** IEEE 754 bytes whose unsigned order is the order of the numbers; NaN stands before them all, as in MongoDB. */
function putDouble(number: number): void {
  makeRoom(8);
  if (Number.isNaN(number)) {
    bytes.fill(0, length, length + 8);
  } else {
    bytes.writeDoubleBE(number === 0 ? 0 : number, length);
    const negative = (bytes[length]! & 0x80) !== 0;
    if (negative) for (let i = 0; i < 8; i++) bytes[length + i] = ~bytes[length + i]! & 0xff;
    else bytes[length]! |= 0x80;
  }
  length += 8;
}

/** A double, then how far the true whole number is from it, so that 64-bit integers beyond 2^53 keep their order. */
function putNumber(value: unknown): void {
  let rounded: number;
  let rest = 0;
  if (typeof value === 'number') {
    rounded = value;
  } else if (value instanceof bson.Long) {
    rounded = value.toNumber();
    if (!Number.isSafeInteger(rounded)) rest = Number(value.toBigInt() - BigInt(rounded));
  } else if (value instanceof bson.Int32 || value instanceof bson.Double) {
    rounded = value.valueOf();
  } else {
    throw notSupported('Comparing, sorting or indexing a Decimal128');
  }
  putDouble(rounded);
  makeRoom(2);
  bytes.writeUInt16BE(rest + 0x8000, length);
  length += 2;
}

/** UTF-8 ended by 00 01; a zero inside is written 00 FF, so that no text is a prefix of another's encoding. */
function putText(text: string): void {
  const most = text.length * 3;
  makeRoom(most * 2 + 2);
  const end = length + bytes.write(text, length, most, 'utf8');
  const zeros = bytes.subarray(length, end).includes(0);
  if (zeros) escapeZeros(end);
  else length = end;
  bytes[length++] = 0;
  bytes[length++] = 1;
}

function escapeZeros(end: number): void {
  const plain = Buffer.from(bytes.subarray(length, end));
  for (const byte of plain) {
    bytes[length++] = byte;
    if (byte === 0) bytes[length++] = 0xff;
  }
}

function putBinary(value: { buffer: Uint8Array; position: number; sub_type: number }): void {
  makeRoom(5);
  bytes.writeUInt32BE(value.position, length);
  bytes[length + 4] = value.sub_type;
  length += 5;
  putBytes(value.buffer.subarray(0, value.position));
}

function putDocument(document: object): void {
  for (const [name, value] of Object.entries(document)) {
    putByte(typeOrderOf(value));
    putText(name);
    putValue(value);
  }
  putByte(0);
}

function putValue(value: unknown): void {
  const order = typeOrderOf(value);
  putByte(order);
  switch (order) {
    case typeOrder.minKey:
    case typeOrder.maxKey:
    case typeOrder.undefined:
    case typeOrder.null:
      return;
    case typeOrder.number:
      return putNumber(value);
    case typeOrder.text:
      return putText(value as string);
    case typeOrder.boolean:
      return putByte(value ? 1 : 0);
    case typeOrder.date:
      return putDouble((value as Date).getTime());
    case typeOrder.objectId:
      return putBytes((value as { id: Uint8Array }).id);
    case typeOrder.binary:
      return putBinary(value as { buffer: Uint8Array; position: number; sub_type: number });
    case typeOrder.timestamp: {
      const { t, i } = value as { t: number; i: number };
      putDouble(t);
      return putDouble(i);
    }
    case typeOrder.regex: {
      const { pattern, options } = value as { pattern: string; options: string };
      putText(pattern);
      return putText(options);
    }
    case typeOrder.array:
      for (const element of value as unknown[]) putValue(element);
      return putByte(0);
    case typeOrder.document:
      return putDocument(value as object);
    default:
      order satisfies never;
  }
}

/** 1 for ascending, -1 for descending. */
export type Direction = 1 | -1;

/**
 * Encodes values so that comparing the bytes compares the values in MongoDB's sort order; no encoding is a prefix of
 * another. A value of direction -1 has its bytes inverted. `prefix` is put in front as it is.
 * @throws CommandNotSupported for Decimal128 and for types without an order here.
 */
export function encodeKey(values: readonly unknown[], directions: readonly Direction[] = [], prefix?: Uint8Array): Buffer {
  length = 0;
  if (prefix) putBytes(prefix);
  for (const [position, value] of values.entries()) {
    const from = length;
    putValue(value);
    if (directions[position] === -1) for (let at = from; at < length; at++) bytes[at] = ~bytes[at]! & 0xff;
  }
  return Buffer.from(bytes.subarray(0, length));
}

/** The smallest key that is greater than every key starting with `prefix`. */
export function keyAfter(prefix: Uint8Array): Buffer {
  for (let last = prefix.length - 1; last >= 0; last--) {
    if (prefix[last] === 0xff) continue;
    const next = Buffer.from(prefix.subarray(0, last + 1));
    next[last]!++;
    return next;
  }
  return Buffer.alloc(5, 0xff);
}
