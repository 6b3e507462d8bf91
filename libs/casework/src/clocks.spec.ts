import fc from 'fast-check';
import { addDays, addHours, addMonths, dayNumber, dayOf, findDate, hoursBetween, londonTime, monthsBetween } from './civil-dates.ts';
import { dueOn } from './clock-limits.ts';
import { clocksOf } from './clocks.ts';
import { calendar, clockRow } from './testing/family-support.ts';
import type { MarkEntry } from './types.ts';
import { addWorkingDays, calendarCovers, isWorkingDay, workingDaysBetween } from './working-days.ts';

describe('a limit in working days ends at the end of the nth, the start day being day 0', () => {
  test.each([
    // start, n, due, working shown
    ['2026-11-02', 1, '2026-11-03', 'Mon → Tue'],
    ['2026-11-06', 1, '2026-11-09', 'Fri → Mon'],
    ['2026-11-07', 1, '2026-11-09', 'Sat is day 0 → Mon 1'],
    ['2026-11-08', 1, '2026-11-09', 'Sun is day 0 → Mon 1'],
    ['2026-11-02', 7, '2026-11-11', 'Tue 3 … Fri 6 are 1–4, Mon 9, Tue 10, Wed 11'],
    ['2026-11-02', 10, '2026-11-16', 'two weeks later, no holiday between'],
    ['2026-11-02', 15, '2026-11-23', 'three weeks'],
    ['2026-11-02', 35, '2026-12-21', 'seven weeks'],
    ['2026-11-02', 45, '2027-01-07', 'nine weeks are 4 January; Fri 25 Dec, Mon 28 Dec, Fri 1 Jan push it three days'],
    ['2026-12-24', 1, '2026-12-29', 'Fri 25 Christmas, weekend, Mon 28 in lieu of Boxing Day → Tue 29'],
    ['2026-12-23', 1, '2026-12-24', 'Christmas Eve is worked'],
    ['2026-12-23', 2, '2026-12-29', 'Thu 24, Tue 29'],
    ['2026-12-31', 1, '2027-01-04', 'Fri 1 January is a holiday, weekend → Mon 4'],
    ['2027-12-24', 1, '2027-12-29', 'Christmas on Saturday: Mon 27 and Tue 28 in lieu'],
    ['2024-12-24', 1, '2024-12-27', 'Wed 25 and Thu 26 → Fri 27'],
    ['2024-12-24', 3, '2024-12-31', 'Fri 27, Mon 30, Tue 31'],
    ['2024-12-31', 1, '2025-01-02', 'Wed 1 January → Thu 2'],
    ['2025-12-25', 1, '2025-12-29', 'starts on Christmas Day; Fri 26 is Boxing Day → Mon 29'],
    ['2026-04-02', 1, '2026-04-07', 'Maundy Thursday → Good Friday, weekend, Easter Monday → Tue 7'],
    ['2026-04-01', 3, '2026-04-08', 'Thu 2, Tue 7, Wed 8'],
    ['2025-04-17', 1, '2025-04-22', 'Easter 2025 was 20 April'],
    ['2024-03-28', 1, '2024-04-02', 'Good Friday 29 March, Easter Monday 1 April'],
    ['2027-03-25', 1, '2027-03-30', 'Good Friday 26 March, Easter Monday 29 March'],
    ['2026-05-01', 1, '2026-05-05', 'early May holiday on Mon 4'],
    ['2026-05-22', 1, '2026-05-26', 'spring holiday on Mon 25'],
    ['2026-08-28', 1, '2026-09-01', 'summer holiday on Mon 31, which is also a month’s end'],
    ['2024-02-28', 1, '2024-02-29', 'the leap day is a Thursday and is worked'],
    ['2024-02-28', 2, '2024-03-01', 'leap day, then Friday'],
    ['2026-02-27', 1, '2026-03-02', 'Fri → Mon over the end of February'],
    ['2026-11-02', 0, '2026-11-02', 'nothing to wait'],
  ])('%s + %i working days = %s (%s)', (start, n, due) => {
    expect(addWorkingDays(start, n, calendar)).toBe(due);
    expect(workingDaysBetween(start, due, calendar)).toBe(n);
  });
});

