import type { JsonSchema } from '../types.ts';
import { CONDITION } from './condition-grammar.ts';
import { DATE, ID, QUESTION, VERSION, WORDS, closed, fileGrammar, list, mapOf, named, oneOf } from './pieces.ts';
import { QUESTION_DEFS, QUESTION_SCHEMA, UI, oneQuestion } from './question-grammar.ts';

/** Words of one's own. They may be blank while they are being written: the check asks for them. */
export const OWN_TEXT = closed({ en: { type: 'string' }, cy: { type: 'string' } }, ['en'], 'Words for people, in English and perhaps in Welsh');
/** A line of an overlay's changelog. */
export const OVERLAY_CHANGES = list(closed({ version: { type: 'integer', minimum: 1 }, change: WORDS, author: WORDS, publisher: WORDS, from: DATE }, ['version', 'change']));

const CODE = named('^[A-Za-z0-9][A-Za-z0-9._-]*$', 'a code: letters, digits, dots and hyphens; a local one begins with the authority’s id');
const TARGET = closed({ section: QUESTION, question: QUESTION, row: QUESTION, option: { type: 'string', minLength: 1 }, part: oneOf('title', 'purpose', 'hint', 'label', 'why', 'group') }, ['part']);
const COUNT: JsonSchema = { type: 'integer', minimum: 0 };
const LIMITS = {
  ...closed({ minLength: COUNT, maxLength: COUNT, minimum: { type: 'number' }, maximum: { type: 'number' }, minItems: COUNT, maxItems: COUNT, enum: list({ type: 'string', minLength: 1 }, 1) }, []),
  minProperties: 1,
};

/** Of each kind of operation, the keys beside `does`, and which of them must be there. */
const OPERATIONS: { readonly [does: string]: readonly [{ readonly [key: string]: JsonSchema }, readonly string[]] } = {
  addSection: [{ id: QUESTION, title: OWN_TEXT, hint: OWN_TEXT, group: OWN_TEXT, after: QUESTION }, ['id', 'title']],
  addQuestion: [
    { id: QUESTION, section: QUESTION, after: QUESTION, schema: QUESTION_SCHEMA, question: oneQuestion(OWN_TEXT), required: { const: true }, ui: UI.additionalProperties as JsonSchema },
    ['id', 'section', 'schema', 'question'],
  ],
  addBlock: [{ block: ID, with: mapOf({ type: 'string' }, ID), section: QUESTION, after: QUESTION, prefix: QUESTION }, ['block', 'section', 'prefix']],
  addOption: [{ question: QUESTION, code: CODE, label: OWN_TEXT, parent: { type: 'string', minLength: 1 } }, ['question', 'code', 'label', 'parent']],
  relabel: [{ target: TARGET, text: OWN_TEXT }, ['target', 'text']],
  translate: [{ target: TARGET, cy: { type: 'string' } }, ['target', 'cy']],
  move: [{ question: QUESTION, section: QUESTION, after: QUESTION }, ['question', 'section']],
  moveSection: [{ section: QUESTION, after: QUESTION }, ['section']],
  require: [{ question: QUESTION }, ['question']],
  requireWhen: [{ question: QUESTION, when: CONDITION }, ['question', 'when']],
  narrow: [{ question: QUESTION, schema: LIMITS }, ['question', 'schema']],
  hideOptional: [{ question: QUESTION }, ['question']],
  retire: [{ question: QUESTION }, ['question']],
};

/** One shape for each value of `does`: an editor and a message then speak only of the one that was meant. */
export function operations(shapes: { readonly [does: string]: readonly [{ readonly [key: string]: JsonSchema }, readonly string[]] }): JsonSchema {
  return {
    type: 'object',
    required: ['does'],
    properties: { does: { enum: Object.keys(shapes) } },
    allOf: Object.entries(shapes).map(([does, [keys, required]]) => ({
      if: { properties: { does: { const: does } }, required: ['does'] },
      then: { properties: { does: true, ...keys }, required, additionalProperties: false },
    })),
  };
}

/** forms/authorities/<authority>/<form>.json */
export const FORM_OVERLAY_GRAMMAR: JsonSchema = {
  ...fileGrammar(
    'form-overlay',
    'An authority’s own changes to a form of its pack',
    { form: ID, base: VERSION, version: { type: 'integer', minimum: 1 }, operations: list(operations(OPERATIONS)), changes: OVERLAY_CHANGES },
    ['form', 'base', 'version', 'operations'],
  ),
  $defs: QUESTION_DEFS,
};
