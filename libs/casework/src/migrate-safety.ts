import type { WorkflowMoves } from '#definitions';
import { approvalsOf } from './migrate-approvals.ts';
import { pathOf } from './migrate-states.ts';
import type { RegionPlace } from './place.ts';
import type { CaseRules, CaseState } from './types.ts';

/**
 * The form whose approval a region would pass by if it moved from where it stands to a state of other definitions; undefined where it
 * passes none. What waits for a decision must wait for it there, or stand before it; what lies behind an approval that the old
 * definitions have too is only for a case that has it. An approval that only the new definitions have is not asked of a case that is
 * past it.
 * @param state of the case; without it, of a case that has no approved record at all
 */
export function passedBy(
  from: Pick<CaseRules, 'workflow'>,
  to: Pick<CaseRules, 'workflow'>,
  state: Pick<CaseState, 'records'> | undefined,
  region: Pick<RegionPlace, 'id' | 'path'>,
  target: string,
  moves: WorkflowMoves,
): string | undefined {
  const [old, now] = [approvalsOf(from.workflow), approvalsOf(to.workflow)];
  const [here, there] = [old.at(pathOf(region)), now.at(target)];
  const approvable = now.approvable(target.split('.')[0] ?? '');
  const waiting = [...here.awaits].map(moves.form).find((form) => !there.awaits.has(form) && (there.passed.has(form) || !approvable.has(form)));
  if (waiting !== undefined) return waiting;
  const before = new Set([...old.approvable(region.id)].map(moves.form));
  const has = new Set([...[...here.passed].map(moves.form), ...approvedForms(state, moves)]);
  return [...there.passed].find((form) => before.has(form) && !has.has(form));
}

function approvedForms(state: Pick<CaseState, 'records'> | undefined, moves: WorkflowMoves): readonly string[] {
  return (state?.records ?? []).filter(({ status }) => status === 'approved').map(({ formId }) => moves.form(formId));
}
