import type { GuardFile, Json, JsonSchema, ResolvedWorkflow } from '#definitions';
import { findRecordToDecide } from './facts.ts';
import { areRowsCovered, fits, isAnswered, isInNamedTeam, isMarked, isNotBefore, isOnWeekday, namesForm, staysWithTeam } from './guard-answers.ts';
import { listOf, namesIn, type GuardQuestion } from './guard-question.ts';
import { isIn } from './place.ts';
import type { Facts } from './types.ts';

const reads = new WeakMap<object, Map<string, boolean>>();
const answered = new WeakMap<GuardQuestion, Map<string, boolean | undefined>>();
const ANYTHING: JsonSchema = {};

/** Whether a named guard holds, worked out once for each question; undefined when it depends on a form that is not filled yet. */
export function findGuardAnswer(name: string, asked: GuardQuestion): boolean | undefined {
  const before = answered.get(asked) ?? new Map<string, boolean | undefined>();
  answered.set(asked, before);
  if (before.has(name)) return before.get(name);
  const answer = answerOf(name, asked);
  before.set(name, answer);
  return answer;
}

function answerOf(name: string, asked: GuardQuestion): boolean | undefined {
  const guard = Object.hasOwn(asked.workflow.guards, name) ? asked.workflow.guards[name] : undefined;
  if (!guard) throw new Error(`Workflow ${asked.workflow.id} has no guard "${name}".`);
  if (asked.unfilled !== undefined && readsItself(guard, asked.unfilled)) return undefined;
  switch (guard.type) {
    case 'matches':
      return factsFit(schemaOf(guard), asked.facts);
    case 'answered':
      return isAnswered(guard, asked);
    case 'marked':
      return isMarked(guard, asked);
    case 'inState':
      return asked.place !== undefined && isIn(asked.place, String(guard.params?.['state']));
    case 'rowsCovered':
      return areRowsCovered(guard, asked);
    case 'actorInNamedTeam':
      return isInNamedTeam(guard, asked);
    case 'staysWithTeam':
      return staysWithTeam(guard, asked);
    case 'weekday':
      return isOnWeekday(guard, asked);
    case 'notBefore':
      return isNotBefore(guard, asked);
    case 'actorDidNotContribute':
      return didNotContribute(guard, asked);
    case 'regionsAtRest':
      return regionsAtRest(guard, asked);
    case 'all':
      return all(namesIn(guard).map((one) => findGuardAnswer(one, asked)));
    case 'any':
      return opposite(all(namesIn(guard).map((one) => opposite(findGuardAnswer(one, asked)))));
    case 'not':
      return opposite(all(namesIn(guard).map((one) => findGuardAnswer(one, asked))));
    default:
      return guard.type satisfies never;
  }
}

/** The first of these guards that does not hold. */
export function findRefusingGuard(names: readonly string[], asked: GuardQuestion): string | undefined {
  return names.find((name) => findGuardAnswer(name, asked) === false);
}

/** Which way the answers point. */
const POINTING: ReadonlySet<GuardFile['type'] | undefined> = new Set(['matches', 'answered']);

/**
 * Of guards of which none holds, the one to tell: what somebody can put right (who wrote it, what is still open) rather
 * than which way the answers point; of a conjunction, the part that fails.
 */
export function findTellingGuard(names: readonly string[], asked: GuardQuestion): string | undefined {
  const failing = names.map((name) => failingPart(name, asked));
  return failing.find((name) => !POINTING.has(asked.workflow.guards[name]?.type)) ?? failing[0];
}

/** Whether a guard, or one that it is made of, asks about the answers of a form. */
export function doesGuardRead(workflow: ResolvedWorkflow, name: string, form: string): boolean {
  const guard = workflow.guards[name];
  if (!guard) return false;
  return readsItself(guard, form) || namesIn(guard).some((part) => doesGuardRead(workflow, part, form));
}

/** Whether a guard, or one that it is made of, asks for the actor's team, which the record must then keep. */
export function doesGuardAskTeam(workflow: ResolvedWorkflow, name: string): boolean {
  const guard = workflow.guards[name];
  return guard !== undefined && (guard.type === 'actorInNamedTeam' || namesIn(guard).some((part) => doesGuardAskTeam(workflow, part)));
}

function readsItself(guard: GuardFile, form: string): boolean {
  if (guard.type === 'matches') return doesRead(schemaOf(guard), form);
  return READING.has(guard.type) && namesForm(guard, form);
}

const READING: ReadonlySet<GuardFile['type']> = new Set(['answered', 'rowsCovered', 'actorInNamedTeam', 'weekday', 'notBefore', 'staysWithTeam']);

/** Whether facts fit a schema, compiled once for each schema object. */
export function factsFit(schema: JsonSchema, facts: Facts): boolean {
  return fits(schema, facts);
}

function failingPart(name: string, asked: GuardQuestion): string {
  const guard = asked.workflow.guards[name];
  const part = guard?.type === 'all' ? findRefusingGuard(namesIn(guard), asked) : undefined;
  return part === undefined ? name : failingPart(part, asked);
}

function schemaOf(guard: GuardFile): JsonSchema {
  return (guard.params?.['schema'] ?? ANYTHING) as JsonSchema;
}

function didNotContribute(guard: GuardFile, { state, actor }: GuardQuestion): boolean {
  const form = String(guard.params?.['form']);
  const record = state && findRecordToDecide(state, form);
  if (!record) return true;
  // Whoever approved these answers already is no second pair of eyes.
  const since = record.versions.at(-1)?.revision ?? 0;
  const hasApproved = record.decisions.some((one) => one.revision > since && one.by === actor.id);
  return !record.contributors.includes(actor.id) && !hasApproved;
}

function regionsAtRest(guard: GuardFile, { place }: GuardQuestion): boolean {
  const except = listOf(guard.params?.['except']);
  return place?.regions.every((region) => region.atRest || except.includes(region.id)) ?? false;
}

function all(answers: readonly (boolean | undefined)[]): boolean | undefined {
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

function opposite(answer: boolean | undefined): boolean | undefined {
  return answer === undefined ? undefined : !answer;
}

/** Whether a schema over the facts asks about the answers of a form. */
export function doesRead(schema: JsonSchema, form: string): boolean {
  const byForm = reads.get(schema) ?? new Map<string, boolean>();
  reads.set(schema, byForm);
  const before = byForm.get(form);
  if (before !== undefined) return before;
  const now = mentionsAnswersOf(schema, form);
  byForm.set(form, now);
  return now;
}

/** Looks for `answers: { properties: { <form>` or `answers: { required: [<form>]` at any depth of a schema. */
function mentionsAnswersOf(schema: Json, form: string): boolean {
  if (schema === null || typeof schema !== 'object') return false;
  if (Array.isArray(schema)) return schema.some((part) => mentionsAnswersOf(part, form));
  return Object.entries(schema).some(([key, part]) => (key === 'answers' ? namesFormIn(part, form) : mentionsAnswersOf(part, form)));
}

/** Only the first level below `answers` names forms; a question further down may be called like one. */
function namesFormIn(schema: Json, form: string): boolean {
  if (schema === null || typeof schema !== 'object') return false;
  if (Array.isArray(schema)) return schema.some((part) => namesFormIn(part, form));
  return Object.entries(schema).some(([key, part]) => {
    if (key === 'properties') return part !== null && typeof part === 'object' && Object.hasOwn(part, form);
    if (key === 'required') return Array.isArray(part) && part.includes(form);
    return key !== 'const' && key !== 'enum' && namesFormIn(part, form);
  });
}
