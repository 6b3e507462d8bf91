import type { CivilDate, Instant } from './types.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const MINUTE = 60_000;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})(?:T([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?)?$/;

/** The number of a civil day since 1 January 1970; takes a date or a local date-time. */
export function dayNumber(date: string): number {
  return Date.UTC(+date.slice(0, 4), +date.slice(5, 7) - 1, +date.slice(8, 10)) / DAY;
}

/** The civil day of a number given by `dayNumber`. */
export function dayOf(number: number): CivilDate {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

/** The civil day of a date or a local date-time. */
export function civilDay(date: string): CivilDate {
  return date.slice(0, 10);
}

/** A day so many days later, or earlier if negative. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return dayOf(dayNumber(date) + days);
}

/** Months later; where the day is missing (31 April, 29 February) the last day of that month. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const month = +date.slice(0, 4) * 12 + (+date.slice(5, 7) - 1) + months;
  const year = Math.floor(month / 12);
  const last = new Date(Date.UTC(year, (month % 12) + 1, 0)).getUTCDate();
  const day = Math.min(+date.slice(8, 10), last);
  return new Date(Date.UTC(year, month % 12, day)).toISOString().slice(0, 10);
}

/** Whole months gone by from one day to another; 0 if the second is earlier. */
export function monthsBetween(from: CivilDate, to: CivilDate): number {
  if (to <= from) return 0;
  const rough = (+to.slice(0, 4) - +from.slice(0, 4)) * 12 + (+to.slice(5, 7) - +from.slice(5, 7));
  return addMonths(from, rough) > civilDay(to) ? rough - 1 : rough;
}

/**
 * A date or local date-time in its plain form (`2026-11-23` or `2026-11-23T14:30`), or undefined if there is no such
 * day or it is written otherwise.
 */
export function findDate(text: string): string | undefined {
  const parts = SHAPE.exec(text);
  if (!parts) return undefined;
  const date = text.slice(0, 10);
  const number = dayNumber(date);
  if (Number.isNaN(number) || dayOf(number) !== date) return undefined;
  return parts[4] ? text.slice(0, 16) : date;
}

/** The clock on a London wall at an instant: `2026-11-23T14:30`. */
export function londonTime(instant: Instant): string {
  const at = Date.parse(instant);
  return new Date(at + (isSummer(at) ? HOUR : 0)).toISOString().slice(0, 16);
}

/** A local date-time (or a day, from its midnight) so many hours of elapsed time later, across a change of the clocks too. */
export function addHours(local: string, hours: number): string {
  return addMinutes(local, hours * 60);
}

/** As `addHours`, in minutes. */
export function addMinutes(local: string, minutes: number): string {
  return londonTime(new Date(instantOf(local) + minutes * MINUTE).toISOString());
}

/** Whole hours of elapsed time between two local date-times; 0 if the second is earlier. */
export function hoursBetween(from: string, to: string): number {
  return Math.max(0, Math.floor((instantOf(to) - instantOf(from)) / HOUR));
}

/** Minutes of elapsed time between two local date-times; negative if the second is earlier. */
export function minutesBetween(from: string, to: string): number {
  return (instantOf(to) - instantOf(from)) / MINUTE;
}

function instantOf(local: string): number {
  const utc = Date.parse(`${local.length > 10 ? local.slice(0, 16) : `${local}T00:00`}:00Z`);
  // The hour that comes twice in October is taken as its first coming.
  return isSummer(utc - HOUR) ? utc - HOUR : utc;
}

/** British Summer Time, Summer Time Act 1972 as amended: last Sunday of March to last Sunday of October, 01:00 UTC. */
function isSummer(at: number): boolean {
  const year = new Date(at).getUTCFullYear();
  return at >= lastSunday(year, 2) && at < lastSunday(year, 9);
}

function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0, 1));
  return last.getTime() - last.getUTCDay() * DAY;
}
