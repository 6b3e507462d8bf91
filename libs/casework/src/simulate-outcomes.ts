import type { ActionRule, Json, JsonSchema, Text } from '#definitions';
import { isTransition } from './availability.ts';
import { decideCase } from './decide.ts';
import { factsOf } from './facts.ts';
import { doesRead } from './guards.ts';
import { listOf, namesIn } from './guard-question.ts';
import { placeOf, type Place } from './place.ts';
import type { SimulatedOutcome, SimulatedStep, SimulatedWalk, Supposition } from './simulate-types.ts';
import { ownAnswers, simulatedMoment, simulatedRules, someone, withSupposed } from './simulate-world.ts';
import type { Actor, CaseEvent, CaseRules, CaseState, Moment, Refusal, Unsealed } from './types.ts';

/** An answer that no guard names: something else, or nothing. */
const NONE_OF_THEM = 'none-of-these';
/** More combinations of answers than these are not tried. */
const MOST = 96;

/** A step decided: the event, and the case (as the step supposes it) that it follows. */
export interface Taken {
  readonly before: CaseState;
  readonly event: Unsealed<CaseEvent>;
  readonly actor: Actor & { readonly person: number };
}
type Attempt = Taken | { readonly refused: Refusal };

/** Decides one step by the engine's own rules, over what the step supposes. */
export function takeStep(rules: CaseRules, walk: SimulatedWalk, state: CaseState, step: SimulatedStep): Attempt {
  const said = Object.keys(step.answers ?? {});
  const depending = dependingOn(rules, step.type).filter(({ name, schema }) => step.holds?.includes(name) || !said.some((form) => doesRead(schema, form))).map(({ name }) => name);
  const supposed = simulatedRules(rules, depending, step.holds);
  const rule = Object.hasOwn(rules.workflow.actions, step.type) ? rules.workflow.actions[step.type] : undefined;
  const before = withSupposed(state, step);
  const moment = simulatedMoment(rules, walk, step.day);
  const actor = someone(roleFor(rules, rule, state), rule ?? NO_RULE, before);
  const data = rule?.form === undefined ? undefined : { ...ownAnswers(supposed, rule, before, moment), ...step.answers?.[rule.form] };
  const action = { id: `step-${state.revision + 1}`, type: step.type, revision: state.revision, ...(data ? { data } : {}), ...(step.exception ? { exception: '…' } : {}) };
  const decision = decideCase(supposed, before, action, actor, moment);
  return 'refused' in decision ? decision : { before, event: decision.event, actor };
}

/** How an action may turn out today, by the answers that its guards and marks ask about; a refusal where it cannot be taken at all. */
export function outcomesOf(rules: CaseRules, walk: SimulatedWalk, state: CaseState, type: string, day: number): readonly SimulatedOutcome[] | Refusal {
  const variables = variablesOf(rules, state, type, simulatedMoment(rules, walk, day));
  const groups = new Map<string, { readonly found: SimulatedOutcome; readonly choices: Picked[] }>();
  let refusal: Refusal | undefined;
  for (const choices of combinations(variables)) {
    const attempt = tryChoices(rules, walk, state, { type, day }, choices);
    if ('code' in attempt) {
      refusal ??= attempt;
      continue;
    }
    const key = JSON.stringify([attempt.to.map(({ region, state: to }) => [region, to]), attempt.marks, attempt.exception?.en]);
    const group = groups.get(key);
    if (group) group.choices.push(choices);
    else groups.set(key, { found: attempt, choices: [choices] });
  }
  if (groups.size === 0 && refusal) return refusal;
  return [...groups.values()].map(({ found, choices }) => ({ ...found, ...suppositions(rules, variables, choices) }));
}

const NO_RULE: ActionRule = { label: { en: '' }, history: { en: '' }, does: 'move', roles: [] };

/** Whoever the state waits for, where she may; else the first who may. */
function roleFor(rules: CaseRules, rule: ActionRule | undefined, state: CaseState): string {
  const waiting = placeOf(rules.workflow, state.value)?.regions.flatMap(({ waitsFor }) => waitsFor) ?? [];
  return rule?.roles.find((role) => waiting.includes(role)) ?? rule?.roles[0] ?? '';
}

/** One of the answers that a guard tells apart: the codes that it stands for, or a guard that is supposed to hold or not. */
interface Choice {
  readonly variable: number;
  readonly codes: readonly string[];
  readonly holds?: boolean;
}
type Variable = { readonly choices: readonly Choice[] } & ({ readonly form: string; readonly question: string } | { readonly name: string; readonly sentence?: Text });

