import { civilDate, clockTime, daysBetween, fullDate, longDate, moment, shortDate } from './dates.ts';
import { fill, sayAny } from './say.ts';

describe('dates as people read them', () => {
  it('are written in full and short, in English and in Welsh', () => {
    expect(fullDate('2026-11-23', 'en')).toBe('Monday 23 November 2026');
    expect(fullDate('2026-11-23', 'cy')).toBe('dydd Llun 23 Tachwedd 2026');
    expect(shortDate('2026-11-27', 'en')).toBe('Fri 27 Nov');
    expect(shortDate('2026-11-27', 'cy')).toBe('Gwen 27 Tach');
    expect(longDate('2026-10-09T14:30', 'en')).toBe('9 October 2026');
  });

  it('follow the clocks of London, in summer and winter and over midnight', () => {
    expect(clockTime('2026-07-01T09:30:00.000Z')).toBe('10:30');
    expect(clockTime('2026-11-23T09:30:00.000Z')).toBe('09:30');
    expect(moment('2026-06-30T23:10:00.000Z', 'en')).toBe('1 July 2026, 00:10');
    expect(civilDate(new Date('2026-06-30T23:10:00.000Z'))).toBe('2026-07-01');
  });

  it('count days over the change of the clocks', () => {
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
    expect(daysBetween('2026-11-23', '2026-11-17')).toBe(-6);
  });
});

describe('words that come from the engine', () => {
  it('may stand in one language or in two', () => {
    expect(sayAny({ en: 'Plan', cy: 'Cynllun' }, 'cy')).toBe('Cynllun');
    expect(sayAny({ en: 'Plan' }, 'cy')).toBe('Plan');
    expect(sayAny('Northshire', 'cy')).toBe('Northshire');
    expect(sayAny(undefined, 'en')).toBe('');
  });

  it('name people where a sentence leaves a place for them', () => {
    expect(fill('{actor} approved it for {child}', { actor: 'Ruth' })).toBe('Ruth approved it for {child}');
  });
});
