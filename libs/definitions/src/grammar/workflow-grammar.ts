import type { JsonSchema } from '../types.ts';
import { CONDITION, CONDITION_DEFS } from './condition-grammar.ts';
import { ACTION, CHANGES, ID, NAME, QUESTION, SOURCE, TEXT, VERSION, WORDS, YES, closed, fileGrammar, list, mapOf, named, oneOf, textOrObject } from './pieces.ts';

const STATE = { $ref: '#/$defs/state' } as const;
const TARGET = named('^(#[a-z][A-Za-z0-9-]*(\\.[a-z][A-Za-z0-9]*)+|[a-z][A-Za-z0-9]*)$', '#<machine>.<region>.<state>, or the name of a sibling');
const TRANSITION = closed({ target: TARGET, guard: NAME }, ['target']);
export const STATE_PATH = named('^[a-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*)*$', 'a state’s path, region first: need.referral.writing');

const STATE_GRAMMAR = closed(
  {
    tags: list(named('^(rest|stage:(contact|referral|assessment|planning|intervention|review|closed))$', 'rest, or stage: with one of contact, referral, assessment, planning, intervention, review, closed')),
    meta: closed({ label: TEXT, waitsFor: list(ID) }, ['label']),
    initial: NAME,
    states: mapOf(STATE, NAME, 1),
    on: mapOf({ type: ['object', 'array'], if: { type: 'array' }, then: { minItems: 1, items: TRANSITION }, else: TRANSITION }, ACTION, 1),
  },
  // A part tells of a state what is its own; whether each has its label is seen when all are laid together.
  [],
);

const ANSWER_OF = { form: ID, question: QUESTION };
const PARAMS_OF_ROWS = closed({ of: closed({ ...ANSWER_OF, when: CONDITION }, ['form', 'question']), by: list(closed(ANSWER_OF, ['form', 'question']), 1) }, ['of', 'by']);

const guardParams = (statePath: JsonSchema): { readonly [type: string]: JsonSchema } => ({
  matches: closed({ schema: CONDITION }, ['schema']),
  answered: closed({ ...ANSWER_OF, is: list({ type: ['string', 'boolean'] }, 1) }, ['form', 'question', 'is']),
  marked: closed({ any: list(ID, 1), since: list(ID, 1) }, ['any']),
  inState: closed({ state: statePath }, ['state']),
  rowsCovered: PARAMS_OF_ROWS,
  actorInNamedTeam: closed(ANSWER_OF, ['form', 'question']),
  weekday: closed(ANSWER_OF, ['form', 'question']),
  staysWithTeam: closed(ANSWER_OF, ['form', 'question']),
  notBefore: closed({ ...ANSWER_OF, marks: list(ID, 1) }, ['form', 'question', 'marks']),
  actorDidNotContribute: closed({ form: ID }, ['form']),
  regionsAtRest: closed({ except: list(NAME, 1) }, []),
  all: closed({ of: list(NAME, 1) }, ['of']),
  any: closed({ of: list(NAME, 1) }, ['of']),
  not: closed({ of: NAME }, ['of']),
});

/** A guard, its words and the states that it may name of these shapes. */
export function guardGrammar(text: JsonSchema, statePath: JsonSchema): JsonSchema {
  const params = guardParams(statePath);
  return {
    ...closed({ type: { enum: Object.keys(params) }, params: { type: 'object' }, sentence: text, resolvedBy: list(ID, 1), exception: { const: true } }, ['type', 'sentence']),
    allOf: Object.entries(params).map(([type, shape]) => ({
      if: { properties: { type: { const: type } }, required: ['type'] },
      then: { properties: { params: shape }, ...(type !== 'regionsAtRest' && { required: ['params'] }) },
    })),
  };
}
const GUARD = guardGrammar(TEXT, STATE_PATH);

/** An action rule with words of this shape. */
export const ruleGrammar = (text: JsonSchema): JsonSchema => closed(
  {
    label: text,
    task: text,
    history: text,
    does: oneOf('open', 'submit', 'approve', 'return', 'note', 'assign', 'explain', 'begin', 'move', 'reopen', 'accept', 'acknowledge', 'correct'),
    roles: list(ID, 1),
    form: ID,
    decides: ID,
    marks: list(ID, 1),
    marksWhen: list(closed({ mark: ID, when: textOrObject(NAME, CONDITION) }, ['mark', 'when']), 1),
    again: { const: true },
    guards: list(NAME, 1),
    available: textOrObject(oneOf('whileOpen', 'always'), closed({ in: STATE_PATH }, ['in'])),
    concurrent: YES,
    happenedOn: QUESTION,
    weight: oneOf('main', 'other', 'exit'),
  },
  ['label', 'history', 'does', 'roles'],
);
const RULE = ruleGrammar(TEXT);

/** workflows/packs/<pack>/<workflow>/workflow.json */
export const WORKFLOW_GRAMMAR: JsonSchema = {
  ...fileGrammar(
    'workflow',
    'A workflow',
    {
      id: ID,
      version: VERSION,
      title: TEXT,
      source: SOURCE,
      parts: { ...list(ID, 1), uniqueItems: true },
      machine: closed({ id: ID, type: { const: 'parallel' }, states: mapOf(STATE, NAME) }, ['id', 'type', 'states']),
      actions: mapOf(RULE, ACTION),
      guards: mapOf(GUARD, NAME),
      locked: list(WORDS),
      changes: CHANGES,
    },
    ['id', 'version', 'title', 'machine', 'actions'],
  ),
  $defs: { state: STATE_GRAMMAR, ...CONDITION_DEFS },
};

/** workflows/parts/<part>.json */
export const PART_GRAMMAR: JsonSchema = {
  ...fileGrammar(
    'part',
    'A part of a pathway that several packs share',
    { id: ID, version: VERSION, about: WORDS, source: SOURCE, states: mapOf(STATE, NAME, 1), actions: mapOf(RULE, ACTION, 1), guards: mapOf(GUARD, NAME, 1), locked: list(WORDS) },
    ['id', 'version', 'about'],
  ),
  $defs: { state: STATE_GRAMMAR, ...CONDITION_DEFS },
};
