import i18next from 'i18next';
import type { PartWords } from './i18n.ts';
import { addWords, speak, startWords } from './i18n.ts';

const partOf = (name: string) => {
  const fetched: string[] = [];
  const words = (language: string) => async () => {
    fetched.push(language);
    return { default: { [name]: { hello: `${name} in ${language}` } } };
  };
  const part: PartWords = { en: words('en'), cy: words('cy') };
  return { part, fetched };
};

describe('the words of a part that is fetched later', () => {
  beforeEach(async () => {
    await startWords('en');
  });

  it('are there in English, and in Welsh once somebody reads Welsh', async () => {
    const { part, fetched } = partOf('first');
    await addWords([part]);
    expect(i18next.t('first.hello')).toBe('first in en');
    expect(fetched).toEqual(['en']);
    await speak('cy');
    expect(i18next.t('first.hello')).toBe('first in cy');
    expect(i18next.t('page.skip')).toBe('Neidio i’r prif gynnwys');
  });

  it('come in both languages to a page that is read in Welsh already', async () => {
    await speak('cy');
    const { part, fetched } = partOf('second');
    await addWords([part]);
    expect(i18next.t('second.hello')).toBe('second in cy');
    expect(fetched.toSorted()).toEqual(['cy', 'en']);
  });

  it('are fetched once, however often their pages are opened', async () => {
    const { part, fetched } = partOf('third');
    await addWords([part]);
    await addWords([part]);
    await speak('cy');
    await speak('en');
    await speak('cy');
    expect(fetched).toEqual(['en', 'cy']);
  });

  it('leave the language as it is when they cannot be fetched', async () => {
    const part: PartWords = { en: async () => ({ default: { fourth: { hello: 'here' } } }), cy: () => Promise.reject(new Error('offline')) };
    await addWords([part]);
    await speak('cy');
    expect(i18next.language).toBe('en');
    expect(i18next.t('fourth.hello')).toBe('here');
  });
});