/** A choice for every variable. */
type Picked = readonly (readonly [Variable, Choice])[];

function tryChoices(rules: CaseRules, walk: SimulatedWalk, state: CaseState, at: { readonly type: string; readonly day: number }, choices: Picked): SimulatedOutcome | Refusal {
  const answers: { [form: string]: { [question: string]: Json } } = {};
  const holds: string[] = [];
  for (const [variable, choice] of choices) {
    if ('form' in variable) answers[variable.form] = { ...answers[variable.form], [variable.question]: choice.codes[0] ?? NONE_OF_THEM };
    else if (choice.holds) holds.push(variable.name);
  }
  const step: SimulatedStep = { ...at, ...(Object.keys(answers).length ? { answers } : {}), ...(holds.length ? { holds } : {}) };
  const usual = takeStep(rules, walk, state, step);
  if (!('refused' in usual)) return toOutcome(rules, usual, step);
  if (usual.refused.code !== 'exception-possible') return usual.refused;
  const unusual = takeStep(rules, walk, state, { ...step, exception: true });
  return 'refused' in unusual ? usual.refused : { ...toOutcome(rules, unusual, { ...step, exception: true }), exception: usual.refused.guards[0]?.sentence ?? usual.refused.sentence };
}

function toOutcome(rules: CaseRules, { before, event }: Taken, step: SimulatedStep): SimulatedOutcome {
  const was = placeOf(rules.workflow, before.value);
  const now = placeOf(rules.workflow, event.body.to);
  const to = (now?.regions ?? []).filter((region, place) => region.path !== was?.regions[place]?.path).map(({ id, path, stateLabel }) => ({ region: id, state: path, label: stateLabel }));
  const closes = event.body.status === 'closed' && before.status === 'open';
  return { to, suppose: [], holds: [], marks: event.body.marks, ...(closes ? { closes } : {}), step };
}

/** Guards (by name) and marks (`mark:<id>`) of an action that read answers in a schema of their own: supposed, for no single answer settles them. */
function dependingOn(rules: CaseRules, type: string): readonly { readonly name: string; readonly schema: JsonSchema }[] {
  const rule = Object.hasOwn(rules.workflow.actions, type) ? rules.workflow.actions[type] : undefined;
  const guards = Object.entries(rules.workflow.guards).flatMap(([name, { type: kind, params }]) => (kind === 'matches' ? { name, schema: (params?.['schema'] ?? {}) as JsonSchema } : []));
  const marks = (rule?.marksWhen ?? []).flatMap(({ mark, when }) => (typeof when === 'string' ? [] : { name: `mark:${mark}`, schema: when }));
  return [...guards, ...marks].filter(({ schema }) => readsAnswers(schema));
}

function readsAnswers(schema: Json): boolean {
  if (schema === null || typeof schema !== 'object') return false;
  return Array.isArray(schema) ? schema.some(readsAnswers) : Object.entries(schema).some(([key, part]) => key === 'answers' || readsAnswers(part));
}

/** What an action depends on here and is not known yet: answers of its own form, and of records that are there and do not say. */
function variablesOf(rules: CaseRules, state: CaseState, type: string, moment: Moment): readonly Variable[] {
  const { workflow } = rules;
  const rule = workflow.actions[type];
  const place = placeOf(workflow, state.value);
  if (!rule || !place) return [];
  const atoms = [...new Set(namesOf(rule, type, place).flatMap((name) => partsOf(rules, name)))];
  const depending = dependingOn(rules, type).map(({ name }) => name);
  const facts = factsOf(rules, state, undefined, moment);
  const asked = new Map<string, { readonly form: string; readonly question: string; readonly codes: string[][] }>();
  for (const name of atoms) {
    const { type: kind, params } = workflow.guards[name] ?? {};
    const [form, question] = [String(params?.['form']), String(params?.['question'])];
    const isKnown = form !== rule.form && (!Object.hasOwn(facts.answers, form) || Object.hasOwn(facts.answers[form] ?? {}, question));
    if (kind !== 'answered' || isKnown) continue;
    const one = asked.get(`${form} ${question}`) ?? { form, question, codes: [] };
    one.codes.push([...listOf(params?.['is'])]);
    asked.set(`${form} ${question}`, one);
  }
  const supposed = [...atoms.filter((name) => depending.includes(name)), ...depending.filter((name) => name.startsWith('mark:'))];
  const choices = (variable: number): readonly Choice[] => [{ variable, codes: [], holds: true }, { variable, codes: [], holds: false }];
  const answered = [...asked.values()].map(({ form, question, codes }, variable) => ({ form, question, choices: toldApart(codes, optionsOf(rules, form, question)).map((same) => ({ variable, codes: same })) }));
  const rest = supposed.map((name, place) => ({ name, ...sentenceOf(rules, name), choices: choices(answered.length + place) }));
  return [...answered, ...rest];
}

