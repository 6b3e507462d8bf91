import { evolvePerson, londonTime, redecide, verifyStream, type CaseEvent, type PersonEvent, type PersonState } from '#casework';
import { sha256 } from '#definition-files';
import type { Store } from './connect.ts';
import type { StoredEvent } from './events.ts';
import { loadPublished } from './published.ts';

/** What is wrong, where, in a sentence. */
export interface StoreFault {
  readonly authority: string;
  readonly stream: string;
  readonly revision: number;
  readonly sentence: string;
}
export interface Verified {
  readonly streams: number;
  readonly events: number;
  /** How many decisions were taken again, and how many could not be, because their answers were erased. */
  readonly redecided: { readonly same: number; readonly skipped: number };
  readonly faults: readonly StoreFault[];
}

/** Checks every stream of an authority: its chain, its answers, and that each decision comes out the same again by what is in force on a civil day. */
export async function verifyAuthority(store: Store, authority: string, today = londonTime(new Date().toISOString()).slice(0, 10)): Promise<Verified> {
  const published = await loadPublished(store, authority, today);
  const { heads } = await store.events.headsSince(authority);
  const faults: StoreFault[] = [];
  const redecided = { same: 0, skipped: 0 };
  let events = 0;
  const people = await readPeople(store, authority, heads.filter(({ stream }) => stream.kind === 'person').map(({ stream }) => stream.id));
  for (const { stream } of heads) {
    const found = await store.events.after(authority, stream, 0);
    events += found.length;
    const chain = verifyStream(found, sha256).map(({ revision, sentence }) => ({ authority, stream: `${stream.kind}:${stream.id}`, revision, sentence }));
    faults.push(...chain);
    // A stream that was altered decides nothing: only whole ones are decided again.
    if (stream.kind !== 'case' || chain.length > 0 || !published) continue;
    const workflow = (found[0]!.body as { workflow?: string }).workflow ?? '';
    for (const { revision, outcome, difference } of redecide((ref) => rulesOrFail(published, ref, workflow), found as CaseEvent[], people)) {
      if (outcome === 'same' || outcome === 'skipped') redecided[outcome] += 1;
      else faults.push({ authority, stream: `case:${stream.id}`, revision, sentence: `case:${stream.id}, revision ${revision}: decided again it comes out ${outcome} (${(difference ?? []).join(', ')}).` });
    }
  }
  return { streams: heads.length, events, redecided, faults };
}

function rulesOrFail(published: NonNullable<Awaited<ReturnType<typeof loadPublished>>>, ref: string, workflow: string) {
  const rules = published.rules(ref, workflow);
  if (!rules) throw new Error(`Publication ${ref} with workflow ${workflow} is missing from the store.`);
  return rules;
}

/** Every person at every revision. */
async function readPeople(store: Store, authority: string, ids: readonly string[]): Promise<(id: string, revision: number) => PersonState | undefined> {
  const events = new Map<string, StoredEvent[]>();
  for (const id of ids) events.set(id, await store.events.after(authority, { kind: 'person', id }, 0));
  return (id, revision) => {
    let state: PersonState | undefined;
    for (const event of events.get(id) ?? []) if (event.revision <= revision) state = evolvePerson(state, event as PersonEvent);
    return state;
  };
}
