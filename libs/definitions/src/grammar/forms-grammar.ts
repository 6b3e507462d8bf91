import type { JsonSchema } from '../types.ts';
import { CONDITION } from './condition-grammar.ts';
import { QUESTION_DEFS, UI, formSchema, questions } from './question-grammar.ts';
import { BLOCK_QUESTION, CHANGES, DATA_ITEM, DATE, ID, QUESTION, SOURCE, TEXT, VERSION, WORDS, YES, closed, fileGrammar, list, mapOf, named, oneOf, oneOrMore, textOrObject } from './pieces.ts';

const USE = { block: ID, with: mapOf({ type: 'string' }, ID), showWhen: CONDITION } as const;
const BLOCK_USE = closed(USE, ['block'], 'The questions of a block, with its parameters');
const SECTION_BLOCK = closed({ ...USE, group: TEXT }, ['block'], 'The section that a block brings with it');
const SECTION = closed({ id: QUESTION, title: TEXT, hint: TEXT, group: TEXT, questions: list(textOrObject(QUESTION, BLOCK_USE), 1) }, ['id', 'title', 'questions']);
const EACH = closed({ block: ID, forEach: oneOf('dimensions'), domain: ID, group: TEXT }, ['block', 'forEach']);
const ANY_SECTION: JsonSchema = { type: 'object', if: { required: ['forEach'] }, then: EACH, else: { if: { required: ['block'] }, then: SECTION_BLOCK, else: SECTION } };
const WAIT = closed({ id: ID, task: TEXT, rows: QUESTION, when: CONDITION, since: QUESTION, days: { type: 'integer', minimum: 0 } }, ['id', 'task', 'when', 'days']);

/** forms/shared/<form>/form.json, forms/packs/<pack>/<form>/form.json */
export const FORM_GRAMMAR: JsonSchema = {
  ...fileGrammar(
    'form',
    'A form',
    {
      id: ID,
      version: VERSION,
      title: TEXT,
      purpose: TEXT,
      source: SOURCE,
      kind: oneOf('record', 'decision', 'note'),
      sections: list(ANY_SECTION, 1),
      schema: formSchema(QUESTION),
      questions: questions(QUESTION),
      ui: UI,
      waits: list(WAIT, 1),
      minutes: { type: 'integer', minimum: 1 },
      locked: { ...list(QUESTION, 1), uniqueItems: true, description: 'Questions and sections whose words, place and asking no authority may change' },
      changes: CHANGES,
    },
    ['id', 'version', 'title', 'purpose', 'sections', 'schema', 'questions'],
  ),
  $defs: QUESTION_DEFS,
};

/** forms/blocks/<block>.json */
export const BLOCK_GRAMMAR: JsonSchema = {
  ...fileGrammar(
    'block',
    'Questions that several forms share',
    {
      id: ID,
      version: VERSION,
      parameters: list(oneOf('dimension'), 1),
      section: closed({ id: named('^([a-z]|\\{dimension\\})[A-Za-z0-9.-]*$', 'a section’s id, in which {dimension} may stand'), title: TEXT, hint: TEXT }, ['id', 'title']),
      beside: list(ID, 1),
      order: list(BLOCK_QUESTION, 1),
      schema: formSchema(BLOCK_QUESTION),
      questions: questions(BLOCK_QUESTION),
      ui: UI,
    },
    ['id', 'version', 'order', 'schema', 'questions'],
  ),
  $defs: QUESTION_DEFS,
};

/** forms/codes/<list>.json */
export const CODES_GRAMMAR: JsonSchema = fileGrammar(
  'codes',
  'A list of codes',
  { id: ID, title: TEXT, source: SOURCE, dataItem: DATA_ITEM, open: { const: true, description: 'an authority may add options of its own, each under one of these' }, codes: list(closed({ code: { type: 'string', minLength: 1 }, label: TEXT, retired: YES }, ['code', 'label']), 1) },
  ['id', 'title', 'source', 'codes'],
);

/** forms/shared/dimensions.json, forms/packs/<pack>/dimensions.json */
export const DIMENSIONS_GRAMMAR: JsonSchema = fileGrammar(
  'dimensions',
  'The dimensions of an assessment framework',
  {
    domains: list(closed({ id: ID, title: TEXT }, ['id', 'title']), 1),
    dimensions: list(closed({ id: ID, domain: ID, title: TEXT, hint: TEXT }, ['id', 'domain', 'title']), 1),
    source: SOURCE,
  },
  ['domains', 'dimensions', 'source'],
);

/** forms/data-items.json */
export const DATA_ITEMS_GRAMMAR: JsonSchema = fileGrammar(
  'data-items',
  'The items of national data requirements that a question may name',
  { items: list(closed({ id: DATA_ITEM, label: TEXT, returns: list(WORDS, 1), source: SOURCE }, ['id', 'label', 'returns', 'source'])) },
  ['items'],
);

const ASKED = closed({ field: WORDS, question: oneOrMore(QUESTION) }, ['field', 'question']);
const LEFT_OUT = closed({ field: WORDS, leftOut: WORDS }, ['field', 'leftOut']);

/** forms/packs/<pack>/outline/<record>.json */
export const OUTLINE_GRAMMAR: JsonSchema = fileGrammar(
  'outline',
  'Each field of the published outline of a record: the question that asks it, or why it was left out',
  { record: ID, source: SOURCE, fields: list({ type: 'object', if: { required: ['leftOut'] }, then: LEFT_OUT, else: ASKED }, 1) },
  ['record', 'source', 'fields'],
);

/** forms/languages/<language>/*.json, workflows/languages/<language>/*.json */
export const LANGUAGE_GRAMMAR: JsonSchema = fileGrammar(
  'language',
  'Texts in another language, by their English',
  {
    language: oneOf('cy'),
    texts: list(closed({ en: WORDS, cy: WORDS, checked: closed({ by: WORDS, on: DATE }, ['by', 'on'], 'Who read it, and when; without this the text is marked as unchecked') }, ['en', 'cy'])),
  },
  ['language', 'texts'],
);
