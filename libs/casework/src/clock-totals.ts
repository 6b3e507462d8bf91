import { addMonths, civilDay, dayNumber, dayOf } from './civil-dates.ts';
import type { ClockRun } from './clock-runs.ts';

/** What one of several stays adds up to. */
export interface StayTotal {
  /** Days of all stays within the months that end with `until`. */
  readonly used: number;
  /** The last day on which this stay may go on without passing the limit. */
  readonly dueOn: string;
}

/**
 * Adds up the days of stays within the months that end with each day of one of them. A stay's days are those after the day
 * it began up to and including the day it ended (its nights), as with every limit the start day is day 0; a day is out of
 * the count once the same day of the month, so many months on, has come.
 * @param earlier the stays that began before this one; those not ended are taken to run until `until`
 */
export function stayTotal(run: ClockRun, earlier: readonly ClockRun[], until: string): StayTotal {
  const { amount, within = 12 } = run.row;
  const counted = [...new Set(earlier.flatMap((one) => daysOf(one, until)))].sort((a, b) => a - b);
  const first = dayNumber(run.startedOn);
  const end = dayNumber(until);
  // A stay that can never pass its limit is shown as due when the months are over.
  const last = Math.max(end, dayNumber(addMonths(civilDay(run.startedOn), within)));
  let used = countAfter(counted, monthsBefore(first, within));
  let due: number | undefined = used > amount ? first : undefined;
  for (let day = first + 1; day <= last && (day <= end || due === undefined); day += 1) {
    insert(counted, day);
    const total = countAfter(counted, monthsBefore(day, within));
    if (total > amount) due ??= day - 1;
    if (day <= end) used = total;
  }
  return { used, dueOn: dayOf(due ?? last) };
}

function daysOf({ startedOn, ended }: ClockRun, until: string): readonly number[] {
  const from = dayNumber(startedOn);
  const to = Math.min(dayNumber(ended?.on ?? until), dayNumber(until));
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index + 1);
}

function monthsBefore(day: number, months: number): number {
  return dayNumber(addMonths(dayOf(day), -months));
}

function insert(days: number[], day: number): void {
  const at = days.findLastIndex((one) => one <= day);
  if (days[at] !== day) days.splice(at + 1, 0, day);
}

function countAfter(days: readonly number[], after: number): number {
  return days.length - (days.findLastIndex((day) => day <= after) + 1);
}
