import { migrateAnswers, isBlank, workflowMoves, type Text } from '#definitions';
import { caseClocks } from './case-view.ts';
import { formIdOf } from './facts.ts';
import { destinationOf, type PlaceMove } from './migrate.ts';
import { approvalsOf } from './migrate-approvals.ts';
import { formIn, moveDraft, type DraftMove, type DraftToMove } from './migrate-drafts.ts';
import type { Stuck } from './migrate-stuck.ts';
import { findRule } from './availability.ts';
import { pathOf } from './migrate-states.ts';
import { placeOf } from './place.ts';
import type { CaseRules, CaseState, ClockView, Moment, RecordState, StateValue } from './types.ts';

/** What moving a case to other definitions would do to it. */
export interface MigrationPreview {
  readonly from: string;
  readonly to: string;
  /** It stands on them already. */
  readonly needsNothing: boolean;
  /** Where it would stand; absent where it is stuck. */
  readonly value?: StateValue;
  readonly moves: readonly PlaceMove[];
  readonly stuck?: Stuck;
  readonly drafts: readonly DraftMove[];
  /** Answered questions of its records that the forms do not ask any more. They stay readable in their records. */
  readonly answersWithoutHome: readonly { readonly record: string; readonly form: string; readonly question: string; readonly label: Text; readonly why: string }[];
  /** Running clocks that would be due on another day. */
  readonly clocksMove: readonly { readonly clock: string; readonly instance: number; readonly label: Text; readonly from: string; readonly to: string }[];
  /** Approvals still before it that the definitions it is on do not have. */
  readonly approvalsMore: readonly { readonly action: string; readonly label: Text }[];
}

/** What moving a case from its rules to those of another publication would do. Nothing is changed by asking. */
export function previewMigration(from: CaseRules, to: CaseRules, state: CaseState, moment: Pick<Moment, 'now' | 'person'>, drafts: readonly DraftToMove[] = []): MigrationPreview {
  const destination = destinationOf(from, to, state);
  const value = 'to' in destination ? destination.to : undefined;
  return {
    from: state.publication,
    to: to.publication,
    needsNothing: state.publication === to.publication,
    ...('stuck' in destination ? { stuck: destination.stuck, moves: [] } : { value: destination.to, moves: destination.moves }),
    drafts: drafts.map((draft) => moveDraft(from, to, state, draft)),
    answersWithoutHome: state.records.flatMap((record) => homelessIn(from, to, record)),
    clocksMove: clocksMoving(caseClocks(from, state, moment), caseClocks(to, state, moment)),
    approvalsMore: state.status === 'closed' || value === undefined ? [] : moreApprovals(from, to, state, value),
  };
}

function homelessIn(from: CaseRules, to: CaseRules, { id, form: ref, formId, versions }: RecordState): MigrationPreview['answersWithoutHome'] {
  const moves = workflowMoves(to.migrations?.workflows ?? [], to.workflow.id, from.workflow.version, to.workflow.version);
  const [old, now] = [from.form(ref), formIn(to, moves.form(formId))];
  const answers = versions.at(-1)?.answers;
  if (!old || !now || !answers || (old.ref === now.ref) || (old.digest === now.digest)) return [];
  const { homeless } = migrateAnswers(old, now, to.migrations?.forms ?? [], answers);
  const asked = homeless.filter(({ question }) => !isBlank(answers[question]));
  return asked.map(({ question, why }) => ({ record: id, form: formIdOf(ref), question, label: old.questions[question]?.label ?? { en: question }, why }));
}

function clocksMoving(before: readonly ClockView[], after: readonly ClockView[]): MigrationPreview['clocksMove'] {
  return before.flatMap(({ id, instance, label, state, dueOn }) => {
    const now = after.find((one) => one.id === id && one.instance === instance);
    return state === 'running' && now && now.dueOn !== dueOn ? [{ clock: id, instance, label, from: dueOn, to: now.dueOn }] : [];
  });
}

function moreApprovals(from: CaseRules, to: CaseRules, state: CaseState, value: StateValue): MigrationPreview['approvalsMore'] {
  const moves = workflowMoves(to.migrations?.workflows ?? [], to.workflow.id, from.workflow.version, to.workflow.version);
  const known = new Set(Object.keys(from.workflow.actions).map(moves.action));
  const here = new Set(placeOf(from.workflow, state.value)?.regions.flatMap((region) => [...approvalsOf(from.workflow).at(pathOf(region)).ahead].map(moves.action)));
  const ahead = (placeOf(to.workflow, value)?.regions ?? []).flatMap((region) => [...approvalsOf(to.workflow).at(pathOf(region)).ahead]);
  return [...new Set(ahead)].filter((action) => !known.has(action) && !here.has(action)).map((action) => ({ action, label: findRule(to.workflow, action)?.label ?? { en: action } }));
}
