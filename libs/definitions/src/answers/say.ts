import type { Text } from '../types.ts';

export type Language = 'en' | 'cy';

/** The words in the reader's language; English where no translator has been. */
export function say(text: Text, language: Language): string {
  return language === 'cy' ? (text.cy ?? text.en) : text.en;
}
