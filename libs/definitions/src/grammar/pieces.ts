import type { Json, JsonObject, JsonSchema } from '../types.ts';

/** An object with these keys and no others. */
export function closed(properties: JsonObject, required: readonly string[], description?: string): JsonSchema {
  return { ...(description && { description }), type: 'object', properties, required, additionalProperties: false };
}
/** A list of at least `minItems`, without doubles of scalars. */
export function list(items: Json, minItems = 0): JsonSchema {
  return { type: 'array', items, ...(minItems > 0 && { minItems }) };
}
/** An object used as a map: every key has the pattern, every value the schema. */
export function mapOf(values: Json, keys: JsonSchema, minProperties = 0): JsonSchema {
  return { type: 'object', propertyNames: keys, additionalProperties: values, ...(minProperties > 0 && { minProperties }) };
}
/** One shape for text, another for an object: an editor and a message then speak only of the one that was meant. */
export function textOrObject(text: JsonSchema, object: JsonSchema): JsonSchema {
  return { type: ['string', 'object'], if: { type: 'string' }, then: text, else: object };
}
/** One word, or a list of them. */
export function oneOrMore(word: JsonSchema): JsonSchema {
  return { type: ['string', 'array'], if: { type: 'string' }, then: word, else: { items: word, minItems: 1, uniqueItems: true } };
}
export function named(pattern: string, description: string): JsonSchema {
  return { type: 'string', pattern, description };
}

export const ID = named('^[a-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$', 'an id: a lower-case letter first, then letters, digits and single hyphens');
export const QUESTION = named(
  '^[a-z][A-Za-z0-9]*([.-][A-Za-z0-9]+)*$',
  'a question’s id: a lower-case letter first, then letters and digits; a local one begins with the authority’s id and a dot',
);
/** In a block, `{dimension}` may stand in an id. */
export const BLOCK_QUESTION = named('^([a-z]|\\{dimension\\})[A-Za-z0-9]*([.-]?[A-Za-z0-9]+)*$', 'a question’s id, in which {dimension} stands for the dimension’s');
export const NAME = named('^[a-z][A-Za-z0-9]*$', 'a name in one word: a lower-case letter first, then letters and digits');
export const ACTION = named('^[a-z][A-Za-z0-9-]*\\.[a-z][A-Za-z0-9]*$', 'an action’s type, subject.verb, such as assessment.submit');
export const VERSION = named('^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)$', 'a version of three numbers, such as 1.2.0');
/** The pack's dimensions as options, or those of one domain. */
export const CODES = named('^[a-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$|^dimensions\\.[a-z][A-Za-z0-9]*$', 'the id of a code list, dimensions, or dimensions.<domain>');
export const DATA_ITEM = named('^N\\d{5}[A-Z]?$|^[A-Z0-9]+\\.[A-Za-z0-9_]+$|^[A-Z][A-Z0-9_]+$', 'a data item of a national return, such as N00152 or 903.DECOM');
/** The digits only: whether it is a real day is checked beside the grammar. */
export const DATE = named('^\\d{4}-\\d{2}-\\d{2}$', 'a date, such as 2026-03-27');
export const WORDS: JsonSchema = { type: 'string', minLength: 1, pattern: '\\S', description: 'words, not blank' };
export const TEXT = closed({ en: WORDS, cy: WORDS }, ['en'], 'Words for people, in English and perhaps in Welsh');
export const SOURCE = closed(
  { text: WORDS, url: named('^https?://\\S+$', 'an address that begins with https:// or http://'), unverified: { const: true } },
  ['text'],
  'Where it comes from; unverified: nobody has compared it with its source',
);
export const CHANGES = list(closed({ version: VERSION, change: WORDS }, ['version', 'change']));
export const YES: JsonSchema = { type: 'boolean' };
export function oneOf(...values: readonly string[]): JsonSchema {
  return { enum: values };
}

/** A whole file: a schema with an `$id`, whose files may name it in a `$schema` line. */
export function fileGrammar(name: string, title: string, properties: JsonObject, required: readonly string[]): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:exemplar:grammar:${name}`,
    title,
    ...closed({ $schema: { type: 'string', description: 'the grammar, for your editor' }, ...properties }, required),
  };
}
