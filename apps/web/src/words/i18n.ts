import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '#form-answers';
import cy from './cy.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };

/** Starts the shell's messages; definitions bring their own words. */
export const startWords = (language: Language): Promise<unknown> =>
  i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: en }, cy: { translation: cy } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
