import { optionsOfLines, shifted, withOption } from './own-options.ts';

describe('options of one’s own', () => {
  it('are the lines that somebody wrote, each with a code from its words', () => {
    expect(optionsOfLines('Yes, always\n\n Not always \nNot known yet\nNot always')).toEqual([
      { code: 'yes-always', label: { en: 'Yes, always' } },
      { code: 'not-always', label: { en: 'Not always' } },
      { code: 'not-known-yet', label: { en: 'Not known yet' } },
    ]);
  });

  it('never share a code', () => {
    const codes = withOption(optionsOfLines('At home'), 'At home!').map(({ code }) => code);
    expect(new Set(codes).size).toBe(2);
  });

  it('go up and down one place, and stay at the ends', () => {
    expect(shifted(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
    expect(shifted(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
    expect(shifted(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
  });
});
