import { chooseLanguage, chosenLanguage } from './language-choice.ts';

const memory = () => {
  const kept = new Map<string, string>();
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
};

describe('the language of the screens', () => {
  it('is English until somebody chooses', () => {
    expect(chosenLanguage(memory(), undefined)).toBe('en');
  });

  it('is the first of an authority that works in Welsh first, until somebody chooses', () => {
    const store = memory();
    expect(chosenLanguage(store, 'nia', 'cy')).toBe('cy');
    chooseLanguage(store, 'nia', 'en');
    expect(chosenLanguage(store, 'nia', 'cy')).toBe('en');
  });

  it('is kept for the person who chose, and greets her computer in it', () => {
    const store = memory();
    chooseLanguage(store, 'mair', 'cy');
    expect(chosenLanguage(store, 'mair')).toBe('cy');
    expect(chosenLanguage(store, undefined)).toBe('cy');
  });

  it('does not change another person’s choice', () => {
    const store = memory();
    chooseLanguage(store, 'ruth', 'en');
    chooseLanguage(store, 'mair', 'cy');
    expect(chosenLanguage(store, 'ruth')).toBe('en');
  });
});
