import type { ClockView } from '#api-client';
import { ageOn } from '../words/age.ts';
import { clockWords, forecastOf, inOrder, split } from './clock-words.ts';

const clock = (over: Partial<ClockView>): ClockView => ({
  id: 'core', instance: 1, label: { en: 'Core assessment' }, startedOn: '2026-10-09', dueOn: '2026-11-27', state: 'running', late: false,
  of: 35, gone: 31, near: false, unit: 'workingDays', legalSource: { text: 'Assessment Framework 2000' }, ...over,
});
const today = '2026-11-23';

describe('a clock in words', () => {
  it('says how many days are left, and is called near when it is', () => {
    expect(clockWords(clock({}), today)).toEqual({ look: 'plain', chip: 'clock.left', count: 4, full: 89 });
    expect(clockWords(clock({ near: true }), today).look).toBe('soon');
  });

  it('says today, also for a limit in hours', () => {
    expect(clockWords(clock({ dueOn: '2026-11-23T16:00' }), today)).toMatchObject({ look: 'soon', chip: 'clock.today' });
  });

  it('says how late it is, and never less than a day', () => {
    expect(clockWords(clock({ late: true, dueOn: '2026-11-17' }), today)).toMatchObject({ look: 'late', chip: 'clock.late', count: 6, full: 100 });
    expect(clockWords(clock({ late: true, dueOn: '2026-11-23T09:00' }), today).count).toBe(1);
  });

  it('says whether it was met in time', () => {
    expect(clockWords(clock({ state: 'met' }), today)).toMatchObject({ look: 'met', chip: 'clock.met' });
    expect(clockWords(clock({ state: 'met', late: true }), today)).toMatchObject({ look: 'late', chip: 'clock.metLate' });
  });

  it('that is paused says so, and nothing of days left', () => {
    expect(clockWords(clock({ state: 'paused', pausedSince: '2026-11-20' }), today)).toMatchObject({ look: 'plain', chip: 'clock.paused' });
  });

  it('on a sum of days says how many are left of it, whatever its day', () => {
    expect(clockWords(clock({ kind: 'total', of: 75, gone: 53, used: 53 }), today)).toEqual({ look: 'plain', chip: 'clock.leftOf', count: 22, full: 71 });
    expect(clockWords(clock({ kind: 'total', of: 75, gone: 76, used: 76, late: true }), today)).toMatchObject({ look: 'late', chip: 'clock.usedUp' });
  });

  it('warns of work that should have begun, says by when it has to, and is silent once it has', () => {
    expect(forecastOf(clock({ startBy: '2026-11-20', atRisk: true }), today)).toEqual({ key: 'clock.atRisk', date: '2026-11-20', look: 'soon' });
    expect(forecastOf(clock({ startBy: '2026-11-25', atRisk: false }), today)).toMatchObject({ key: 'clock.startBy', look: 'plain' });
    expect(forecastOf(clock({ startBy: '2026-11-20', atRisk: false }), today)).toBeUndefined();
    expect(forecastOf(clock({ startBy: '2026-11-25', state: 'met' }), today)).toBeUndefined();
  });

  it('stands by its day, what still runs first', () => {
    const ids = inOrder([clock({ id: 'met', state: 'met' }), clock({ id: 'later', dueOn: '2026-12-07' }), clock({ id: 'late', dueOn: '2026-11-17', late: true })]).map(({ id }) => id);
    expect(ids).toEqual(['late', 'later', 'met']);
  });
});

describe('an age', () => {
  it.each([
    ['2026-11-20', { unit: 'days', count: 3 }],
    ['2026-07-20', { unit: 'months', count: 4 }],
    ['2024-12-01', { unit: 'months', count: 23 }],
    ['2021-11-24', { unit: 'years', count: 4 }],
    ['2021-11-23', { unit: 'years', count: 5 }],
  ])('of a child born on %s is %j', (birth, age) => {
    expect(ageOn(birth, today)).toEqual(age);
  });
});

describe('the limits of a long case', () => {
  const met = (id: string, dueOn: string, over: Partial<ClockView> = {}) => clock({ id, dueOn, state: 'met', ...over });
  const over = [met('a', '2026-06-01'), met('b', '2026-07-01'), met('c', '2026-08-01'), met('d', '2026-09-01')];

  it('fold up once they are long over; what runs and the newest stay in view', () => {
    const { now, before } = split([...over, clock({ id: 'running' })]);
    expect(now.map(({ id }) => id)).toEqual(['running', 'd', 'c']);
    expect(before.map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('are never folded away while one was passed and nobody has said why', () => {
    expect(split([...over, met('late', '2026-05-01', { late: true })]).now.map(({ id }) => id)).toContain('late');
    expect(split([...over, met('late', '2026-05-01', { late: true, reason: 'Snow' })]).now.map(({ id }) => id)).not.toContain('late');
  });

  it('stay as they are while they are few', () => {
    expect(split(over.slice(0, 3)).before).toEqual([]);
  });

  it('that run for long fold up behind the nearest six; late and near ones stay in view', () => {
    const many = Array.from({ length: 9 }, (_, index) => clock({ id: `c${index}`, dueOn: `2027-01-0${index + 1}` }));
    const { now, later } = split([...many, clock({ id: 'late', dueOn: '2026-11-01', late: true }), clock({ id: 'near', dueOn: '2027-02-01', near: true })]);
    expect(now.map(({ id }) => id)).toEqual(['late', 'c0', 'c1', 'c2', 'c3', 'near']);
    expect(later.map(({ id }) => id)).toEqual(['c4', 'c5', 'c6', 'c7', 'c8']);
  });
});
