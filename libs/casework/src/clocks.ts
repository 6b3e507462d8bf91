import type { Calendar, ClockRow } from '#definitions';
import { addDays, addHours, addMonths, civilDay, dayNumber, hoursBetween, monthsBetween } from './civil-dates.ts';
import type { CaseState, ClockView, MarkEntry } from './types.ts';
import { addWorkingDays, workingDaysBetween } from './working-days.ts';

interface Run {
  readonly row: ClockRow;
  readonly startedOn: string;
  /** Of the first event that would have started it: it keeps its number when an earlier day is entered later. */
  revision: number;
  ended?: { readonly on: string; readonly state: 'met' | 'cancelled' };
}

/**
 * Every running of every clock, oldest start first. The limit is the row in force, for the jurisdiction, on the day the
 * clock started. Marks count by the day they happened; of one action, what ends a clock comes before what starts it.
 * @param today the civil day, or the local date-time, which limits in hours need
 */
export function clocksOf(
  rows: readonly ClockRow[],
  calendars: readonly Calendar[],
  jurisdiction: string,
  marks: readonly MarkEntry[],
  reasons: CaseState['reasons'],
  today: string,
): readonly ClockView[] {
  const here = rows.filter((row) => row.jurisdiction.includes(jurisdiction));
  const acts = marksByAct(marks);
  const views = [...new Set(here.map((row) => row.id))].flatMap((id) => {
    const runs = runsOf(here.filter((row) => row.id === id), acts).sort((a, b) => a.revision - b.revision);
    return runs.map((run, index) => toView(run, index + 1, calendars, reasons, today));
  });
  return views.sort((a, b) => (a.startedOn < b.startedOn ? -1 : a.startedOn > b.startedOn ? 1 : 0));
}

/** The day or date-time by which a limit that started then must be met. */
export function dueOn(row: ClockRow, startedOn: string, calendar: Calendar | undefined): string {
  const day = civilDay(startedOn);
  switch (row.unit) {
    case 'workingDays':
      return addWorkingDays(day, row.amount, calendar ?? WEEKENDS_ONLY);
    case 'days':
      return addDays(day, row.amount);
    case 'months':
      return addMonths(day, row.amount);
    case 'hours':
      return addHours(startedOn, row.amount);
    default:
      return row.unit satisfies never;
  }
}

/** A calendar without holidays, for a limit whose calendar is not published. */
export const WEEKENDS_ONLY: Calendar = {
  id: 'weekends',
  label: { en: 'Weekends only' },
  from: '0001-01-01',
  to: '0001-01-01',
  source: { text: 'None: no holidays are known' },
  holidays: [],
};

function marksByAct(marks: readonly MarkEntry[]): readonly (readonly MarkEntry[])[] {
  const acts = new Map<number, MarkEntry[]>();
  for (const mark of marks) {
    const same = acts.get(mark.revision);
    if (same) same.push(mark);
    else acts.set(mark.revision, [mark]);
  }
  const day = (act: MarkEntry[]): string => civilDay(act[0]?.on ?? '');
  return [...acts.values()].sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : (a[0]?.revision ?? 0) - (b[0]?.revision ?? 0)));
}

function runsOf(rows: readonly ClockRow[], acts: readonly (readonly MarkEntry[])[]): Run[] {
  const runs: Run[] = [];
  for (const act of acts) {
    const names = new Set(act.map((entry) => entry.mark));
    const on = act[0]?.on ?? '';
    for (const run of runs) {
      if (run.ended) continue;
      if (run.row.to.some((mark) => names.has(mark))) run.ended = { on, state: 'met' };
      else if (run.row.cancel?.some((mark) => names.has(mark))) run.ended = { on, state: 'cancelled' };
    }
    const row = rows.find((one) => isInForce(one, civilDay(on)) && one.from.some((mark) => names.has(mark)));
    if (!row) continue;
    const revision = act[0]?.revision ?? 0;
    const running = row.start === 'each' ? undefined : runs.find((run) => !run.ended);
    if (running) running.revision = Math.min(running.revision, revision);
    else runs.push({ row, startedOn: on, revision });
  }
  return runs;
}

function isInForce(row: ClockRow, day: string): boolean {
  return row.validFrom <= day && (row.validTo === undefined || day <= row.validTo);
}

function toView(run: Run, instance: number, calendars: readonly Calendar[], reasons: CaseState['reasons'], today: string): ClockView {
  const { row, startedOn, ended } = run;
  const calendar = calendars.find((one) => one.id === row.calendar);
  const due = dueOn(row, startedOn, calendar);
  const until = ended?.on ?? today;
  const late = isAfter(until, due);
  const reason = reasons.findLast((given) => given.clock === row.id && given.instance === instance)?.reason;
  return {
    id: row.id,
    instance,
    label: row.label,
    startedOn,
    dueOn: due,
    ...(ended?.state === 'met' ? { metOn: ended.on } : {}),
    state: ended?.state ?? 'running',
    late,
    of: row.amount,
    gone: gone(row, startedOn, until, calendar),
    near: !ended && !late && left(row, until, due, calendar) <= (row.near ?? 0),
    unit: row.unit,
    ...(reason === undefined ? {} : { reason }),
    legalSource: row.legalSource,
  };
}

/** Days end at their last minute, so only a later day is after a day; two date-times compare by the minute. */
function isAfter(moment: string, due: string): boolean {
  return moment.length > 10 && due.length > 10 ? moment.slice(0, 16) > due : civilDay(moment) > civilDay(due);
}

function gone(row: ClockRow, from: string, until: string, calendar: Calendar | undefined): number {
  switch (row.unit) {
    case 'workingDays':
      return workingDaysBetween(from, until, calendar ?? WEEKENDS_ONLY);
    case 'days':
      return Math.max(0, dayNumber(until) - dayNumber(from));
    case 'months':
      return monthsBetween(civilDay(from), civilDay(until));
    case 'hours':
      return hoursBetween(from, until);
    default:
      return row.unit satisfies never;
  }
}

/** What is left in the clock's own days; a limit in months is near by calendar days. */
function left(row: ClockRow, now: string, due: string, calendar: Calendar | undefined): number {
  if (row.unit === 'workingDays') return workingDaysBetween(now, due, calendar ?? WEEKENDS_ONLY);
  if (row.unit === 'hours') return hoursBetween(now, due);
  return dayNumber(due) - dayNumber(now);
}
