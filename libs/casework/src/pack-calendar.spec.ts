import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CalendarFile, ClocksFile } from '#definitions';
import { dayNumber } from './civil-dates.ts';
import { extraHolidays, holidaysOfYear } from './testing/bank-holidays.ts';
import { libraryDates, libraryTotals } from './testing/library-dates.ts';

const workflows = join(import.meta.dirname, '../../../workflows');
const read = <File>(path: string): File => JSON.parse(readFileSync(join(workflows, path), 'utf8')) as File;
const files = (name: string): readonly string[] => readdirSync(workflows, { recursive: true }).map(String).filter((path) => path.split(/[\\/]/).at(-1) === name);
const calendars = files('calendar.json').flatMap((path) => read<CalendarFile>(path).calendars);
const clocks = files('clocks.json').flatMap((path) => read<ClocksFile>(path).clocks);

describe('the calendars of the packs', () => {
  const years = Array.from({ length: 11 }, (_, index) => 2020 + index);
  const days = calendars.flatMap((one) => one.holidays.map(({ date }) => date));
  test('cover 2020 to 2030', () => {
    expect(calendars).not.toEqual([]);
    for (const { from, to } of calendars) expect([from, to]).toEqual(['2020-01-01', '2030-12-31']);
  });
  test.each(years)('has the bank holidays of %i that Easter and the rules of law give', (year) => {
    const inYear = days.filter((day) => day.startsWith(`${year}-`)).sort();
    expect(inYear).toEqual(holidaysOfYear(year));
    expect(inYear).toHaveLength(8 + extraHolidays.filter((day) => day.startsWith(`${year}-`)).length);
  });
  test('have no holiday on a weekend, where it would not be had', () => {
    for (const day of days) expect([0, 6]).not.toContain((dayNumber(day) + 4) % 7);
  });
});

describe('the limits of the packs', () => {
  test('are each of a length that the table of dates tests', () => {
    const tested = new Set([...libraryDates.map(({ amount, unit }) => `limit ${amount} ${unit}`), ...libraryTotals.map(({ amount }) => `total ${amount} days`)]);
    const untested = clocks.filter(({ kind = 'limit', amount, unit }) => !tested.has(`${kind} ${amount} ${unit}`)).map(({ id, amount, unit }) => `${id}: ${amount} ${unit}`);
    expect(clocks.length).toBeGreaterThan(0);
    expect(untested).toEqual([]);
  });
});
