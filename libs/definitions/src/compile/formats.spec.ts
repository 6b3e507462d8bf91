import fc from 'fast-check';
import { FORMATS } from './formats.ts';

function accepts(format: string, text: string): boolean {
  const test = FORMATS[format];
  if (!test) throw new Error(format);
  return test instanceof RegExp ? test.test(text) : test(text);
}
const two = (n: number) => String(n).padStart(2, '0');

describe('dates', () => {
  it('are the days of the calendar, leap years included, and no others', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1800, max: 2400 }), fc.nat(14), fc.nat(33), (year, month, day) => {
        const made = new Date(Date.UTC(year, month - 1, day));
        const real = made.getUTCFullYear() === year && made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
        expect(accepts('date', `${year}-${two(month)}-${two(day)}`)).toBe(real);
      }),
      { numRuns: 5000 },
    );
  });

  it.each([['2026-02-28', true], ['2026-02-30', false], ['2024-02-29', true], ['1900-02-29', false], ['2000-02-29', true], ['2026-2-3', false], ['27 3 2026', false]])('%s: %s', (text, right) => {
    expect(accepts('date', text)).toBe(right);
  });

  it('with a time are local, to the minute, without a zone', () => {
    expect(accepts('date-time', '2026-03-27T14:30')).toBe(true);
    for (const wrong of ['2026-02-30T14:30', '2026-03-27T24:00', '2026-03-27T14:30Z', '2026-03-27 14:30', '2026-03-27']) expect(accepts('date-time', wrong)).toBe(false);
  });
});

describe('numbers that carry their own check', () => {
  it('an NHS number with one wrong digit is refused', () => {
    expect(accepts('nhs-number', '943 476 5919')).toBe(true);
    fc.assert(
      fc.property(fc.nat(9), fc.integer({ min: 1, max: 9 }), (place, add) => {
        const digits = [...'9434765919'];
        digits[place] = String((Number(digits[place]) + add) % 10);
        expect(accepts('nhs-number', digits.join(''))).toBe(false);
      }),
    );
  });

  it('a unique pupil number begins with the letter that its digits give', () => {
    const letters = 'ABCDEFGHJKLMNPQRTUVWXYZ';
    const fitting = [...letters].filter((letter) => accepts('upn', `${letter}801200001001`));
    expect(fitting).toEqual(['H']);
  });

  it('a postcode is whole, in either case, with or without its space', () => {
    for (const right of ['SW1A 2AA', 'm1 1ae', 'CF101EP']) expect(accepts('postcode', right)).toBe(true);
    for (const wrong of ['SW1A', '12345', 'SW1A 2A']) expect(accepts('postcode', wrong)).toBe(false);
  });
});
