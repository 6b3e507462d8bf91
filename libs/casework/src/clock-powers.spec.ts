import fc from 'fast-check';
import { addDays, dayNumber, dayOf } from './civil-dates.ts';
import { dueOn, startBy } from './clock-limits.ts';
import { clocksOf } from './clocks.ts';
import { calendar, clockRow } from './testing/family-support.ts';
import type { ClockRow } from '#definitions';
import type { MarkEntry } from './types.ts';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './working-days.ts';

const mark = (name: string, on: string, revision: number, was?: string): MarkEntry => ({ mark: name, on, revision, ...(was === undefined ? {} : { was }) });
const view = (row: ClockRow | readonly ClockRow[], marks: readonly MarkEntry[], today: string, person = {}) => clocksOf([row].flat(), [calendar], 'england', marks, [], today, person);
const pausable = (more: Partial<ClockRow> = {}): ClockRow => clockRow({ pause: ['away'], resume: ['back'], ...more });
const started = mark('needs-sent', '2026-11-02', 1);

describe('a clock that is paused', () => {
  test('stands still, is neither near nor late, and is due as if it went on today', () => {
    const marks = [started, mark('away', '2026-11-12', 2)];
    expect(view(pausable(), marks, '2026-12-10')).toMatchObject([{ state: 'paused', pausedSince: '2026-11-12', pausedDays: 28, gone: 8, near: false, late: false, dueOn: '2026-12-14' }]);
  });
  test('goes on with what was left', () => {
    const marks = [started, mark('away', '2026-11-12', 2), mark('back', '2026-12-10', 3)];
    const [clock] = view(pausable(), marks, '2026-12-11');
    expect(clock).toMatchObject({ state: 'running', pausedDays: 28, gone: 9, near: true, dueOn: '2026-12-14' });
    expect(clock).not.toHaveProperty('pausedSince');
    expect(view(pausable(), marks, '2026-12-15')).toMatchObject([{ late: true, gone: 11 }]);
  });
  test('counts one pause from its first day, and goes on once, however often either is entered', () => {
    const once = [started, mark('away', '2026-11-04', 2), mark('back', '2026-11-11', 3)];
    const often = [started, mark('back', '2026-11-03', 2), mark('away', '2026-11-04', 3), mark('away', '2026-11-06', 4), mark('back', '2026-11-11', 5), mark('back', '2026-11-20', 6)];
    expect(view(pausable(), often, '2026-11-30')).toEqual(view(pausable(), once, '2026-11-30'));
  });
  test('may be met while it is paused, and is then not late', () => {
    const marks = [started, mark('away', '2026-11-12', 2), mark('plan-agreed', '2026-12-24', 3)];
    expect(view(pausable(), marks, '2027-03-01')).toMatchObject([{ state: 'met', metOn: '2026-12-24', late: false, gone: 8, pausedDays: 42 }]);
  });
  test('stays late when it was late before', () => {
    expect(view(pausable(), [started, mark('away', '2026-11-18', 2)], '2026-11-30')).toMatchObject([{ state: 'paused', dueOn: '2026-11-16', late: true }]);
  });
  test('pauses when the same action starts and pauses it', () => {
    expect(view(pausable(), [started, mark('away', '2026-11-02', 1)], '2026-11-09')).toMatchObject([{ state: 'paused', gone: 0, dueOn: '2026-11-23' }]);
  });
  test('does not hear of a pause from before it started', () => {
    expect(view(pausable(), [mark('away', '2026-10-30', 1), { ...started, revision: 2 }], '2026-11-09')).toMatchObject([{ state: 'running', dueOn: '2026-11-16' }]);
  });
  test('pauses each running of a clock that runs more than once', () => {
    const marks = [started, mark('needs-sent', '2026-11-04', 2), mark('away', '2026-11-05', 3), mark('back', '2026-11-12', 4)];
    expect(view(pausable({ start: 'each' }), marks, '2026-11-16').map(({ dueOn: due }) => due)).toEqual(['2026-11-23', '2026-11-25']);
  });
  test('in hours stops by the minute', () => {
    const marks = [mark('needs-sent', '2026-11-02T14:30', 1), mark('away', '2026-11-02T16:00', 2), mark('back', '2026-11-03T08:45', 3)];
    expect(view(pausable({ unit: 'hours', amount: 24 }), marks, '2026-11-03T09:45')).toMatchObject([{ dueOn: '2026-11-04T07:15', gone: 2 }]);
  });
});

const anyDay = fc.integer({ min: dayNumber('2024-01-01'), max: dayNumber('2026-12-31') }).map(dayOf);
const units = fc.constantFrom('workingDays' as const, 'days' as const, 'months' as const, 'hours' as const);

