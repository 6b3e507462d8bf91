import { addDays, dayNumber } from '../civil-dates.ts';

/** Easter Sunday by the reckoning of Meeus, Jones and Butcher (J. Meeus, Astronomical Algorithms, chapter 8). */
export function easterSunday(year: number): string {
  const [golden, century, ofCentury] = [year % 19, Math.floor(year / 100), year % 100];
  const moon = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moon + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const sum = epact + weekday - 7 * late + 114;
  return `${year}-${pad(Math.floor(sum / 31))}-${pad((sum % 31) + 1)}`;
}

/** What was proclaimed for one year: days moved, and days added. */
const proclaimed: { readonly [day: string]: string | undefined } = {
  // Moved for the 75th anniversary of VE Day.
  '2020-05-04': '2020-05-08',
  // Moved for the Platinum Jubilee.
  '2022-05-30': '2022-06-02',
};
/** The Platinum Jubilee, the state funeral of Queen Elizabeth II, the coronation of King Charles III. */
export const extraHolidays: readonly string[] = ['2022-06-03', '2022-09-19', '2023-05-08'];

/** The bank holidays of England and Wales in a year, by the rules of law and proclamation, in order. */
export function holidaysOfYear(year: number): readonly string[] {
  const easter = easterSunday(year);
  const mondays = [firstMonday(`${year}-05-01`), addDays(firstMonday(`${year}-06-01`), -7), addDays(firstMonday(`${year}-09-01`), -7)];
  const usual = [worked(`${year}-01-01`), addDays(easter, -2), addDays(easter, 1), ...mondays.map((day) => proclaimed[day] ?? day), ...christmas(year)];
  return [...usual, ...extraHolidays.filter((day) => day.startsWith(`${year}-`))].sort();
}

/** Christmas Day and Boxing Day; what falls on a weekend is had on the next days that are neither that nor a holiday. */
function christmas(year: number): readonly string[] {
  const weekday = weekdayOf(`${year}-12-25`);
  if (weekday === 6) return [`${year}-12-27`, `${year}-12-28`];
  if (weekday === 0) return [`${year}-12-26`, `${year}-12-27`];
  return [`${year}-12-25`, weekday === 5 ? `${year}-12-28` : `${year}-12-26`];
}

function worked(day: string): string {
  const weekday = weekdayOf(day);
  return weekday === 6 ? addDays(day, 2) : addDays(day, weekday === 0 ? 1 : 0);
}

function firstMonday(from: string): string {
  return addDays(from, (8 - weekdayOf(from)) % 7);
}

/** 0 is Sunday. */
function weekdayOf(day: string): number {
  return (dayNumber(day) + 4) % 7;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
