import type { ActionRule } from '#definitions';
import { isTransition } from './availability.ts';
import { findGuardAnswer, findTellingGuard } from './guards.ts';
import type { GuardQuestion } from './guard-question.ts';
import { machineOf, nextValue } from './machine.ts';
import type { Candidate, Place } from './place.ts';
import { guardRefused } from './refusals.ts';
import type { CaseRules, Refusal, StateValue } from './types.ts';

/**
 * The value after an action. An action may stand in several regions: it moves all in whose state it stands, or none, so
 * that no region is moved past the guard of another.
 */
export function moveCase(rules: CaseRules, rule: ActionRule, value: StateValue, type: string, asked: GuardQuestion): { readonly to: StateValue } | { readonly refused: Refusal } {
  if (!isTransition(rule)) return { to: value };
  const blocking = asked.place && findBlockingGuard(type, asked.place, asked, (answer) => answer === true);
  const to = blocking === undefined ? nextValue(machineOf(rules.workflow), value, type, (name) => findGuardAnswer(name, asked) === true) : undefined;
  return to === undefined ? { refused: guardRefused(rules, blocking ?? type) } : { to };
}

/**
 * The guard that blocks a transition: there is one when in some region no way out of its state is open.
 * @param isOpen what a guard's answer means; undefined is one that depends on answers not yet given
 */
export function findBlockingGuard(type: string, place: Place, asked: GuardQuestion, isOpen: (answer: boolean | undefined) => boolean): string | undefined {
  for (const candidates of byRegion(place.candidates.get(type) ?? [])) {
    const open = candidates.some(({ guard }) => guard === undefined || isOpen(findGuardAnswer(guard, asked)));
    if (!open) return findTellingGuard(candidates.flatMap(({ guard }) => guard ?? []), asked);
  }
  return undefined;
}

function byRegion(candidates: readonly Candidate[]): readonly (readonly Candidate[])[] {
  const [first] = candidates;
  if (candidates.every(({ region }) => region === first?.region)) return candidates.length ? [candidates] : [];
  return [...new Set(candidates.map(({ region }) => region))].map((region) => candidates.filter((one) => one.region === region));
}