describe('a limit in months ends on the same day, or the last of a month that lacks it', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2023-08-31', 6, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-10-31', 3, '2027-01-31'],
    ['2026-05-31', 1, '2026-06-30'],
    ['2026-11-23', 6, '2027-05-23'],
  ])('%s + %i months = %s', (start, n, due) => {
    expect(addMonths(start, n)).toBe(due);
    expect(dueOn(clockRow({ unit: 'months', amount: n }), start, undefined)).toBe(due);
  });
});

describe('a limit in hours is elapsed time', () => {
  test.each([
    ['2026-11-02T14:30', 24, '2026-11-03T14:30', 'an ordinary day'],
    ['2026-10-24T14:30', 24, '2026-10-25T13:30', 'the clocks go back: 25 hours in the day'],
    ['2026-03-28T14:30', 24, '2026-03-29T15:30', 'the clocks go forward: 23 hours in the day'],
    ['2026-06-30T23:00', 2, '2026-07-01T01:00', 'over a month’s end in summer'],
    ['2026-12-31T12:00', 72, '2027-01-03T12:00', 'holidays do not stop it'],
    ['2026-11-02', 24, '2026-11-03T00:00', 'without a time of day, from the beginning of the day'],
  ])('%s + %i hours = %s (%s)', (start, n, due) => {
    expect(addHours(start, n)).toBe(due);
    expect(hoursBetween(start, due)).toBe(n);
  });
});

describe('days', () => {
  test.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2024-02-28', 2, '2024-03-01'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2027-01-01', -1, '2026-12-31'],
  ])('%s and %i days are %s', (start, n, due) => expect(addDays(start, n)).toBe(due));
  test('London is an hour ahead of UTC in summer only', () => {
    expect(londonTime('2026-07-01T23:30:00.000Z')).toBe('2026-07-02T00:30');
    expect(londonTime('2026-11-23T23:30:00.000Z')).toBe('2026-11-23T23:30');
    expect(londonTime('2026-03-29T00:59:00.000Z')).toBe('2026-03-29T00:59');
    expect(londonTime('2026-03-29T01:00:00.000Z')).toBe('2026-03-29T02:00');
  });
  test('London time agrees with the time zone database', () => {
    const format = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' });
    fc.assert(
      fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }), (date) => {
        expect(londonTime(date.toISOString()).replace('T', ', ')).toBe(format.format(date));
      }),
    );
  });
  test('whole months gone by never pass the day they end on', () => {
    expect(monthsBetween('2026-01-31', '2026-02-27')).toBe(0);
    expect(monthsBetween('2026-01-31', '2026-02-28')).toBe(1);
    expect(monthsBetween('2026-05-10', '2026-04-10')).toBe(0);
  });
  test('only real days are dates', () => {
    expect(findDate('2024-02-29')).toBe('2024-02-29');
    expect(findDate('2026-02-29')).toBeUndefined();
    expect(findDate('2026-11-23T14:30:59')).toBe('2026-11-23T14:30');
  });
});

const anyDay = fc.integer({ min: dayNumber('2024-01-01'), max: dayNumber('2027-12-31') }).map(dayOf);

describe('for any day', () => {
  test('adding working days never lands on a weekend or a holiday', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (day, n) => expect(isWorkingDay(addWorkingDays(day, n, calendar), calendar)).toBe(true)));
  });
  test('one working day more is always a later day, and a later start is never due earlier', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 60 }), (day, n) => {
        expect(addWorkingDays(day, n + 1, calendar) > addWorkingDays(day, n, calendar)).toBe(true);
        expect(addWorkingDays(addDays(day, 1), n, calendar) >= addWorkingDays(day, n, calendar)).toBe(true);
      }),
    );
  });
  test('counting back what was added gives what was added', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: 0, max: 60 }), (day, n) => expect(workingDaysBetween(day, addWorkingDays(day, n, calendar), calendar)).toBe(n)));
  });
  test('a month later is a day of the next month', () => {
    fc.assert(fc.property(anyDay, (day) => expect(monthsBetween(day, addMonths(day, 1))).toBe(1)));
  });
  test('elapsed hours are the same on both sides of a change of the clocks', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: 0, max: 200 }), (day, n) => expect(hoursBetween(`${day}T12:00`, addHours(`${day}T12:00`, n))).toBe(n)));
  });
});

