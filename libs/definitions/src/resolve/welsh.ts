import type { LanguageFile, Text } from '../types.ts';

/** Welsh texts by their English. */
export type Welsh = ReadonlyMap<string, LanguageFile['texts'][number]>;

/** All language files as one dictionary; what is there twice counts as it stands first. */
export function welshOf(files: readonly LanguageFile[]): Welsh {
  return new Map(files.flatMap(({ texts }) => texts).reverse().map((text) => [text.en, text]));
}

/** One text and where it stands. */
export interface PlacedText {
  readonly at: readonly (string | number)[];
  readonly text: Text;
}

/** Every text for people in a file, at any depth. */
export function textsIn(value: unknown, at: readonly (string | number)[] = []): readonly PlacedText[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isText(value)) return [{ at, text: value }];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, [...at, Array.isArray(value) ? Number(key) : key]));
}

/** Nothing is left to translate where only the words of a dimension are filled in. */
export function isFilledIn(en: string): boolean {
  return /^(\{dimension\.(title|hint)\}\s*)+$/.test(en);
}

/**
 * The file with the Welsh of every text that has none of its own; what nobody has checked says so. Texts without an entry stay
 * in English.
 */
export function withWelsh<File>(file: File, welsh: Welsh): File {
  return fill(file, welsh) as File;
}

function fill(value: unknown, welsh: Welsh): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isText(value)) return translated(value, welsh);
  if (Array.isArray(value)) return value.map((inner: unknown) => fill(inner, welsh));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fill(inner, welsh)]));
}

function translated(text: Text, welsh: Welsh): Text {
  if (text.cy !== undefined) return text;
  if (isFilledIn(text.en)) return { ...text, cy: text.en };
  const found = welsh.get(text.en);
  return found ? { ...text, cy: found.cy, ...(!found.checked && { unchecked: true }) } : text;
}

function isText(value: object): value is Text {
  return 'en' in value && typeof value.en === 'string' && Object.keys(value).every((key) => key === 'en' || key === 'cy' || key === 'unchecked');
}