describe('for any pause', () => {
  const limits = fc.record({ unit: units, amount: fc.integer({ min: 1, max: 60 }), start: anyDay, after: fc.nat(80), length: fc.nat(60), longer: fc.nat(30) });
  test('a longer one is never due earlier, and none is due before it would have been without', () => {
    fc.assert(
      fc.property(limits, ({ unit, amount, start, after, length, longer }) => {
        const from = addDays(start, after);
        const due = (days: number): string => dueOn({ unit, amount }, start, calendar, [{ from, to: addDays(from, days) }]);
        expect(due(length + longer) >= due(length)).toBe(true);
        expect(due(length) >= dueOn({ unit, amount }, start, calendar)).toBe(true);
      }),
    );
  });
  test('a limit in working days still ends on a worked day, with as many worked days counted as it has', () => {
    fc.assert(
      fc.property(limits, ({ amount, start, after, length }) => {
        const [from, to] = [addDays(start, after), addDays(start, after + length)];
        const due = dueOn({ unit: 'workingDays', amount }, start, calendar, [{ from, to }]);
        expect(isWorkingDay(due, calendar)).toBe(true);
        if (from < addWorkingDays(start, amount, calendar)) {
          expect(workingDaysBetween(start, due, calendar) - workingDaysBetween(from, to, calendar)).toBe(amount);
        }
      }),
    );
  });
});

describe('a limit by age', () => {
  const health = [
    clockRow({ id: 'health', from: ['assessed'], to: ['assessed'], unit: 'months', amount: 6, ageMonths: { below: 60 } }),
    clockRow({ id: 'health', from: ['assessed'], to: ['assessed'], unit: 'months', amount: 12, ageMonths: { from: 60 } }),
  ];
  const assessed = mark('assessed', '2026-11-02', 1);
  test('is the one for the age on the day it starts', () => {
    expect(view(health, [assessed], '2026-11-03', { birthDate: '2021-11-03' })).toMatchObject([{ of: 6, dueOn: '2027-05-02' }]);
    expect(view(health, [assessed], '2026-11-03', { birthDate: '2021-11-02' })).toMatchObject([{ of: 12, dueOn: '2027-11-02' }]);
  });
  test('takes an estimated age', () => {
    expect(view(health, [assessed], '2026-11-03', { ageInDays: 365 * 3 })).toMatchObject([{ of: 6 }]);
    expect(view(health, [assessed], '2026-11-03', { ageInDays: 365 * 9 })).toMatchObject([{ of: 12 }]);
  });
  test('is that of the youngest for a child not yet born, or of whom nobody knows the age', () => {
    expect(view(health, [assessed], '2026-11-03')).toMatchObject([{ of: 6 }]);
    expect(view(health, [assessed], '2027-03-03', { birthDate: '2027-02-01' })).toMatchObject([{ of: 6 }]);
    expect(view(clockRow({ ageMonths: { from: 192 } }), [started], '2026-11-03')).toEqual([]);
  });
});

describe('stays that are added up', () => {
  const total = clockRow({ id: 'breaks', kind: 'total', within: 12, unit: 'days', amount: 75, from: ['in'], to: ['out'], near: 3 });
  const stays = (...all: readonly (readonly [string, string?])[]): MarkEntry[] => all.flatMap(([from, to], index) => [mark('in', from, 2 * index + 1), ...(to === undefined ? [] : [mark('out', to, 2 * index + 2)])]);
  test('count the days after each began, up to the day it ended', () => {
    expect(view(total, stays(['2026-01-05', '2026-01-22'], ['2026-04-01', '2026-04-01'], ['2026-07-01', '2026-07-04']), '2026-12-01')).toMatchObject([
      { instance: 1, used: 17, of: 75, state: 'met' },
      { instance: 2, used: 17, state: 'met' },
      { instance: 3, used: 20, gone: 20, state: 'met', late: false },
    ]);
  });
  test('are near when few days are left, and late by the stay that passes the limit only', () => {
    const marks = stays(['2026-01-01', '2026-03-13'], ['2026-06-01']);
    expect(view(total, marks, '2026-06-02').at(-1)).toMatchObject({ used: 72, dueOn: '2026-06-05', near: true, late: false });
    expect(view(total, marks, '2026-06-06').map(({ late, used }) => [late, used])).toEqual([[false, 71], [true, 76]]);
  });
  test('a stay that begins when the limit is passed already is late at once', () => {
    expect(view(total, stays(['2026-01-01', '2026-03-20'], ['2026-06-01']), '2026-06-02').at(-1)).toMatchObject({ late: true, used: 79, dueOn: '2026-06-01' });
  });
});

