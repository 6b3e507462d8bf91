import type { ClockRow, Finding } from '../types.ts';
import type { Catalogue } from './catalogue.ts';
import { isRealDate } from './real-date.ts';
import { finding, repeatedIds, unknownNames } from './finding.ts';

/** Faults of the roles, marks, clocks, calendars and dimensions of every pack, and of the code lists. */
export function checkPacks(files: Catalogue): readonly Finding[] {
  return [
    ...files.all('roles').flatMap(({ path, file }) => repeatedIds(path, ['roles'], file.roles.map(({ id }) => id), 'id-twice', 'role')),
    ...files.all('marks').flatMap(({ path, file }) => repeatedIds(path, ['marks'], file.marks.map(({ id }) => id), 'id-twice', 'mark')),
    ...files.all('codes').flatMap(({ path, file }) => repeatedIds(path, ['codes'], file.codes.map(({ code }) => code), 'id-twice', 'code')),
    ...files.all('dimensions').flatMap(({ path, file }) => [
      ...repeatedIds(path, ['domains'], file.domains.map(({ id }) => id), 'id-twice', 'domain'),
      ...repeatedIds(path, ['dimensions'], file.dimensions.map(({ id }) => id), 'id-twice', 'dimension'),
      ...unknownNames(path, file.dimensions.map(({ domain }, index) => ({ name: domain, at: ['dimensions', index, 'domain'] })), file.domains.map(({ id }) => id), 'domain-unknown', 'domain'),
    ]),
    ...files.all('clocks').flatMap(({ path, file, pack }) => checkClocks(path, file.clocks, marksOf(files, pack), calendarsOf(files, pack))),
    ...files.all('calendar').flatMap(({ path, file }) => [
      ...repeatedIds(path, ['calendars'], file.calendars.map(({ id }) => id), 'id-twice', 'calendar'),
      ...file.calendars.flatMap((calendar, index) => checkCalendar(path, ['calendars', index], calendar)),
    ]),
  ];
}

/** The marks of a pack, where they can be read. */
export function marksOf(files: Catalogue, pack: string): readonly string[] | undefined {
  return files.held('marks', pack, ({ marks }) => marks.map(({ id }) => id));
}

/** The calendars of a pack, where they can be read. */
export function calendarsOf(files: Catalogue, pack: string): readonly string[] | undefined {
  return files.held('calendar', pack, ({ calendars }) => calendars.map(({ id }) => id));
}

function checkClocks(path: string, clocks: readonly ClockRow[], marks: readonly string[] | undefined, calendars: readonly string[] | undefined): readonly Finding[] {
  return clocks.flatMap((row, index) => {
    const at = ['clocks', index];
    const named = (['from', 'to', 'cancel'] as const).flatMap((key) => (row[key] ?? []).map((name, place) => ({ name, at: [...at, key, place] })));
    return [
      ...unknownNames(path, named, marks, 'mark-unknown', 'mark'),
      ...unknownNames(path, row.calendar === undefined ? [] : [{ name: row.calendar, at: [...at, 'calendar'] }], calendars, 'calendar-unknown', 'calendar'),
      ...(row.unit === 'workingDays' && row.calendar === undefined ? [finding(path, at, 'clock-calendar', 'Working days need a calendar: add calendar.')] : []),
      ...checkDates(path, at, { validFrom: row.validFrom, ...(row.validTo !== undefined && { validTo: row.validTo }) }),
      ...overlap(path, clocks, row, index),
    ];
  });
}

function overlap(path: string, clocks: readonly ClockRow[], row: ClockRow, index: number): readonly Finding[] {
  const earlier = clocks.slice(0, index).find((other) => other.id === row.id && shareADay(other, row) && other.jurisdiction.some((one) => row.jurisdiction.includes(one)));
  return earlier ? [finding(path, ['clocks', index], 'clock-overlap', `Another row '${row.id}' is valid on some of these days: a limit has one length on one day, so set validTo or validFrom.`)] : [];
}

function shareADay(a: ClockRow, b: ClockRow): boolean {
  return a.validFrom <= (b.validTo ?? '9999-12-31') && b.validFrom <= (a.validTo ?? '9999-12-31');
}

/** Both dates must be real, and the second not before the first. */
function checkDates(path: string, at: readonly (string | number)[], dates: { readonly [key: string]: string }): readonly Finding[] {
  const wrong = Object.entries(dates).filter(([, date]) => !isRealDate(date));
  if (wrong.length > 0) return wrong.map(([key, date]) => finding(path, [...at, key], 'date-unreal', `${date} is no day of the calendar.`));
  const [first, last] = Object.entries(dates);
  return first && last && last[1] < first[1] ? [finding(path, [...at, last[0]], 'dates-crossed', `${last[1]} is before ${first[1]}.`)] : [];
}

function checkCalendar(path: string, at: readonly (string | number)[], calendar: { readonly from: string; readonly to: string; readonly holidays: readonly { readonly date: string }[] }): readonly Finding[] {
  const days = calendar.holidays.map(({ date }) => date);
  return [
    ...checkDates(path, at, { from: calendar.from, to: calendar.to }),
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
