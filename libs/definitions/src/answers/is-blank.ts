import type { Json } from '../types.ts';

/** True of what nobody would call an answer: nothing, spaces only, an empty list, rows that hold nothing but their id. */
export function isBlank(value: Json | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.every(isBlank);
  if (typeof value === 'object') return Object.entries(value).every(([key, inner]) => key === 'id' || isBlank(inner));
  return false;
}
