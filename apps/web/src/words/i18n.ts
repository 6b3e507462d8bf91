import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '#form-answers';
import en from './en.json' with { type: 'json' };

const NAMESPACE = 'translation';

/** Welsh comes when somebody reads it; English is what stands where a message is missing. */
const fetched = async (language: Language): Promise<typeof en | object> => (language === 'cy' ? (await import('./cy.json', { with: { type: 'json' } })).default : en);

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
    if (!i18next.hasResourceBundle(language, NAMESPACE)) i18next.addResourceBundle(language, NAMESPACE, await fetched(language));
  } catch {
    return;
  }
  await i18next.changeLanguage(language);
};
