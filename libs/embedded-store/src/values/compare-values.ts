import { encodeKey } from './encode-key.ts';

/** Negative, zero or positive, as MongoDB's sort order has it across all types. */
export function compareValues(one: unknown, other: unknown): number {
  const first = encodeKey([one]);
  return Buffer.compare(first, encodeKey([other]));
}
