import type { GuardFile, Json, ResolvedWorkflow } from '#definitions';
import type { Place } from './place.ts';
import type { Actor, CaseState, Facts } from './types.ts';

/** What a guard is asked about: the case before the action, with the action's own answers among the facts. */
export interface GuardQuestion {
  readonly workflow: ResolvedWorkflow;
  readonly state: CaseState | undefined;
  readonly place: Place | undefined;
  readonly facts: Facts;
  readonly actor: Actor;
  /** A form still to be filled: a guard that reads it cannot be answered yet. */
  readonly unfilled?: string;
}

/** A parameter that is one word or a list of words, as a list. */
export function listOf(value: Json | undefined): readonly string[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}

/** The guards that a guard is made of; none for those that stand alone. */
export function namesIn(guard: GuardFile): readonly string[] {
  return guard.type === 'all' || guard.type === 'any' || guard.type === 'not' ? listOf(guard.params?.['of']) : [];
}
