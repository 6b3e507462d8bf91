import type { Language, Text } from '#form-answers';
import { say } from '#form-answers';

/** The engine names some things in both languages and some only once. */
export const sayAny = (text: Text | string | undefined, language: Language): string =>
  text === undefined ? '' : typeof text === 'string' ? text : say(text, language);

/** Puts names into a sentence of the engine: `{actor} approved …`. */
export const fill = (sentence: string, names: { readonly [name: string]: string }): string =>
  sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => names[name] ?? whole);
