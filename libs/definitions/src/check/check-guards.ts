import type { Finding, GuardFile, JsonSchema, WorkflowFile } from '../types.ts';
import type { FactNames } from './check-facts.ts';
import { checkFacts } from './check-facts.ts';
import { didYouMean, finding, unknownNames } from './finding.ts';

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
  const inGuards = Object.values(workflow.guards ?? {}).some((guard) => parts(guard).includes(name));
  return onActions || inGuards || JSON.stringify(workflow.machine).includes(`"guard":${JSON.stringify(name)}`);
}
