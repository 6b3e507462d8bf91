import type { Calendar, ClockRow, Finding } from '../types.ts';
import type { Catalogue } from './catalogue.ts';
import { dayAfter, isRealDate } from './real-date.ts';
import { finding, unknownNames } from './finding.ts';

interface PlacedRow {
  readonly path: string;
  readonly at: readonly (string | number)[];
  readonly row: ClockRow;
}

/** Faults of the clocks that a pack uses, those of workflows/shared and its own added up. */
export function checkClocks(files: Catalogue, pack: string): readonly Finding[] {
  const rows = files.all('clocks', pack).flatMap(({ path, file }) => file.clocks.map((row, index) => ({ path, at: ['clocks', index], row })));
  const marks = files.held('marks', pack, (file) => file.marks.map(({ id }) => id));
  const calendars = files.held('calendar', pack, (file) => file.calendars.map(({ id }) => id));
  return rows.flatMap((one, index) => [...checkNames(one, marks, calendars), ...checkRow(one), ...againstEarlier(one, rows.slice(0, index)), ...gap(one, rows)]);
}

function checkNames({ path, at, row }: PlacedRow, marks: readonly string[] | undefined, calendars: readonly string[] | undefined): readonly Finding[] {
  const named = (['from', 'to', 'cancel', 'pause', 'resume'] as const).flatMap((key) => (row[key] ?? []).map((name, place) => ({ name, at: [...at, key, place] })));
  const begun = (row.work?.begun ?? []).map((name, place) => ({ name, at: [...at, 'work', 'begun', place] }));
  return [
    ...unknownNames(path, [...named, ...begun], marks, 'mark-unknown', 'mark'),
    ...unknownNames(path, row.calendar === undefined ? [] : [{ name: row.calendar, at: [...at, 'calendar'] }], calendars, 'calendar-unknown', 'calendar'),
  ];
}

function checkRow({ path, at, row }: PlacedRow): readonly Finding[] {
  const fault = (rule: string, message: string, key?: string) => finding(path, key === undefined ? at : [...at, key], rule, message);
  const { pause, resume, ageMonths: age } = row;
  return [
    ...(row.unit === 'workingDays' && row.calendar === undefined ? [fault('clock-calendar', 'Working days need a calendar: add calendar.')] : []),
    ...(pause && !resume ? [fault('pause-without-resume', `Nothing lets '${row.id}' go on once it is paused: add resume with the marks that do.`, 'pause')] : []),
    ...(resume && !pause ? [fault('pause-without-resume', `Nothing pauses '${row.id}', so it never goes on: add pause, or take resume out.`, 'resume')] : []),
    ...(age?.from !== undefined && age.below !== undefined && age.below <= age.from ? [fault('limits-crossed', `No child is of this age: below must be above from.`, 'ageMonths')] : []),
    ...(row.kind === 'total' && row.within === undefined ? [fault('clock-total', 'A total is counted within some months: add within.')] : []),
    ...(row.kind !== 'total' && row.within !== undefined ? [fault('clock-total', 'within belongs to a total: add kind total, or take within out.', 'within')] : []),
    ...checkDates(path, at, { validFrom: row.validFrom, ...(row.validTo !== undefined && { validTo: row.validTo }) }),
  ];
}

/** Two rows that could run for the same child on the same day must not say different things. */
function againstEarlier({ path, at, row }: PlacedRow, earlier: readonly PlacedRow[]): readonly Finding[] {
  const beside = earlier.filter(({ row: other }) => shareADay(other, row) && shareAnAge(other, row) && other.jurisdiction.some((one) => row.jurisdiction.includes(one)));
  if (beside.some(({ row: other }) => other.id === row.id)) {
    return [finding(path, at, 'clock-overlap', `Another row '${row.id}' is valid on some of these days: a limit has one length on one day, so set validTo or validFrom.`)];
  }
  const other = beside.find((one) => contradicts(one.row, row));
  if (!other) return [];
  return [finding(path, at, 'clock-contradiction', `'${row.id}' and '${other.row.id}' (${other.path}) run between the same marks with different lengths: keep one, or tell them apart by jurisdiction, age or validity.`)];
}

