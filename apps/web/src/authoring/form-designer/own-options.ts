import { localId } from '#authoring';
import type { Option } from './question-types.ts';

/** A code for an option of one's own, from its words; never one that is taken. */
export const optionCode = (words: string, taken: Iterable<string>): string => {
  const prefix = 'own-';
  return localId('own', words, [...taken].map((code) => prefix + code), 'option').slice(prefix.length);
};

/** Options from lines of text, one each; blank lines and repeated words are passed over. */
export const optionsOfLines = (text: string): readonly Option[] => {
  const lines = [...new Set(text.split('\n').map((line) => line.trim()).filter(Boolean))];
  return lines.reduce<readonly Option[]>((options, en) => [...options, { code: optionCode(en, options.map(({ code }) => code)), label: { en } }], []);
};

/** Another option at the end. */
export const withOption = (options: readonly Option[], en: string): readonly Option[] => [...options, { code: optionCode(en, options.map(({ code }) => code)), label: { en } }];

/** One place up or down; at the end of the list it stays. */
export const shifted = <T>(list: readonly T[], index: number, by: -1 | 1): readonly T[] => {
  const to = index + by;
  if (index < 0 || to < 0 || to >= list.length) return list;
  const moved = [...list];
  [moved[index], moved[to]] = [moved[to] as T, moved[index] as T];
  return moved;
};
