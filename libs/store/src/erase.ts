import { eraseAnswers, foldCase, sealEvent, type CaseBody, type CaseEvent, type CaseState, type Erasing } from '#casework';
import { sha256 } from '#definition-files';
import type { Store } from './connect.ts';
import { loadPublished } from './published.ts';
import { caseRow } from './rows.ts';

/**
 * Erases the answers of some actions of a case for good: first the event that says so, then the answers and the draft in
 * which a record of them is being put right, then the case's document is made anew. Run again after a crash it finishes what was left. The chain verifies before and after.
 * @throws when there is no such case, or others keep writing to it
 */
export async function eraseCaseAnswers(store: Store, authority: string, caseId: string, actionIds: readonly string[], by: Erasing): Promise<void> {
  const stream = { kind: 'case', id: caseId } as const;
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const events = (await store.events.after(authority, stream, 0)) as CaseEvent[];
    const state = foldCase(events);
    if (!state) throw new Error(`There is no case ${caseId} in ${authority}.`);
    const sealed = sealEvent<CaseEvent>(eraseAnswers(state, actionIds, by), events.at(-1)?.digest, sha256);
    const written = await store.events.append(authority, sealed);
    if ('conflict' in written && written.conflict === 'revision') continue;
    // Asked again under the same action id, what was recorded then is finished.
    const erased = ('conflict' in written && (written.event.body as CaseBody).erased) || actionIds;
    await store.events.eraseAnswers(authority, stream, erased);
    await endDrafts(store, authority, state, erased, by);
    return makeAnew(store, authority, caseId, by);
  }
  throw new Error(`Case ${caseId} is being changed by others all the time. Try again.`);
}

/** A returned record is put right in a draft of its id, which begins with the answers that were returned. */
async function endDrafts(store: Store, authority: string, { id, records }: CaseState, erased: readonly string[], { actor, moment }: Erasing): Promise<void> {
  const written = records.filter(({ versions }) => versions.some(({ actionId }) => erased.includes(actionId)));
  for (const record of written) await store.drafts.end(authority, record.id, 'discarded', actor.id, moment.now, id);
}

async function makeAnew(store: Store, authority: string, caseId: string, { moment }: Erasing): Promise<void> {
  const events = (await store.events.after(authority, { kind: 'case', id: caseId }, 0)) as CaseEvent[];
  const [published, state] = [await loadPublished(store, authority, moment.today), foldCase(events)];
  const row = published && state && caseRow(published, state, events.at(-1)!.digest, moment);
  await store.cases.forget(authority, caseId);
  if (row) await store.cases.save(authority, row);
}
