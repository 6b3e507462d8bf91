import type { Finding, GuardFile, JsonObject, JsonSchema, WorkflowFile } from '../types.ts';
import type { FactNames } from './check-facts.ts';
import { checkFacts } from './check-facts.ts';
import { didYouMean, finding, unknownNames } from './finding.ts';
import { statesOf } from './machine-states.ts';

type Keys = readonly (string | number)[];

/** Faults of the named guards. */
export function checkGuards(path: string, workflow: WorkflowFile, roles: readonly string[] | undefined, facts: FactNames): readonly Finding[] {
  const guards = workflow.guards ?? {};
  return Object.entries(guards).flatMap(([name, guard]) => [
    ...checkParams(path, workflow, name, guard, facts),
    ...(reaches(guards, name, name) ? [finding(path, ['guards', name], 'guard-ring', `'${name}' is made, by way of others, of itself: break the ring.`)] : []),
    ...unknownNames(path, (guard.resolvedBy ?? []).map((role, index) => ({ name: role, at: ['guards', name, 'resolvedBy', index] })), roles, 'role-unknown', 'role'),
    ...(used(workflow, name) ? [] : [finding(path, ['guards', name], 'guard-unused', `Nothing asks '${name}': use it, or take it out.`)]),
  ]);
}

function checkParams(path: string, workflow: WorkflowFile, name: string, guard: GuardFile, facts: FactNames): readonly Finding[] {
  const at = ['guards', name, 'params'];
  switch (guard.type) {
    case 'matches':
      return checkFacts(path, [...at, 'schema'], guard.params?.['schema'] as JsonSchema, facts);
    case 'answered':
    case 'actorInNamedTeam':
    case 'weekday':
    case 'staysWithTeam':
      return checkAnswerOf(path, at, guard.params ?? {}, facts);
    case 'notBefore':
      return [...checkAnswerOf(path, at, guard.params ?? {}, facts), ...checkMarks(path, at, guard, facts, ['marks'])];
    case 'rowsCovered':
      return [...checkAnswerOf(path, [...at, 'of'], guard.params?.['of'] as JsonObject, facts), ...(guard.params?.['by'] as readonly JsonObject[]).flatMap((by, index) => checkAnswerOf(path, [...at, 'by', index], by, facts))];
    case 'marked':
      return checkMarks(path, at, guard, facts, ['any', 'since']);
    case 'inState':
      return unknownNames(path, [{ name: String(guard.params?.['state']), at: [...at, 'state'] }], statesOf(workflow.machine).map((state) => state.path), 'state-unknown', 'state');
    case 'actorDidNotContribute': {
      const form = String(guard.params?.['form']);
      return facts.forms.includes(form) ? [] : [finding(path, [...at, 'form'], 'form-unknown', `There is no form '${form}'.${didYouMean(form, facts.forms)}`)];
    }
    case 'regionsAtRest':
      return unknownNames(
        path,
        ((guard.params?.['except'] ?? []) as readonly string[]).map((region, index) => ({ name: region, at: [...at, 'except', index] })),
        Object.keys(workflow.machine.states),
        'region-unknown',
        'region',
      );
    case 'all':
    case 'any':
    case 'not':
      return unknownNames(path, parts(guard).map((part, index) => ({ name: part, at: guard.type === 'not' ? [...at, 'of'] : [...at, 'of', index] })), Object.keys(workflow.guards ?? {}), 'guard-unknown', 'guard');
    default:
      return guard.type satisfies never;
  }
}

function checkMarks(path: string, at: Keys, guard: GuardFile, facts: FactNames, keys: readonly string[]): readonly Finding[] {
  return keys.flatMap((key) => {
    const marks = (guard.params?.[key] ?? []) as readonly string[];
    return unknownNames(path, marks.map((mark, index) => ({ name: mark, at: [...at, key, index] })), facts.marks, 'mark-unknown', 'mark');
  });
}

/** A form and a question of it. */
function checkAnswerOf(path: string, at: Keys, { form, question }: JsonObject, facts: FactNames): readonly Finding[] {
  const [id, name] = [String(form), String(question)];
  if (!facts.forms.includes(id)) return [finding(path, [...at, 'form'], 'form-unknown', `There is no form '${id}'.${didYouMean(id, facts.forms)}`)];
  const questions = Object.keys(facts.form(id)?.properties ?? {});
  return questions.length === 0 || questions.includes(name) ? [] : [finding(path, [...at, 'question'], 'question-unknown', `The form '${id}' has no question '${name}'.${didYouMean(name, questions)}`)];
}

/** The guards that a guard is made of. */
export function parts({ type, params }: GuardFile): readonly string[] {
  if (type === 'not') return [String(params?.['of'])];
  return type === 'all' || type === 'any' ? (params?.['of'] as readonly string[]) : [];
}

function reaches(guards: NonNullable<WorkflowFile['guards']>, from: string, to: string, seen = new Set<string>()): boolean {
  const guard = guards[from];
  return (guard ? parts(guard) : []).some((next) => {
    if (next === to) return true;
    if (seen.has(next)) return false;
    seen.add(next);
    return reaches(guards, next, to, seen);
  });
}

function used(workflow: WorkflowFile, name: string): boolean {
  const onActions = Object.values(workflow.actions).some((rule) => rule.guards?.includes(name));
  const onMarks = Object.values(workflow.actions).some((rule) => rule.marksWhen?.some(({ when }) => when === name));
  const inGuards = Object.values(workflow.guards ?? {}).some((guard) => parts(guard).includes(name));
  return onActions || onMarks || inGuards || JSON.stringify(workflow.machine).includes(`"guard":${JSON.stringify(name)}`);
}
