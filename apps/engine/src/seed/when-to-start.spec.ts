import { addDays, isWorkingDay } from '#casework';
import type { Calendar } from '#definitions';
import type { ScenarioStep } from '#testing';
import { startOf } from './when-to-start.ts';

const calendar: Calendar = {
  id: 'test', label: { en: 'Test' }, from: '2026-01-01', to: '2026-12-31', source: { text: 'Made up' },
  holidays: [{ date: '2026-04-03', name: 'Good Friday' }, { date: '2026-04-06', name: 'Easter Monday' }],
};
const steps = (...days: number[]): ScenarioStep[] => days.map((day) => ({ day, time: '16:00', actor: 'a', case: 'c', action: 'x.y' }));

describe('the day a story starts', () => {
  it('lets a short one end so many working days ago, over a weekend and a holiday', () => {
    // Wednesday 8 April; Tuesday is one working day ago, Thursday 2 April two.
    expect(startOf(steps(0), 1, '2026-04-08T12:00:00.000Z', calendar)).toBe('2026-04-07');
    expect(startOf(steps(0), 2, '2026-04-08T12:00:00.000Z', calendar)).toBe('2026-04-02');
  });

  it('keeps the weekdays of a long one and steps off holidays where it can', () => {
    const long = steps(0, 3, 8, 22);
    const start = startOf(long, 1, '2026-04-29T12:00:00.000Z', calendar);
    expect(new Date(`${start}T00:00:00Z`).getUTCDay()).toBe(1);
    expect(long.every(({ day }) => isWorkingDay(addDays(start, day), calendar))).toBe(true);
  });

  it.each(['2026-04-08T06:00:00.000Z', '2026-08-30T23:30:00.000Z', '2026-05-15T16:30:00.000Z'])('never lies after now (%s)', (now) => {
    for (const [list, ago] of [[steps(0), 1], [steps(0, 1), 2], [steps(0, 30), 1], [steps(0, 213), undefined]] as const) {
      const end = addDays(startOf(list, ago, now, calendar), list.at(-1)?.day ?? 0);
      expect(end <= now.slice(0, 10)).toBe(true);
    }
  });
});
