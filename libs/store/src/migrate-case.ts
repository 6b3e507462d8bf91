import { decideMigration, destinationOf, evolveCase, sealEvent, type Actor, type CaseEvent, type CaseRules, type CaseState, type Moment, type Stuck } from '#casework';
import { sha256 } from '#definition-files';
import type { Store } from './connect.ts';
import { moveDrafts, type DraftsMoved } from './migrate-drafts.ts';
import type { Published } from './published.ts';
import { caseRow } from './rows.ts';
import { uuidOf } from './uuid-of.ts';

/** Who moves cases, and the moment. */
export interface Mover {
  readonly actor: Actor;
  readonly moment: Pick<Moment, 'now' | 'today'>;
}
/** What became of one case. `stands`: it was there already; its drafts were looked after once more. */
export type CaseMoved =
  | { readonly outcome: 'moved' | 'stands'; readonly drafts: DraftsMoved }
  | { readonly outcome: 'stuck'; readonly stuck: Stuck }
  | { readonly outcome: 'missing' };

/** How the event of a move is recorded: the state after it, or undefined where others were faster and it is to be looked at again. */
export type RecordMove = (state: CaseState, from: CaseRules, to: CaseRules, actionId: string) => Promise<CaseState | undefined>;

/**
 * Moves one case to a publication, then its open drafts. Moved already, it is not moved again: the action id is made from the case,
 * the publication and the move before, so that two who move the same case at once write one event.
 */
export async function migrateCase(store: Store, published: Published, caseId: string, to: string, load: () => Promise<CaseState | undefined>, record: RecordMove): Promise<CaseMoved> {
  const { authority } = published;
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const state = await load();
    const target = state && published.rules(to, state.workflow);
    const last = state?.migrated?.at(-1);
    const from = state && published.rules(state.publication === to ? (last?.from ?? to) : state.publication, state.workflow);
    if (!state || !target || !from) return { outcome: 'missing' };
    if (state.publication === to) return { outcome: 'stands', drafts: await moveDrafts(store, authority, from, target, state) };
    const destination = destinationOf(from, target, state);
    if ('stuck' in destination) return { outcome: 'stuck', stuck: destination.stuck };
    const moved = await record(state, from, target, moveId(state, to));
    if (moved) return { outcome: 'moved', drafts: await moveDrafts(store, authority, from, target, moved) };
  }
  throw new Error(`Case ${caseId} is being changed by others all the time. Try again.`);
}

/** The action id of the next move of a case to a publication. */
export function moveId({ id, migrated }: Pick<CaseState, 'id' | 'migrated'>, to: string): string {
  return uuidOf(`case.migrate ${id} ${to} after ${migrated?.at(-1)?.revision ?? 0}`);
}

/** Moves a case by writing to the store itself: for a command beside an engine, or without one. */
export async function migrateStoredCase(store: Store, published: Published, caseId: string, to: string, { actor, moment }: Mover): Promise<CaseMoved> {
  const { authority } = published;
  const stream = { kind: 'case', id: caseId } as const;
  let digest: string | undefined;
  async function load(): Promise<CaseState | undefined> {
    const row = await store.cases.find(authority, caseId);
    const later = (await store.events.after(authority, stream, row?.revision ?? 0)) as CaseEvent[];
    digest = later.at(-1)?.digest ?? row?.digest;
    return later.reduce<CaseState | undefined>(evolveCase, row?.state);
  }
  return migrateCase(store, published, caseId, to, load, async (state, from, target, id) => {
    const decision = decideMigration(from, target, state, { id, actor, moment });
    if ('refused' in decision) return undefined;
    const event = sealEvent<CaseEvent>(decision.event, digest, sha256);
    const written = await store.events.append(authority, event);
    if ('conflict' in written) return undefined;
    const after = evolveCase(state, event);
    const row = caseRow(published, after, event.digest, moment);
    if (row) await store.cases.save(authority, row);
    return after;
  });
}

/** The ids of the cases of an authority, open ones or all, in a fixed order. */
export async function caseIds(store: Store, authority: string, { closed }: { readonly closed: boolean }): Promise<string[]> {
  const rows = (await store.cases.model.find({ authority, ...(closed ? {} : { status: 'open' }) }, { _id: 0, id: 1 }).sort({ id: 1 }).lean()) as { id: string }[];
  return rows.map(({ id }) => id);
}
