import { ACTION, ID, QUESTION, VERSION, WORDS, closed, fileGrammar, list, mapOf, named } from '../grammar/pieces.ts';
import type { JsonSchema } from '../types.ts';

const STATE = named('^[A-Za-z][A-Za-z0-9-]*(\\.[A-Za-z][A-Za-z0-9-]*)+$', 'a state, its region first, such as need.assessment.writing');
const CODE = { type: 'string', minLength: 1 } as const;
const MOVE = closed({ question: QUESTION, to: QUESTION, codes: mapOf(CODE, CODE, 1) }, ['question', 'to']);
const RETIRED = closed({ question: QUESTION, why: WORDS }, ['question', 'why']);

/** forms/shared/<form>/migrations/*.json, forms/packs/<pack>/<form>/migrations/*.json */
export const FORM_MIGRATION_GRAMMAR: JsonSchema = fileGrammar(
  'form-migration',
  'What became of the questions of a form from one version to another',
  { form: ID, from: VERSION, to: VERSION, moves: list(MOVE, 1), retired: list(RETIRED, 1) },
  ['form', 'from', 'to'],
);

/** workflows/packs/<pack>/<workflow>/migrations/*.json */
export const WORKFLOW_MIGRATION_GRAMMAR: JsonSchema = fileGrammar(
  'workflow-migration',
  'Where the cases of one version of a workflow stand in another',
  { workflow: ID, from: VERSION, to: VERSION, states: mapOf(STATE, STATE, 1), back: mapOf(STATE, STATE, 1), actions: mapOf(ACTION, ACTION, 1), forms: mapOf(ID, ID, 1) },
  ['workflow', 'from', 'to'],
);
