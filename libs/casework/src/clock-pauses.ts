import type { Calendar, ClockRow } from '#definitions';
import { addDays, addMinutes, civilDay, dayNumber, minutesBetween } from './civil-dates.ts';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './working-days.ts';

/** A time that does not count. The day of the pause counts still; the day it goes on is day 0 again, as a start day is. */
export interface Pause {
  readonly from: string;
  readonly to: string;
}

/**
 * The due day after pauses, oldest first: as if the limit had begun anew on the day it went on, with what was left. A pause
 * that began after the due day changes nothing. Where nothing was left, it is due on the day it went on, or, in working
 * days, on the first worked day from then.
 */
export function dueAfterPauses(unit: ClockRow['unit'], due: string, pauses: readonly Pause[], calendar: Calendar): string {
  return pauses.reduce((day, pause) => (isOver(unit, day, pause) ? day : moved(unit, day, pause, calendar)), due);
}

/** What the pauses took from the time between two moments, in the unit; of months, in days. */
export function pausedBetween(unit: ClockRow['unit'], pauses: readonly Pause[], until: string, calendar: Calendar): number {
  return pauses.reduce((sum, { from, to }) => {
    const end = to < until ? to : until;
    if (unit === 'workingDays') return sum + workingDaysBetween(from, end, calendar);
    return sum + Math.max(0, unit === 'hours' ? minutesBetween(from, end) / 60 : dayNumber(end) - dayNumber(from));
  }, 0);
}

function isOver(unit: ClockRow['unit'], due: string, { from, to }: Pause): boolean {
  if (unit === 'hours') return minutesBetween(from, due) < 0 || minutesBetween(from, to) <= 0;
  return civilDay(from) > due || civilDay(to) <= civilDay(from);
}

function moved(unit: ClockRow['unit'], due: string, { from, to }: Pause, calendar: Calendar): string {
  switch (unit) {
    case 'workingDays': {
      const left = workingDaysBetween(from, due, calendar);
      return left === 0 && isWorkingDay(to, calendar) ? civilDay(to) : addWorkingDays(to, Math.max(1, left), calendar);
    }
    case 'days':
    case 'months':
      return addDays(due, dayNumber(to) - dayNumber(from));
    case 'hours':
      return addMinutes(due, minutesBetween(from, to));
    default:
      return unit satisfies never;
  }
}
