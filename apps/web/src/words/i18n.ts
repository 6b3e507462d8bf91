import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '#form-answers';
import en from './en.json' with { type: 'json' };

const NAMESPACE = 'translation';

/** The words of a part of the app that is fetched only by those who use it. */
export type PartWords = { readonly [language in Language]: () => Promise<{ readonly default: object }> };

/** Welsh comes when somebody reads it; English is what stands where a message is missing. */
const shell: PartWords = { en: async () => ({ default: en }), cy: () => import('./cy.json', { with: { type: 'json' } }) };

/** The parts whose words are wanted on this page, and the languages in which they are already there. */
const parts = new Map<PartWords, Set<Language>>([[shell, new Set(['en'])]]);

const fetchPart = async (part: PartWords, language: Language): Promise<void> => {
  const there = parts.get(part) ?? new Set();
  parts.set(part, there);
  if (there.has(language)) return;
  const { default: words } = await part[language]();
  i18next.addResourceBundle(language, NAMESPACE, words, true);
  there.add(language);
};

/** Fetches the words of a part in English and in the reader's language; in another, when she changes to it. */
export const addWords = async (added: readonly PartWords[]): Promise<void> => {
  const languages: readonly Language[] = i18next.language === 'cy' ? ['en', 'cy'] : ['en'];
  await Promise.all(added.flatMap((part) => languages.map((language) => fetchPart(part, language))));
};

/** Starts the shell's messages; definitions bring their own words. */
export const startWords = async (language: Language): Promise<void> => {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { [NAMESPACE]: en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await speak(language);
};

/** Changes the language of the shell; where its words cannot be fetched now, it stays as it is. */
export const speak = async (language: Language): Promise<void> => {
  try {
    await Promise.all([...parts.keys()].map((part) => fetchPart(part, language)));
  } catch {
    return;
  }
  await i18next.changeLanguage(language);
};
