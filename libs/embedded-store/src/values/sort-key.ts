import { encodeKey, type Direction } from './encode-key.ts';
import { missing } from './missing.ts';
import { valuesAt } from './values-at.ts';

/** One field of an index or of a sort: its dotted path, taken apart, and its direction. */
export interface KeyField {
  readonly name: string;
  readonly path: readonly string[];
  readonly direction: Direction;
}

/** Bytes that sort documents as MongoDB would: of an array its least element counts, descending its greatest. */
export function sortKey(document: unknown, fields: readonly KeyField[]): Buffer {
  const parts = fields.map(({ path, direction }) => {
    const keys = valuesAt(document, path).map((value) => encodeKey([value === missing ? null : value], [direction]));
    return keys.reduce((least, key) => (Buffer.compare(key, least) < 0 ? key : least));
  });
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
}
