import type { Json } from '#form-answers';

export interface ValueLine {
  readonly text: string;
  readonly language?: 'en' | 'cy';
}

/** A value of a definition as lines to read: words in their languages, a list one after the other, the rest as it is written in the file. */
export const wordsOfValue = (value: Json | undefined): readonly ValueLine[] => {
  if (value === undefined || value === null) return [];
  if (typeof value !== 'object') return [{ text: String(value) }];
  if (Array.isArray(value)) return value.flatMap((one) => wordsOfValue(one as Json));
  const keys = Object.keys(value);
  const isText = keys.length > 0 && keys.every((key) => key === 'en' || key === 'cy');
  if (isText) return keys.map((key) => ({ text: String((value as { [key: string]: Json })[key]), language: key as 'en' | 'cy' }));
  return [{ text: JSON.stringify(value, null, 1) }];
};
