import { workflowMoves } from '#definitions';
import { findRule } from './availability.ts';
import type { CaseRules, CaseState } from './types.ts';

/**
 * The type that an action goes by in a case now: as asked, unless that is only known to definitions that the case was moved from.
 * A page that was open when the case was moved still sends the old name.
 * @param rulesOf the rules of a publication, by its ref
 */
export function actionNow(rulesOf: (publication: string) => CaseRules | undefined, state: Pick<CaseState, 'publication' | 'migrated'>, type: string): string {
  const rules = rulesOf(state.publication);
  if (!rules || findRule(rules.workflow, type)) return type;
  const moves = state.migrated ?? [];
  // The page may be from before any of the moves; the last is the likeliest.
  for (let first = moves.length - 1; first >= 0; first -= 1) {
    const now = moves.slice(first).reduce((name, { from, to }) => renamed(rulesOf(from), rulesOf(to), name), type);
    if (findRule(rules.workflow, now)) return now;
  }
  return type;
}

function renamed(from: CaseRules | undefined, to: CaseRules | undefined, type: string): string {
  if (!from || !to) return type;
  return workflowMoves(to.migrations?.workflows ?? [], to.workflow.id, from.workflow.version, to.workflow.version).action(type);
}
