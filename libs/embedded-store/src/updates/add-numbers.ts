import { bson } from '../bson.ts';
import { mongoError } from '../mongo-error.ts';

type Integer = InstanceType<typeof bson.Int32> | InstanceType<typeof bson.Long>;
const leastLong = -(2n ** 63n);
const greatestLong = 2n ** 63n - 1n;

/**
 * $inc, with MongoDB's types: whole numbers stay whole and grow from 32 to 64 bits, anything with a double is a double.
 * @throws TypeMismatch for what is not a number, BadValue beyond 64 bits.
 */
export function addNumbers(current: unknown, amount: unknown, name: string): unknown {
  if (!isNumber(amount)) throw mongoError('TypeMismatch', `Cannot increment with non-numeric argument: {${name}: ${JSON.stringify(amount)}}`);
  if (!isNumber(current)) throw mongoError('TypeMismatch', `Cannot apply $inc to a value of non-numeric type. The field '${name}' has ${JSON.stringify(current)}`);
  if (!isInteger(current) || !isInteger(amount)) return new bson.Double(toDouble(current) + toDouble(amount));
  const sum = toBigInt(current) + toBigInt(amount);
  if (sum < leastLong || sum > greatestLong) throw mongoError('BadValue', `Failed to apply $inc operations to current value of '${name}'`);
  const small = current instanceof bson.Int32 && amount instanceof bson.Int32 && sum === BigInt.asIntN(32, sum);
  return small ? new bson.Int32(Number(sum)) : bson.Long.fromBigInt(sum);
}

function isNumber(value: unknown): value is Integer | InstanceType<typeof bson.Double> {
  return isInteger(value) || value instanceof bson.Double;
}

function isInteger(value: unknown): value is Integer {
  return value instanceof bson.Int32 || (value instanceof bson.Long && !(value instanceof bson.Timestamp));
}

function toBigInt(value: Integer): bigint {
  return value instanceof bson.Int32 ? BigInt(value.value) : value.toBigInt();
}

function toDouble(value: Integer | InstanceType<typeof bson.Double>): number {
  return value instanceof bson.Long ? value.toNumber() : value.value;
}
