import { moveDraft, type CaseRules, type CaseState, type DraftMove } from '#casework';
import { workflowMoves } from '#definitions';
import type { Store } from './connect.ts';
import type { DraftRow } from './drafts.ts';

/** What became of the open drafts of a case that was moved. */
export interface DraftsMoved {
  readonly moved: number;
  /** Those that go on with the form they were begun on, because answers in them would lose their question. */
  readonly stayed: readonly DraftMove[];
}

/**
 * Moves the open drafts of a case after it: to the form of the new definitions where no answer loses its question, and to the new
 * name of their action. Done again it does nothing. Somebody who saves meanwhile wins, and what she saved is moved.
 * @param from the rules that the case was on
 */
export async function moveDrafts(store: Store, authority: string, from: CaseRules, to: CaseRules, state: CaseState): Promise<DraftsMoved> {
  const drafts = (await store.drafts.model.find({ authority, case: state.id }, { _id: 0 }).lean()) as DraftRow[];
  const moves = await Promise.all(drafts.filter(({ status }) => status === 'open').map((draft) => moveOne(store, authority, from, to, state, draft)));
  const done = moves.filter((move) => move !== undefined);
  await renameDiscarded(store, authority, from, to, state.id, drafts.filter(({ status }) => status !== 'open').map(({ action }) => action));
  return { moved: done.filter(isChange).length, stayed: done.filter(({ homeless }) => homeless.length > 0) };
}

async function moveOne(store: Store, authority: string, from: CaseRules, to: CaseRules, state: CaseState, draft: DraftRow): Promise<DraftMove | undefined> {
  let standing: DraftRow | undefined = draft;
  for (let attempt = 0; attempt < 10; attempt += 1) {
    if (standing?.status !== 'open') return undefined;
    const move = moveDraft(from, to, state, standing);
    if (!isChange(move) || (await store.drafts.replace(authority, standing, draftMoved(standing, move)))) return move;
    standing = await store.drafts.find(authority, draft.id);
  }
  throw new Error(`Draft ${draft.id} is being changed by others all the time. Try again.`);
}

function isChange({ form, action }: DraftMove): boolean {
  return form.from !== form.to || action.from !== action.to;
}

/** A draft as it goes on; who wrote what, and when, stays with the answers. */
function draftMoved(draft: DraftRow, { form, action, answers, renamed }: DraftMove): DraftRow {
  const names = new Map(Object.entries(renamed).map(([question, old]) => [old, question]));
  const touched = Object.fromEntries(Object.entries(draft.touched).map(([question, by]) => [names.get(question) ?? question, by]));
  return { ...draft, form: form.to, action: action.to, answers, touched, revision: draft.revision + 1 };
}

/** Whoever wrote a draft that was discarded is an author towards the action of the new name too. */
async function renameDiscarded(store: Store, authority: string, from: CaseRules, to: CaseRules, caseId: string, actions: readonly string[]): Promise<void> {
  const renamed = workflowMoves(to.migrations?.workflows ?? [], to.workflow.id, from.workflow.version, to.workflow.version).actions;
  for (const action of new Set(actions)) {
    const now = Object.hasOwn(renamed, action) ? renamed[action] : undefined;
    if (now !== undefined) await store.drafts.model.updateMany({ authority, case: caseId, action, status: { $ne: 'open' } }, { $set: { action: now } });
  }
}
