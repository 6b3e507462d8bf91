import type { JsonSchema } from '../types.ts';
import { QUESTION_DEFS, UI, formSchema, questions } from './question-grammar.ts';
import { BLOCK_QUESTION, CHANGES, DATA_ITEM, ID, QUESTION, SOURCE, TEXT, VERSION, YES, closed, fileGrammar, list, mapOf, named, oneOf, textOrObject } from './pieces.ts';

const BLOCK_USE = closed({ block: ID, with: mapOf({ type: 'string' }, ID) }, ['block'], 'The questions of a block, with its parameters');
const SECTION = closed({ id: QUESTION, title: TEXT, hint: TEXT, group: TEXT, questions: list(textOrObject(QUESTION, BLOCK_USE), 1) }, ['id', 'title', 'questions']);
const EACH = closed({ block: ID, forEach: oneOf('dimensions'), domain: ID, group: TEXT }, ['block', 'forEach']);

/** forms/packs/<pack>/<form>/form.json */
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
      sections: list({ type: 'object', if: { required: ['forEach'] }, then: EACH, else: SECTION }, 1),
      schema: formSchema(QUESTION),
      questions: questions(QUESTION),
      ui: UI,
      minutes: { type: 'integer', minimum: 1 },
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
  { id: ID, title: TEXT, source: SOURCE, dataItem: DATA_ITEM, codes: list(closed({ code: { type: 'string', minLength: 1 }, label: TEXT, retired: YES }, ['code', 'label']), 1) },
  ['id', 'title', 'source', 'codes'],
);

/** forms/packs/<pack>/dimensions.json */
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
