import { encodeKey, keyAfter, type Direction } from '../values/encode-key.ts';
import { typeOrder, typeOrderOf } from '../values/type-order.ts';
import type { Bound, PathBounds } from './filter-bounds.ts';

/** Keys from `from` on, up to but without `to`. */
export interface KeyRange {
  readonly from: Buffer;
  readonly to: Buffer;
}

/** All keys that start with a prefix. */
export function prefixRange(prefix: Buffer): KeyRange {
  return { from: prefix, to: keyAfter(prefix) };
}

/** Adds one equality field to the prefixes: one longer prefix for each of its values, without doubles. */
export function extendPrefixes(prefixes: readonly Buffer[], values: readonly unknown[], direction: Direction): Buffer[] {
  const extended = new Map<string, Buffer>();
  for (const prefix of prefixes) {
    for (const value of values) {
      const key = encodeKey([value], [direction], prefix);
      extended.set(key.toString('latin1'), key);
    }
  }
  return [...extended.values()];
}

/** The keys after `prefix` whose next field lies within the bounds, and is of the bounds' own type. */
export function boundedRange(prefix: Buffer, direction: Direction, bounds: Pick<PathBounds, 'low' | 'high'>): KeyRange {
  const type = typeOrderOf((bounds.low ?? bounds.high)!.value);
  const low = bounds.low ? edge(prefix, direction, bounds.low, 'low') : typeStart(prefix, direction, type);
  const high = bounds.high ? edge(prefix, direction, bounds.high, 'high') : typeEnd(prefix, direction, type);
  return direction === 1 ? { from: low, to: high } : { from: high, to: low };
}

/** The place between keys where a bound cuts; keys of descending fields run the other way. */
function edge(prefix: Buffer, direction: Direction, bound: Bound, side: 'low' | 'high'): Buffer {
  const key = encodeKey([bound.value], [direction], prefix);
  const cutsAfter = (side === 'low') !== bound.inclusive;
  return cutsAfter === (direction === 1) ? keyAfter(key) : key;
}

function typePrefix(prefix: Buffer, direction: Direction, type: number): Buffer {
  return Buffer.concat([prefix, Buffer.from([direction === 1 ? type : ~type & 0xff])]);
}

/** Where the values of a type begin; among numbers after NaN, which no range includes. */
function typeStart(prefix: Buffer, direction: Direction, type: number): Buffer {
  if (type === typeOrder.number) return edge(prefix, direction, { value: Number.NaN, inclusive: false }, 'low');
  const start = typePrefix(prefix, direction, type);
  return direction === 1 ? start : keyAfter(start);
}

function typeEnd(prefix: Buffer, direction: Direction, type: number): Buffer {
  const start = typePrefix(prefix, direction, type);
  return direction === 1 ? keyAfter(start) : start;
}
