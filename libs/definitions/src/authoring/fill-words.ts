import { formatAnswer } from '../answers/format-answer.ts';
import type { Text } from '../types.ts';

/** A sentence with its gaps filled in, in each language: `{name}` stands for the part of that name. */
export function fillWords(sentence: Text, parts: { readonly [name: string]: Text | string | number }): Text {
  const filled = (language: 'en' | 'cy', words: string) =>
    words.replace(/\{(\w+)\}/g, (gap, name: string) => {
      const part = parts[name];
      return part === undefined ? gap : typeof part === 'object' ? (part[language] ?? part.en) : String(part);
    });
  return { en: filled('en', sentence.en), ...(sentence.cy !== undefined && { cy: filled('cy', sentence.cy) }) };
}

/** Several things in a row: "a, b and c". */
export function listed(parts: readonly Text[]): Text {
  const together = (words: readonly string[], and: string) => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)}`);
  return { en: together(parts.map(({ en }) => en), 'and'), cy: together(parts.map(({ en, cy }) => cy ?? en), 'a') };
}

/** Words in quotation marks. */
export function quoted(text: Text): Text {
  return { en: `“${text.en}”`, cy: `“${text.cy ?? text.en}”` };
}

/** Sentences one after another. */
export function joinedWords(parts: readonly Text[], between = ''): Text {
  return { en: parts.map(({ en }) => en).join(between), cy: parts.map(({ en, cy }) => cy ?? en).join(between) };
}

export const NOTHING: Text = { en: '', cy: '' };

/** A civil day in long form: "1 April 2027". */
export function dayWords(day: string): Text {
  const asked = { id: 'day', label: NOTHING, kind: 'date', required: false } as const;
  return { en: formatAnswer(asked, day, 'en'), cy: formatAnswer(asked, day, 'cy') };
}
