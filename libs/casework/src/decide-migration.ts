import { workflowMoves } from '#definitions';
import { destinationOf } from './migrate.ts';
import { sentence } from './sentences.ts';
import type { Actor, CaseEvent, CaseRules, CaseState, Decision, Moment } from './types.ts';

/** The type of the event that moves a case to other definitions; no workflow may have an action of this name. */
export const MIGRATED = 'case.migrate';

/** Who moves a case, when, and under which action id. */
export interface Migrating {
  readonly id: string;
  readonly actor: Actor;
  readonly moment: Pick<Moment, 'now' | 'today'>;
}

/**
 * Decides that a case goes on under the rules of another publication, newer or earlier. It is an event like any other, makes no
 * unsent form stale, marks nothing, and neither opens nor closes: what was recorded stays, on the forms it was recorded on. Refused
 * where the case is stuck (`previewMigration` says more of it), or stands there already.
 * @param from the rules that the case is pinned to
 */
export function decideMigration(from: CaseRules, to: CaseRules, state: CaseState, { id, actor, moment }: Migrating): Decision<CaseEvent> {
  if (state.publication === to.publication) return { refused: { code: 'migration-needless', sentence: sentence('This case stands on these definitions already.', 'Mae’r achos hwn yn sefyll ar y diffiniadau hyn yn barod.') } };
  const found = destinationOf(from, to, state);
  if ('stuck' in found) return { refused: { code: 'migration-stuck', region: found.stuck.region, state: found.stuck.state, sentence: found.stuck.sentence } };
  const { forms, actions } = workflowMoves(to.migrations?.workflows ?? [], to.workflow.id, from.workflow.version, to.workflow.version);
  const renamed = { ...(Object.keys(forms).length > 0 ? { forms } : {}), ...(Object.keys(actions).length > 0 ? { actions } : {}) };
  return {
    event: {
      v: 1,
      authority: state.authority,
      stream: { kind: 'case', id: state.id },
      revision: state.revision + 1,
      actionId: id,
      type: MIGRATED,
      actor: { id: actor.id, role: actor.role },
      at: moment.now,
      happenedOn: moment.today,
      effects: [],
      body: {
        from: state.value,
        to: found.to,
        status: state.status,
        publication: to.publication,
        marks: [],
        concurrent: true,
        migrated: { from: state.publication, to: to.publication, ...renamed },
      },
    },
  };
}
