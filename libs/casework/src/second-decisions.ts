import type { ActionRule, ResolvedWorkflow } from '#definitions';
import { isAvailable } from './availability.ts';
import { findGuardAnswer } from './guards.ts';
import type { GuardQuestion } from './guard-question.ts';
import type { Place } from './place.ts';
import type { CaseState, RecordState } from './types.ts';

type Entry = readonly [type: string, rule: ActionRule];

/** The approvals that follow one, wherever they may be taken. */
export function followersOf(workflow: ResolvedWorkflow, type: string): readonly Entry[] {
  return Object.entries(workflow.actions).filter(([, rule]) => rule.does === 'approve' && rule.follows === type);
}

/**
 * The approvals that have to follow one now: of those that move a machine, what can be taken where it leads; of papers, what the
 * pack or the authority asks for in this case. None: the approval is the last, and means what it means.
 * @param asked the question that the first approval was asked, its own answers included
 */
export function nextApprovals(workflow: ResolvedWorkflow, type: string, after: Place, asked: GuardQuestion): readonly Entry[] {
  const holds = ({ available, followsWhen }: ActionRule): boolean => available === undefined || followsWhen === undefined || findGuardAnswer(followsWhen, asked) === true;
  return followersOf(workflow, type).filter(([follower, rule]) => isAvailable(rule, follower, after) && holds(rule));
}

/** Whether it is the turn of a decision on a paper: the first ones while nothing was approved, those that follow one after it. */
export function isItsTurn({ follows }: ActionRule, { awaits }: RecordState): boolean {
  return follows === awaits;
}

/** The roles whose decision the papers of a case wait for, once somebody approved them first. */
export function rolesAwaited(workflow: ResolvedWorkflow, { records }: Pick<CaseState, 'records'>): readonly string[] {
  return records.flatMap(({ awaits }) => (awaits === undefined ? [] : followersOf(workflow, awaits).flatMap(([, { roles }]) => roles)));
}

/** The case without waiting for decisions that its workflow does not know (any more): there the first decision is asked again. */
export function withoutLostWaits(workflow: ResolvedWorkflow, state: CaseState): CaseState {
  const isLost = ({ awaits }: RecordState): boolean => awaits !== undefined && followersOf(workflow, awaits).length === 0;
  if (!state.records.some(isLost)) return state;
  return { ...state, records: state.records.map((record) => (isLost(record) ? withoutWait(record) : record)) };
}

/** The record, waiting for no further decision. */
export function withoutWait({ awaits: _awaits, ...record }: RecordState): RecordState {
  return record;
}
