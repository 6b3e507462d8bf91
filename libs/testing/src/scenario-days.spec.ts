import { londonDay, weekday } from './london-time.ts';
import { resolveDays, startEndingBy, stepMoments } from './scenario-days.ts';
import type { ScenarioStep } from './scenario-types.ts';

const step = (day: number, more: Partial<ScenarioStep> = {}): ScenarioStep => ({ day, actor: 'a', case: 'c', action: 'x', ...more });

describe('days of a scenario', () => {
  it('stand in answers, rows and people as $day', () => {
    const written = { on: '$day:5', rows: [{ from: { $day: -1 }, note: 'on day 5' }], at: '$day:0T14:30', age: 4, none: null };
    expect(resolveDays(written, '2026-03-02')).toEqual({ on: '2026-03-07', rows: [{ from: '2026-03-01', note: 'on day 5' }], at: '2026-03-02T14:30', age: 4, none: null });
  });

  it('leave other words that start with a dollar alone', () => {
    expect(resolveDays('$day:five', '2026-03-02')).toBe('$day:five');
  });

  it('give each step its moment, in order within a day even when no time is written', () => {
    const moments = stepMoments([step(0, { time: '09:20' }), step(0), step(1), step(1, { happenedOn: 0 }), step(1, { happenedOn: '$day:0' })], '2026-03-02');
    expect(moments.map(({ now }) => now)).toEqual([
      '2026-03-02T09:20:00.000Z', '2026-03-02T09:35:00.000Z', '2026-03-03T09:00:00.000Z', '2026-03-03T09:15:00.000Z', '2026-03-03T09:30:00.000Z',
    ]);
    expect(moments.map(({ happenedOn }) => happenedOn)).toEqual([undefined, undefined, undefined, '2026-03-02', '2026-03-02']);
  });
});

describe('a scenario that ends by now', () => {
  const steps = [step(0), step(11, { time: '16:00' })];

  it.each(['2026-11-23T08:00:00.000Z', '2026-11-27T21:00:00.000Z', '2026-11-29T12:00:00.000Z'])('ends within the last nine days before %s, day 0 a Monday', (now) => {
    const start = startEndingBy(steps, now);
    const end = stepMoments(steps, start)[1]?.now ?? '';
    expect(weekday(start)).toBe(1);
    expect(end <= now).toBe(true);
    expect(Date.parse(now) - Date.parse(end)).toBeLessThan(9 * 86_400_000);
    expect(londonDay(end) <= londonDay(now)).toBe(true);
  });
});
