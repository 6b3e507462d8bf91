import { addDays, daysBetween, londonDay, londonInstant, weekday } from './london-time.ts';

describe('days and instants', () => {
  it('counts over the end of February and over the change of the clocks', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(weekday('2026-11-23')).toBe(1);
  });

  it('knows what London clocks show, winter and summer', () => {
    expect(londonInstant('2026-01-12', '09:20')).toBe('2026-01-12T09:20:00.000Z');
    expect(londonInstant('2026-07-13', '09:20')).toBe('2026-07-13T08:20:00.000Z');
  });

  it('puts half past midnight in summer on the day London calls it', () => {
    expect(londonDay('2026-07-12T23:30:00.000Z')).toBe('2026-07-13');
    expect(londonDay('2026-01-12T23:30:00.000Z')).toBe('2026-01-12');
  });
});
