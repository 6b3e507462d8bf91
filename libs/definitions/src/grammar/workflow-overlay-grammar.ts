import type { JsonSchema } from '../types.ts';
import { CONDITION_DEFS } from './condition-grammar.ts';
import { OVERLAY_CHANGES, OWN_TEXT, operations } from './form-overlay-grammar.ts';
import { ACCESS_KINDS } from './pack-grammar.ts';
import { ACTION, DATE, ID, NAME, SOURCE, VERSION, YES, closed, fileGrammar, list, named, oneOf } from './pieces.ts';
import { guardGrammar, ruleGrammar } from './workflow-grammar.ts';

const STATE_PATH = named(
  '^[a-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*)*$',
  'a state’s path, region first: need.referral.writing; the last name of a local one begins with the authority’s id and a hyphen',
);
const ROLE = closed({ id: ID, label: OWN_TEXT, access: oneOf(...ACCESS_KINDS), supervises: YES, everyTeam: { const: true } }, ['id', 'label', 'access']);
const RULE = ruleGrammar(OWN_TEXT);
const GUARD = guardGrammar(OWN_TEXT, STATE_PATH);
const WORDS_OF = closed({ label: OWN_TEXT, history: OWN_TEXT }, ['label', 'history']);
const TARGET = closed({ state: STATE_PATH, action: ACTION, guard: NAME, part: oneOf('title', 'label', 'task', 'history', 'sentence') }, ['part']);

/** Of each kind of operation, the keys beside `does`, and which of them must be there. */
const OPERATIONS: Parameters<typeof operations>[0] = {
  addRole: [{ role: ROLE }, ['role']],
  addStep: [
    { from: STATE_PATH, action: ACTION, state: closed({ id: ID, label: OWN_TEXT, waitsFor: list(ID, 1) }, ['id', 'label']), next: closed({ type: ACTION, rule: RULE }, ['type', 'rule']) },
    ['from', 'action', 'state', 'next'],
  ],
  insertApproval: [{ after: ACTION, id: ID, label: OWN_TEXT, roles: list(ID), form: ID, onlyWhen: NAME, approve: WORDS_OF, return: WORDS_OF }, ['after', 'id', 'label', 'roles']],
  addTransition: [{ from: STATE_PATH, to: STATE_PATH, type: ACTION, rule: RULE, guard: NAME }, ['from', 'to', 'type', 'rule']],
  addGuard: [{ action: ACTION, name: NAME, guard: GUARD }, ['name', 'guard']],
  narrowRoles: [{ action: ACTION, roles: list(ID) }, ['action', 'roles']],
  tightenLimit: [{ clock: ID, amount: { type: 'integer', minimum: 1 }, validFrom: DATE, legalSource: SOURCE }, ['clock', 'amount', 'validFrom', 'legalSource']],
  relabel: [{ target: TARGET, text: OWN_TEXT }, ['target', 'text']],
  translate: [{ target: TARGET, cy: { type: 'string' } }, ['target', 'cy']],
};

/** workflows/authorities/<authority>/<workflow>.json */
export const WORKFLOW_OVERLAY_GRAMMAR: JsonSchema = {
  ...fileGrammar(
    'workflow-overlay',
    'An authority’s own changes to a workflow of its pack',
    { workflow: ID, base: VERSION, version: { type: 'integer', minimum: 1 }, operations: list(operations(OPERATIONS)), changes: OVERLAY_CHANGES },
    ['workflow', 'base', 'version', 'operations'],
  ),
  $defs: CONDITION_DEFS,
};