const mark = (name: string, on: string, revision: number): MarkEntry => ({ mark: name, on, revision });
const view = (rows: readonly ReturnType<typeof clockRow>[], marks: readonly MarkEntry[], today: string) => clocksOf(rows, [calendar], 'england', marks, [], today);

describe('clocks', () => {
  test('a clock says how much of it is gone, and when it is near', () => {
    expect(view([clockRow()], [mark('needs-sent', '2026-11-02', 2)], '2026-11-10')).toMatchObject([
      { id: 'plan', instance: 1, startedOn: '2026-11-02', dueOn: '2026-11-16', state: 'running', late: false, of: 10, gone: 6, near: false },
    ]);
    expect(view([clockRow()], [mark('needs-sent', '2026-11-02', 2)], '2026-11-11')[0]).toMatchObject({ gone: 7, near: true, late: false });
    expect(view([clockRow()], [mark('needs-sent', '2026-11-02', 2)], '2026-11-16')[0]).toMatchObject({ gone: 10, near: true, late: false });
    expect(view([clockRow()], [mark('needs-sent', '2026-11-02', 2)], '2026-11-17')[0]).toMatchObject({ gone: 11, near: false, late: true });
  });
  test('a clock met on its last day is not late, a day after it is', () => {
    const marks = [mark('needs-sent', '2026-11-02', 2), mark('plan-agreed', '2026-11-16', 3)];
    expect(view([clockRow()], marks, '2026-12-24')[0]).toMatchObject({ state: 'met', metOn: '2026-11-16', late: false });
    expect(view([clockRow()], [marks[0] as MarkEntry, mark('plan-agreed', '2026-11-17', 3)], '2026-12-24')[0]).toMatchObject({ state: 'met', late: true });
  });
  test('a clock runs from the day it happened, however late that was entered', () => {
    const marks = [mark('plan-agreed', '2026-11-10', 2), mark('needs-sent', '2026-11-02', 3)];
    expect(view([clockRow()], marks, '2026-11-23')).toMatchObject([{ startedOn: '2026-11-02', state: 'met', metOn: '2026-11-10' }]);
  });
  test('a second start while one runs is the same clock, unless each start counts', () => {
    const marks = [mark('needs-sent', '2026-11-02', 2), mark('needs-sent', '2026-11-09', 3)];
    expect(view([clockRow()], marks, '2026-11-10')).toHaveLength(1);
    expect(view([clockRow({ start: 'each' })], marks, '2026-11-10').map((clock) => [clock.instance, clock.dueOn])).toEqual([[1, '2026-11-16'], [2, '2026-11-23']]);
  });
  test('a review meets the limit for itself and starts the next', () => {
    const review = clockRow({ id: 'review', from: ['plan-agreed', 'reviewed'], to: ['reviewed'], unit: 'months', amount: 6 });
    const clocks = view([review], [mark('plan-agreed', '2026-01-31', 2), mark('reviewed', '2026-07-20', 3)], '2026-11-23');
    expect(clocks).toMatchObject([{ instance: 1, state: 'met', dueOn: '2026-07-31' }, { instance: 2, state: 'running', dueOn: '2027-01-20', of: 6, gone: 4 }]);
  });
  test('a referral noted on the contact and again on the referral is one clock, from the earlier day whichever was entered first', () => {
    const days = (...on: string[]) => view([clockRow()], on.map((day, index) => mark('needs-sent', day, index + 2)), '2026-11-10').map(({ startedOn }) => startedOn);
    expect(days('2026-11-02', '2026-11-03')).toEqual(['2026-11-02']);
    expect(days('2026-11-03', '2026-11-02')).toEqual(['2026-11-02']);
    expect(days('2026-11-02', '2026-11-02')).toEqual(['2026-11-02']);
  });
  test.each([['met', 'plan-agreed'], ['cancelled', 'file-closed']])('a start after it was %s is another running, also on the same day', (state, end) => {
    for (const day of ['2026-11-05', '2026-11-09']) {
      const clocks = view([clockRow()], [mark('needs-sent', '2026-11-02', 2), mark(end, '2026-11-05', 3), mark('needs-sent', day, 4)], '2026-11-10');
      expect(clocks).toMatchObject([{ instance: 1, state, startedOn: '2026-11-02' }, { instance: 2, state: 'running', startedOn: day }]);
    }
  });
  test('an action that both meets and cancels a clock has met it', () => {
    const marks = [mark('needs-sent', '2026-11-02', 2), mark('file-closed', '2026-11-05', 3), mark('plan-agreed', '2026-11-05', 3)];
    expect(view([clockRow()], marks, '2026-11-10')).toMatchObject([{ state: 'met', metOn: '2026-11-05' }]);
  });
  test('what was done before a clock started does not meet it, even when it is entered afterwards', () => {
    const marks = [mark('needs-sent', '2026-11-05', 2), mark('plan-agreed', '2026-11-03', 3)];
    expect(view([clockRow()], marks, '2026-11-10')).toMatchObject([{ state: 'running', startedOn: '2026-11-05' }]);
  });
  test('the reason for a late clock stays with it when an earlier start of another is entered later', () => {
    const marks = [mark('needs-sent', '2026-09-10', 2), mark('plan-agreed', '2026-09-14', 3), mark('needs-sent', '2026-10-12', 4)];
    const reasons = [{ clock: 'plan', instance: 2, reason: 'The family was away', revision: 5 }];
    const told = (all: readonly MarkEntry[]) => clocksOf([clockRow()], [calendar], 'england', all, reasons, '2026-11-10').map(({ startedOn, reason }) => [startedOn, reason]);
    expect(told(marks)).toEqual([['2026-09-10', undefined], ['2026-10-12', 'The family was away']]);
    expect(told([...marks, mark('needs-sent', '2026-09-08', 6)])).toEqual([['2026-09-08', undefined], ['2026-10-12', 'The family was away']]);
    expect(told([...marks, mark('needs-sent', '2026-08-03', 6), mark('plan-agreed', '2026-08-04', 7)])).toEqual([['2026-08-03', undefined], ['2026-09-10', undefined], ['2026-10-12', 'The family was away']]);
  });
  test('closing cancels a clock', () => {
    const marks = [mark('needs-sent', '2026-11-02', 2), mark('file-closed', '2026-11-05', 3)];
    const [clock] = view([clockRow()], marks, '2026-12-24');
    expect(clock).toMatchObject({ state: 'cancelled', late: false, gone: 3 });
    expect(clock).not.toHaveProperty('metOn');
  });
  test('the limit is that of the day the clock started, also after the law has changed', () => {
    const rows = [clockRow({ amount: 35, validTo: '2026-11-08' }), clockRow({ amount: 45, validFrom: '2026-11-09' })];
    const marks = (day: string) => [mark('needs-sent', day, 2)];
    expect(view(rows, marks('2026-11-08'), '2026-11-23')[0]).toMatchObject({ of: 35 });
    expect(view(rows, marks('2026-11-09'), '2026-11-23')[0]).toMatchObject({ of: 45 });
    expect(view([rows[1] as ReturnType<typeof clockRow>], marks('2026-11-08'), '2026-11-23')).toEqual([]);
  });
  test('a limit of the other country does not run', () => {
    expect(view([clockRow({ jurisdiction: ['wales'] })], [mark('needs-sent', '2026-11-02', 2)], '2026-11-23')).toEqual([]);
  });
  test('twenty-four hours are late by the minute', () => {
    const row = clockRow({ unit: 'hours', amount: 24, near: 4 });
    const marks = [mark('needs-sent', '2026-11-02T14:30', 2)];
    expect(view([row], marks, '2026-11-03T14:30')[0]).toMatchObject({ dueOn: '2026-11-03T14:30', late: false, near: true, gone: 24 });
    expect(view([row], marks, '2026-11-03T14:31')[0]).toMatchObject({ late: true });
  });
  test('beyond the years it lists, a calendar says so and knows weekends only', () => {
    expect(calendarCovers(calendar, '2027-12-31')).toBe(true);
    expect(calendarCovers(calendar, '2028-01-01')).toBe(false);
    expect(addWorkingDays('2028-12-22', 1, calendar)).toBe('2028-12-25');
  });
});
