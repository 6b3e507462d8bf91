import type { Calendar } from '#definitions';
import { civilDay, dayNumber, dayOf } from './civil-dates.ts';
import type { CivilDate } from './types.ts';

const holidays = new WeakMap<Calendar, ReadonlySet<number>>();

/** Whether the calendar's list of holidays reaches to this day. Beyond it only weekends are known not to be worked. */
export function calendarCovers(calendar: Calendar, date: CivilDate): boolean {
  return calendar.from <= civilDay(date) && civilDay(date) <= calendar.to;
}

/** Whether the day is neither Saturday, Sunday nor a holiday of the calendar. */
export function isWorkingDay(date: CivilDate, calendar: Calendar): boolean {
  return isWorked(dayNumber(date), holidaysOf(calendar));
}

/** The end of the nth working day after a day, which itself is day 0 whether worked or not; n of 0 is that day. */
export function addWorkingDays(date: CivilDate, n: number, calendar: Calendar): CivilDate {
  const free = holidaysOf(calendar);
  let day = dayNumber(date);
  for (let left = n; left > 0; ) {
    day += 1;
    if (isWorked(day, free)) left -= 1;
  }
  return dayOf(day);
}

/** How many working days lie after the first day up to and including the second; 0 if the second is not later. */
export function workingDaysBetween(a: CivilDate, b: CivilDate, calendar: Calendar): number {
  const free = holidaysOf(calendar);
  const end = dayNumber(b);
  let count = 0;
  for (let day = dayNumber(a) + 1; day <= end; day += 1) if (isWorked(day, free)) count += 1;
  return count;
}

function isWorked(day: number, free: ReadonlySet<number>): boolean {
  // 1 January 1970, day 0, was a Thursday.
  const weekday = (day + 4) % 7;
  return weekday !== 0 && weekday !== 6 && !free.has(day);
}

function holidaysOf(calendar: Calendar): ReadonlySet<number> {
  const known = holidays.get(calendar);
  if (known) return known;
  const days = new Set(calendar.holidays.map((holiday) => dayNumber(holiday.date)));
  holidays.set(calendar, days);
  return days;
}
