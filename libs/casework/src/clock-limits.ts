import type { Calendar, ClockRow } from '#definitions';
import { addDays, addHours, addMonths, civilDay, dayNumber, hoursBetween, minutesBetween, monthsBetween } from './civil-dates.ts';
import { dueAfterPauses, pausedBetween, type Pause } from './clock-pauses.ts';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './working-days.ts';

/** A calendar without holidays, for a limit whose calendar is not published. */
export const WEEKENDS_ONLY: Calendar = {
  id: 'weekends',
  label: { en: 'Weekends only' },
  from: '0001-01-01',
  to: '0001-01-01',
  source: { text: 'None: no holidays are known' },
  holidays: [],
};

/**
 * The day or date-time by which a limit that started then must be met.
 * @param pauses times since the start that do not count, oldest first
 */
export function dueOn(row: Pick<ClockRow, 'unit' | 'amount'>, startedOn: string, calendar: Calendar = WEEKENDS_ONLY, pauses: readonly Pause[] = []): string {
  return dueAfterPauses(row.unit, unpaused(row, startedOn, calendar), pauses, calendar);
}

/** Units of the limit gone by from its start, pauses left out. */
export function goneBy({ unit }: Pick<ClockRow, 'unit'>, from: string, until: string, calendar: Calendar = WEEKENDS_ONLY, pauses: readonly Pause[] = []): number {
  const paused = pausedBetween(unit, pauses, until, calendar);
  switch (unit) {
    case 'workingDays':
      return workingDaysBetween(from, until, calendar) - paused;
    case 'days':
      return Math.max(0, dayNumber(until) - dayNumber(from) - paused);
    case 'months':
      return monthsBetween(civilDay(from), addDays(civilDay(until), -paused));
    case 'hours':
      return Math.max(0, Math.floor(minutesBetween(from, until) / 60 - paused));
    default:
      return unit satisfies never;
  }
}

/** What is left in the clock's own days; a limit in months is near by calendar days. */
export function leftUntil({ unit }: Pick<ClockRow, 'unit'>, now: string, due: string, calendar: Calendar = WEEKENDS_ONLY): number {
  if (unit === 'workingDays') return workingDaysBetween(now, due, calendar);
  if (unit === 'hours') return hoursBetween(now, due);
  return dayNumber(due) - dayNumber(now);
}

/**
 * The last day (or moment) on which work of so many units can begin and be done by the due day, the day it begins being
 * day 0; in working days, a worked one.
 */
export function startBy(unit: ClockRow['unit'], due: string, amount: number, calendar: Calendar = WEEKENDS_ONLY): string {
  switch (unit) {
    case 'workingDays': {
      let day = civilDay(due);
      while (!isWorkingDay(day, calendar) || workingDaysBetween(day, due, calendar) < amount) day = addDays(day, -1);
      return day;
    }
    case 'days':
      return addDays(civilDay(due), -amount);
    case 'months': {
      let day = addMonths(civilDay(due), -amount);
      // 28 February is a month after 28, 29, 30 and 31 January: the last of them will do.
      while (addMonths(addDays(day, 1), amount) <= due) day = addDays(day, 1);
      return day;
    }
    case 'hours':
      return addHours(due, -amount);
    default:
      return unit satisfies never;
  }
}

/** Days end at their last minute, so only a later day is after a day; two date-times compare by the minute. */
export function isAfter(moment: string, due: string): boolean {
  return moment.length > 10 && due.length > 10 ? moment.slice(0, 16) > due : civilDay(moment) > civilDay(due);
}

function unpaused({ unit, amount }: Pick<ClockRow, 'unit' | 'amount'>, startedOn: string, calendar: Calendar): string {
  const day = civilDay(startedOn);
  switch (unit) {
    case 'workingDays':
      return addWorkingDays(day, amount, calendar);
    case 'days':
      return addDays(day, amount);
    case 'months':
      return addMonths(day, amount);
    case 'hours':
      return addHours(startedOn, amount);
    default:
      return unit satisfies never;
  }
}
