import { QUESTION_FORMATS } from '../compile/formats.ts';
import type { Json, JsonObject, JsonSchema } from '../types.ts';
import { CONDITION, CONDITION_DEFS } from './condition-grammar.ts';
import { CODES as CODE_LIST, DATA_ITEM, ID, TEXT, YES, closed, list, mapOf, named, oneOf, oneOrMore } from './pieces.ts';

const COUNT: JsonSchema = { type: 'integer', minimum: 0 };
const CODES = list({ type: 'string', minLength: 1 }, 1);

/** The keys that each type of question may have beside `type`. */
const KEYS_OF: { readonly [type: string]: JsonObject } = {
  string: { format: { enum: QUESTION_FORMATS }, minLength: COUNT, maxLength: { type: 'integer', minimum: 1 }, enum: CODES, const: { type: 'string' } },
  boolean: { const: { type: 'boolean' } },
  integer: { minimum: { type: 'integer' }, maximum: { type: 'integer' } },
  number: { minimum: { type: 'number' }, maximum: { type: 'number' } },
};
const LIST_KEYS: JsonObject = { minItems: COUNT, maxItems: { type: 'integer', minimum: 1 }, uniqueItems: YES };

/** One shape for each value of `type`; a type that is none of these is named by the `enum`. */
function byType(keysOf: { readonly [type: string]: JsonObject }): JsonSchema {
  const types = Object.keys(keysOf);
  return {
    type: 'object',
    required: ['type'],
    properties: { type: { enum: types }, $ref: false },
    allOf: types.map((type) => ({
      if: { properties: { type: { const: type } }, required: ['type'] },
      then: { properties: { type: true, ...keysOf[type] }, additionalProperties: false, ...(type === 'array' && { required: ['items'] }) },
    })),
  };
}

/** A row's id may be written down, as what it is; the form gives it to the row in any case. */
const ROW_ID = closed({ type: { const: 'string' }, format: { const: 'uuid' } }, ['type', 'format']);
const ROW_QUESTION = byType({ ...KEYS_OF, array: { ...LIST_KEYS, items: closed({ type: { const: 'string' }, enum: CODES }, ['type']) } });
const ROW: JsonSchema = closed(
  { type: { const: 'object' }, properties: { type: 'object', properties: { id: ROW_ID }, additionalProperties: ROW_QUESTION, minProperties: 1 }, required: list({ type: 'string' }) },
  ['type', 'properties'],
);
const ITEMS: JsonSchema = {
  type: 'object',
  required: ['type'],
  properties: { type: { enum: ['string', 'object'] }, $ref: false },
  if: { properties: { type: { const: 'object' } }, required: ['type'] },
  then: ROW,
  else: { properties: { type: true, enum: CODES }, additionalProperties: false },
};

/** The schema of one question. */
export const QUESTION_SCHEMA: JsonSchema = byType({ ...KEYS_OF, array: { ...LIST_KEYS, items: ITEMS } });

/** The flat schema of a form or block. */
export function formSchema(ids: JsonSchema): JsonSchema {
  return closed({ type: { const: 'object' }, properties: mapOf(QUESTION_SCHEMA, ids), required: list({ type: 'string' }) }, ['type', 'properties']);
}

function questionWords(row: Json | undefined, text: JsonSchema = TEXT): JsonSchema {
  return closed(
    {
      label: text,
      hint: text,
      why: text,
      codes: CODE_LIST,
      open: { const: true, description: 'an authority may add options of its own' },
      options: { type: 'object', minProperties: 1, additionalProperties: text },
      dimension: named('^([a-z][A-Za-z0-9]*|\\{dimension\\})$', 'the id of a dimension'),
      dataItem: DATA_ITEM,
      prefill: oneOrMore(named('^[a-z][A-Za-z0-9-]*\\.([A-Za-z0-9.-]|\\{dimension\\})+$', 'person.<field> or <form>.<question>')),
      carry: CONDITION,
      means: oneOf('share', 'shareWith', 'shareWhat', 'shareOn', 'shareGround', 'shareWithheld'),
      chronology: ID,
      sensitivity: oneOf('words', 'thirdParty', 'restricted'),
      conclusion: YES,
      showWhen: CONDITION,
      requireWhen: CONDITION,
      ...(row !== undefined && { row }),
    },
    ['label'],
  );
}

/** What questions mean and say, by id. */
export function questions(ids: JsonSchema): JsonSchema {
  return mapOf(questionWords(mapOf(questionWords(undefined), { type: 'string' }, 1)), ids);
}
/** What one question means and says, with texts of another grammar. */
export function oneQuestion(text: JsonSchema): JsonSchema {
  return questionWords(mapOf(questionWords(undefined, text), { type: 'string' }, 1), text);
}
export const QUESTION_DEFS = CONDITION_DEFS;
export const UI: JsonSchema = { type: 'object', additionalProperties: { type: 'object', propertyNames: named('^ui:', 'a key that begins with ui:') } };