function contradicts(a: ClockRow, b: ClockRow): boolean {
  const sameKind = (a.kind ?? 'limit') === 'limit' && (b.kind ?? 'limit') === 'limit';
  return sameKind && sameNames(a.from, b.from) && sameNames(a.to, b.to) && (a.amount !== b.amount || a.unit !== b.unit);
}

/** A limit that was changed goes on the day after its last day, for the same ages in the same jurisdiction. */
function gap({ path, at, row }: PlacedRow, rows: readonly PlacedRow[]): readonly Finding[] {
  const series = rows.map((one) => one.row).filter((other) => other.id === row.id && JSON.stringify(other.ageMonths) === JSON.stringify(row.ageMonths) && sameNames(other.jurisdiction, row.jurisdiction));
  const before = series.filter(({ validFrom }) => validFrom < row.validFrom).sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];
  if (before?.validTo === undefined || !isRealDate(before.validTo) || before.validTo < before.validFrom || row.validFrom <= dayAfter(before.validTo)) return [];
  return [finding(path, [...at, 'validFrom'], 'clock-gap', `'${row.id}' has no length from ${dayAfter(before.validTo)} until ${row.validFrom}: let one row follow the other without a day between.`)];
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name));
}

function shareADay(a: ClockRow, b: ClockRow): boolean {
  return a.validFrom <= (b.validTo ?? '9999-12-31') && b.validFrom <= (a.validTo ?? '9999-12-31');
}

function shareAnAge({ ageMonths: a }: ClockRow, { ageMonths: b }: ClockRow): boolean {
  return (a?.from ?? 0) < (b?.below ?? Infinity) && (b?.from ?? 0) < (a?.below ?? Infinity);
}

/** Both dates must be real, and the second not before the first. */
function checkDates(path: string, at: readonly (string | number)[], dates: { readonly [key: string]: string }): readonly Finding[] {
  const wrong = Object.entries(dates).filter(([, date]) => !isRealDate(date));
  if (wrong.length > 0) return wrong.map(([key, date]) => finding(path, [...at, key], 'date-unreal', `${date} is no day of the calendar.`));
  const [first, last] = Object.entries(dates);
  return first && last && last[1] < first[1] ? [finding(path, [...at, last[0]], 'dates-crossed', `${last[1]} is before ${first[1]}.`)] : [];
}

/** Faults of one calendar; with `today`, whether it knows the year after this one. */
export function checkCalendar(path: string, at: readonly (string | number)[], calendar: Calendar, today: string | undefined): readonly Finding[] {
  const days = calendar.holidays.map(({ date }) => date);
  return [
    ...checkDates(path, at, { from: calendar.from, to: calendar.to }),
    ...comingYear(path, at, calendar, today),
    ...days.flatMap((date, index) => {
      const fault = (rule: string, message: string) => [finding(path, [...at, 'holidays', index, 'date'], rule, message)];
      const before = days[index - 1];
      if (!isRealDate(date)) return fault('date-unreal', `${date} is no day of the calendar.`);
      if (date < calendar.from || date > calendar.to) return fault('calendar-range', `${date} lies outside the days that this calendar covers, ${calendar.from} to ${calendar.to}.`);
      if (before !== undefined && date <= before) return fault('calendar-order', `${date} stands after ${before}: list the holidays by date, each once.`);
      const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
      return weekday === 0 || weekday === 6 ? fault('calendar-weekend', `${date} is a ${weekday === 0 ? 'Sunday' : 'Saturday'}, which is no working day anyway: name the weekday that is given instead.`) : [];
    }),
  ];
}

function comingYear(path: string, at: readonly (string | number)[], { id, to, holidays }: Calendar, today: string | undefined): readonly Finding[] {
  if (today === undefined) return [];
  const year = String(Number(today.slice(0, 4)) + 1);
  if (to < `${year}-12-31`) return [finding(path, [...at, 'to'], 'calendar-year', `The calendar '${id}' ends on ${to}: add the holidays of ${year}, into which limits run already, and raise to.`)];
  return holidays.some(({ date }) => date.startsWith(year)) ? [] : [finding(path, [...at, 'holidays'], 'calendar-year', `The calendar '${id}' has no holiday in ${year}: add them.`)];
}
