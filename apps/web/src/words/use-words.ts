import { useTranslation } from 'react-i18next';
import type { Language, Text } from '#form-answers';
import { sayAny } from './say.ts';

/** The shell's words (`t`), the definitions' words (`say`) and the reader's language. */
export const useWords = () => {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === 'cy' ? 'cy' : 'en';
  return { t, language, say: (text: Text | string | undefined) => sayAny(text, language) };
};
