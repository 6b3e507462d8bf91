import { FORMATS } from '../compile/formats.ts';

/** Is this a day of the calendar, written `2026-03-27`? */
export function isRealDate(date: string): boolean {
  const format = FORMATS['date'];
  return format instanceof RegExp && format.test(date);
}