function sentenceOf(rules: CaseRules, name: string): { readonly sentence?: Text } {
  const sentence = rules.workflow.guards[name]?.sentence;
  return sentence ? { sentence } : {};
}

/** The guards that stand on an action, on the ways it may take here, and on its marks. */
function namesOf(rule: ActionRule, type: string, place: Place): readonly string[] {
  const ways = isTransition(rule) ? (place.candidates.get(type) ?? []).flatMap(({ guard }) => guard ?? []) : [];
  return [...(rule.guards ?? []), ...ways, ...(rule.marksWhen ?? []).flatMap(({ when }) => (typeof when === 'string' ? when : []))];
}

function partsOf(rules: CaseRules, name: string): readonly string[] {
  const guard = rules.workflow.guards[name];
  const parts = guard ? namesIn(guard) : [];
  return parts.length ? parts.flatMap((part) => partsOf(rules, part)) : [name];
}

/** The answers that a question which must be answered can have; undefined where there may be others, or none. */
function optionsOf(rules: CaseRules, form: string, question: string): readonly string[] | undefined {
  const found = rules.form(form)?.questions[question];
  if (!found?.required || found.showWhen) return undefined;
  return found.kind === 'yesNo' ? ['true', 'false'] : found.options?.map(({ code }) => code);
}

/** Codes that every guard treats alike stand together; the last stands for every other answer, where there is one. */
function toldApart(sets: readonly (readonly string[])[], options: readonly string[] | undefined): readonly (readonly string[])[] {
  const byGuards = new Map<string, string[]>();
  for (const code of new Set(sets.flat())) {
    const key = sets.map((set) => (set.includes(code) ? '1' : '0')).join('');
    byGuards.set(key, [...(byGuards.get(key) ?? []), code]);
  }
  const isAll = options?.every((code) => sets.some((set) => set.includes(code))) ?? false;
  return isAll ? [...byGuards.values()] : [...byGuards.values(), []];
}

function combinations(variables: readonly Variable[]): readonly Picked[] {
  let all: readonly Picked[] = [[]];
  for (const variable of variables) {
    if (all.length * variable.choices.length > MOST) {
      const last = variable.choices.at(-1);
      all = all.map((some) => (last ? [...some, [variable, last] as const] : some));
      continue;
    }
    all = all.flatMap((some) => variable.choices.map((choice) => [...some, [variable, choice] as const]));
  }
  return all;
}

/** What the combinations of one outcome have in common, in words of questions: nothing of what makes no difference. */
function suppositions(rules: CaseRules, variables: readonly Variable[], choices: readonly Picked[]): Pick<SimulatedOutcome, 'suppose' | 'holds'> {
  const taken = variables.map((_, place) => [...new Set(choices.flatMap((some) => some[place]?.[1] ?? []))]);
  const isWhole = taken.reduce((size, some) => size * some.length, 1) === choices.length;
  const suppose: Supposition[] = [];
  const holds: { name: string; sentence?: Text }[] = [];
  variables.forEach((variable, place) => {
    const some = isWhole ? (taken[place] ?? []) : (choices[0]?.[place]?.[1] ? [choices[0][place][1]] : []);
    if (some.length === variable.choices.length) return;
    if (!('form' in variable)) {
      if (some.some((choice) => choice.holds)) holds.push({ name: variable.name, ...sentenceOf(rules, variable.name) });
      return;
    }
    const { form, question } = variable;
    const isOther = some.some(({ codes }) => codes.length === 0);
    const said = isOther ? variable.choices.filter((choice) => !some.includes(choice)) : some;
    suppose.push({ form, question, is: said.flatMap(({ codes }) => codes), ...(isOther ? { not: true as const } : {}) });
  });
  return { suppose, holds };
}
