import { FORMATS } from '../compile/formats.ts';

/** Is this a day of the calendar, written `2026-03-27`? */
export function isRealDate(date: string): boolean {
  const format = FORMATS['date'];
  return format instanceof RegExp && format.test(date);
}

/** The civil day after a real one. */
export function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
