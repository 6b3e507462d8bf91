import { caseRow, personRow, type Head } from '#store';
import type { Engine } from '../context.ts';
import { endHandedIn } from '../drafts/measure-use.ts';
import { deliver } from './deliver.ts';
import { loadCase, loadPerson } from './load.ts';
import { momentNow } from './moment.ts';

/** What one sweep found behind and put right. */
export interface Swept {
  readonly projections: number;
  readonly deliveries: number;
  readonly drafts: number;
}
const cursorKey = 'sweep';

/**
 * Heals what a crash left: documents behind their stream, effects not carried out, drafts whose record exists. Looks at
 * the streams that changed since the last sweep, and a little before.
 */
export async function sweep(engine: Engine): Promise<Swept> {
  const swept = { projections: 0, deliveries: 0, drafts: 0 };
  for (const authority of engine.authorities()) {
    const since = (await engine.store.meta.find(authority, cursorKey)) as string | undefined;
    const { heads, cursor } = await engine.store.events.headsSince(authority, since);
    for (const head of heads) {
      swept.projections += (await project(engine, authority, head)) ? 1 : 0;
      if (head.stream.kind === 'case') swept.deliveries += await deliverMissing(engine, authority, head);
    }
    swept.drafts += await endLeftOver(engine, authority);
    if (cursor && cursor !== since) await engine.store.meta.set(authority, cursorKey, cursor);
  }
  return swept;
}

async function project(engine: Engine, authority: string, { stream, revision }: Head): Promise<boolean> {
  const { store } = engine;
  if (stream.kind === 'person') {
    if (((await store.people.find(authority, stream.id))?.revision ?? 0) >= revision) return false;
    const loaded = await loadPerson(engine, authority, stream.id);
    if (loaded) await store.people.save(authority, personRow(loaded.state, loaded.digest));
    return true;
  }
  if (stream.kind !== 'case' || ((await store.cases.find(authority, stream.id))?.revision ?? 0) >= revision) return false;
  const loaded = await loadCase(engine, authority, stream.id);
  const published = engine.published(authority);
  const row = loaded && published && caseRow(published, loaded.state, loaded.digest, momentNow(engine));
  if (row) await store.cases.save(authority, row);
  return true;
}

async function deliverMissing(engine: Engine, authority: string, { stream }: Head): Promise<number> {
  const done = await engine.store.deliveries.of(authority, `${stream.kind}:${stream.id}`);
  const events = await engine.store.events.after(authority, stream, 0);
  const missing = events.filter((event) => event.effects.length > 0 && !done.has(event.revision));
  const loaded = missing.length > 0 ? await loadCase(engine, authority, stream.id) : undefined;
  if (!loaded) return 0;
  for (const event of missing) await deliver(engine, event, loaded.state);
  return missing.length;
}

/** A draft is over when the record of its id was handed in after the draft was begun. */
async function endLeftOver(engine: Engine, authority: string): Promise<number> {
  let ended = 0;
  for (const draft of await engine.store.drafts.open(authority)) {
    const loaded = await loadCase(engine, authority, draft.case);
    const handedIn = loaded?.state.records.find(({ id }) => id === draft.id)?.versions.at(-1);
    if (!handedIn || handedIn.at < draft.begunAt) continue;
    await endHandedIn(engine.store, authority, draft.id, handedIn);
    ended += 1;
  }
  return ended;
}
