import { addDays, addMonths } from './civil-dates.ts';
import { dueOn, startBy } from './clock-limits.ts';
import { clocksOf } from './clocks.ts';
import { calendar as shortCalendar, clockRow } from './testing/family-support.ts';
import { libraryDates, libraryPauses, libraryStarts, libraryTotals } from './testing/library-dates.ts';
import { publishedHolidays, publishedMonths, publishedTwentyDays } from './testing/published-dates.ts';
import { easterSunday, holidaysOfYear } from './testing/bank-holidays.ts';
import type { MarkEntry } from './types.ts';
import { addWorkingDays } from './working-days.ts';

/** Worked out by rule, not read from the packs; that both are the same is tested where the packs are read. */
const years = Array.from({ length: 11 }, (_, index) => 2020 + index);
const calendar = { ...shortCalendar, from: '2020-01-01', to: '2030-12-31', holidays: years.flatMap(holidaysOfYear).map((date) => ({ date, name: 'Bank holiday' })) };
const row = (unit: 'workingDays' | 'days' | 'months' | 'hours', amount: number) => clockRow({ unit, amount, calendar: calendar.id, pause: ['away'], resume: ['back'] });
const mark = (name: string, on: string, revision: number): MarkEntry => ({ mark: name, on, revision });

describe('limits end on the day that an independent library gives', () => {
  test.each(libraryDates)('$start and $amount $unit: $due ($working)', ({ unit, amount, start, due }) => {
    expect(dueOn(row(unit, amount), start, calendar)).toBe(due);
    expect(clocksOf([row(unit, amount)], [calendar], 'england', [mark('needs-sent', start, 1)], [], start)).toMatchObject([{ dueOn: due, state: 'running', late: false }]);
  });
  test('there are enough of them', () => expect(libraryDates.length + libraryPauses.length).toBeGreaterThan(60));
});

describe('limits that were paused end on the day that counting gives', () => {
  test.each(libraryPauses)('$start and $amount $unit, paused $pauses: $due ($working)', ({ unit, amount, start, due, pauses = [] }) => {
    const marks = [mark('needs-sent', start, 1), ...pauses.flatMap(([from, to], index) => [mark('away', from, 2 * index + 2), mark('back', to, 2 * index + 3)])];
    expect(clocksOf([row(unit, amount)], [calendar], 'england', marks, [], pauses.at(-1)?.[1] ?? start)).toMatchObject([{ dueOn: due }]);
  });
});

describe('stays are added up to the last day that counting gives', () => {
  test.each(libraryTotals)('$before, then from $start at most $amount in twelve months: until $last ($working)', ({ amount, before, start, last }) => {
    const marks = [...before, [start] as const].flatMap(([from, to], index) => [mark('needs-sent', from, 2 * index + 1), ...(to === undefined ? [] : [mark('plan-agreed', to, 2 * index + 2)])]);
    const total = clockRow({ kind: 'total', within: 12, unit: 'days', amount });
    expect(clocksOf([total], [], 'england', marks, [], start).at(-1)).toMatchObject({ kind: 'total', state: 'running', dueOn: last, late: false });
    expect(clocksOf([total], [], 'england', marks, [], last).at(-1)).toMatchObject({ late: false, used: amount });
    expect(clocksOf([total], [], 'england', marks, [], addDays(last, 1)).at(-1)).toMatchObject({ late: true, used: amount + 1, dueOn: last });
  });
});

describe('work begins in time on the day that an independent library gives', () => {
  test.each(libraryStarts)('due $due, $amount working days of work: by $startBy ($working)', ({ due, amount, startBy: by }) => {
    expect(startBy('workingDays', due, amount, calendar)).toBe(by);
  });
});

describe('limits end on the day that others have published', () => {
  const allOfTheKingdom = { ...calendar, id: 'all', from: '2014-01-01', to: '2015-12-31', holidays: publishedHolidays.map((date) => ({ date, name: 'Bank holiday' })) };
  test.each(publishedTwentyDays)('what came on %s is answered in twenty working days by %s', (start, due) => expect(addWorkingDays(start, 20, allOfTheKingdom)).toBe(due));
  test.each(publishedMonths)('what came on %s is answered in a month by %s', (start, due) => expect(addMonths(start, 1)).toBe(due));
});

describe('Easter', () => {
  test.each([
    // As dateutil 2.9.0 gives it (dateutil.easter).
    [2020, '2020-04-12'], [2021, '2021-04-04'], [2022, '2022-04-17'], [2023, '2023-04-09'], [2024, '2024-03-31'], [2025, '2025-04-20'],
    [2026, '2026-04-05'], [2027, '2027-03-28'], [2028, '2028-04-16'], [2029, '2029-04-01'], [2030, '2030-04-21'],
  ])('is in %i on %s', (year, day) => expect(easterSunday(year)).toBe(day));
});