describe('a forecast', () => {
  const row = clockRow({ work: { amount: 3, begun: ['visit-made'] } });
  test('says by when the work has to begin, and that it is at risk when that day has passed', () => {
    expect(view(row, [started], '2026-11-11')).toMatchObject([{ startBy: '2026-11-11', atRisk: false }]);
    expect(view(row, [started], '2026-11-12')).toMatchObject([{ startBy: '2026-11-11', atRisk: true, late: false }]);
    expect(view(row, [started, mark('visit-made', '2026-11-10', 2)], '2026-11-12')).toMatchObject([{ atRisk: false }]);
  });
  test('does not take what was done before the clock started for its beginning', () => {
    expect(view(row, [mark('visit-made', '2026-10-30', 1), { ...started, revision: 2 }], '2026-11-12')).toMatchObject([{ atRisk: true }]);
  });
  test('moves with a pause, and is silent once the clock is late or met', () => {
    const paused = { ...row, pause: ['away'], resume: ['back'] };
    expect(view(paused, [started, mark('away', '2026-11-04', 2), mark('back', '2026-11-11', 3)], '2026-11-12')).toMatchObject([{ startBy: '2026-11-18', atRisk: false }]);
    expect(view(row, [started], '2026-11-17')).toMatchObject([{ late: true, atRisk: false }]);
    expect(view(row, [started, mark('plan-agreed', '2026-11-05', 2)], '2026-11-17')[0]).not.toHaveProperty('startBy');
  });
  test.each([
    ['months', '2027-02-28', 1, '2027-01-31'],
    ['months', '2027-03-30', 1, '2027-02-28'],
    ['months', '2024-02-29', 6, '2023-08-31'],
    ['days', '2024-03-01', 1, '2024-02-29'],
    ['hours', '2026-11-03T14:30', 4, '2026-11-03T10:30'],
  ] as const)('in %s before %s, for %i, is %s', (unit, due, amount, by) => {
    expect(startBy(unit, due, amount, calendar)).toBe(by);
    expect(dueOn({ unit, amount }, by, calendar) <= due).toBe(true);
  });
  test('begun on the last day for it, work is always done in time, and a worked day later never', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 30 }), (due, amount) => {
        const by = startBy('workingDays', due, amount, calendar);
        expect(addWorkingDays(by, amount, calendar) <= due).toBe(true);
        expect(addWorkingDays(addWorkingDays(by, 1, calendar), amount, calendar) > due).toBe(true);
      }),
    );
  });
});

describe('a day that was corrected', () => {
  test('moves the clock, which says how it stood before', () => {
    const marks = [mark('needs-sent', '2026-12-18', 1, '2026-12-21')];
    expect(view(clockRow(), marks, '2026-12-22')).toMatchObject([{ startedOn: '2026-12-18', dueOn: '2027-01-06', was: { startedOn: '2026-12-21', dueOn: '2027-01-07' } }]);
  });
  test('over a month’s end, of a limit in months', () => {
    const marks = [mark('needs-sent', '2027-11-30', 1, '2027-12-01')];
    expect(view(clockRow({ unit: 'months', amount: 3 }), marks, '2027-12-02')).toMatchObject([{ dueOn: '2028-02-29', was: { startedOn: '2027-12-01', dueOn: '2028-03-01' } }]);
  });
  test('of a pause moves what is due, not the start', () => {
    const marks = [started, mark('away', '2026-11-04', 2), mark('back', '2026-11-11', 3, '2026-11-13')];
    expect(view(pausable(), marks, '2026-11-16')).toMatchObject([{ dueOn: '2026-11-23', was: { startedOn: '2026-11-02', dueOn: '2026-11-25' } }]);
  });
  test('makes a clock late that was in time, or in time that was late', () => {
    expect(view(clockRow(), [started, mark('plan-agreed', '2026-11-17', 2, '2026-11-16')], '2026-11-20')).toMatchObject([{ state: 'met', late: true }]);
    expect(view(clockRow(), [started, mark('plan-agreed', '2026-11-16', 2, '2026-11-17')], '2026-11-20')).toMatchObject([{ state: 'met', late: false }]);
  });
  test('that moves nothing of this clock leaves nothing to say', () => {
    expect(view(clockRow(), [started, mark('plan-agreed', '2026-11-10', 2, '2026-11-11')], '2026-11-20')[0]).not.toHaveProperty('was');
    expect(view(clockRow(), [started, mark('other', '2026-11-10', 2, '2026-11-11')], '2026-11-20')[0]).not.toHaveProperty('was');
  });
  test('chooses the limit in force on the right day', () => {
    const rows = [clockRow({ amount: 7, validTo: '2026-11-02' }), clockRow({ amount: 10, validFrom: '2026-11-03' })];
    expect(view(rows, [mark('needs-sent', '2026-11-02', 1, '2026-11-03')], '2026-11-05')).toMatchObject([{ of: 7, dueOn: '2026-11-11', was: { dueOn: '2026-11-17' } }]);
  });
});
