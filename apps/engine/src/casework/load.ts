import { evolveCase, evolvePerson, type CaseEvent, type CaseState, type PersonEvent, type PersonState } from '#casework';
import type { Store, StoredEvent } from '#store';
import type { EngineConfig } from '../config.ts';

/** A stream as it stands: its state and the digest that the next event follows. */
export interface Loaded<State> {
  readonly state: State;
  readonly digest: string;
  /** Milliseconds of the machine when it was known to be the newest. */
  readonly knownAt?: number;
}
export type LoadedCase = Loaded<CaseState>;
export type LoadedPerson = Loaded<PersonState>;

/** What was loaded lately, so that loading again reads only the events since. */
export interface CaseCache {
  readonly cases: Map<string, LoadedCase>;
  readonly people: Map<string, LoadedPerson>;
  /** The cases whose document is behind and will be written soon. */
  readonly toProject: Set<string>;
}
const most = 5000;

export function caseCache(): CaseCache {
  return { cases: new Map(), people: new Map(), toProject: new Set() };
}

interface Reading {
  readonly store: Store;
  readonly cases: CaseCache;
  readonly config: Pick<EngineConfig, 'mongodbUri'>;
}
/**
 * How long the owner of an embedded store, whose engine alone writes events, believes what it knows without asking. On a
 * shared MongoDB other engines write too: there everything is asked every time.
 */
const believedMs = 5000;
/** How long where something is to be written: there the index of events says at once when there is a newer one. */
const believedToWriteMs = 10 * 60_000;

/** A case or person as this engine knows it, where that is sure to be the newest. */
export function lately<State>({ config }: Reading, found: Loaded<State> | undefined, isToWrite: boolean): Loaded<State> | undefined {
  const enough = isToWrite ? believedToWriteMs : believedMs;
  return !config.mongodbUri && found?.knownAt !== undefined && Date.now() - found.knownAt < enough ? found : undefined;
}

/** A case with every event that is stored; undefined when there is none. */
export function loadCase({ store, cases }: Reading, authority: string, id: string): Promise<LoadedCase | undefined> {
  return load(cases.cases, `${authority}/${id}`, () => store.cases.find(authority, id), (revision) => store.events.after(authority, { kind: 'case', id }, revision), foldCaseEvent);
}

/** A person with every event that is stored; undefined when there is none. */
export function loadPerson({ store, cases }: Reading, authority: string, id: string): Promise<LoadedPerson | undefined> {
  return load(cases.people, `${authority}/${id}`, () => store.people.find(authority, id), (revision) => store.events.after(authority, { kind: 'person', id }, revision), foldPersonEvent);
}

export function foldCaseEvent(before: CaseState | undefined, event: StoredEvent): CaseState {
  return evolveCase(before, event as CaseEvent);
}
export function foldPersonEvent(before: PersonState | undefined, event: StoredEvent): PersonState {
  return evolvePerson(before, event as PersonEvent);
}

/** Keeps a newly folded state, unless a newer one is there already. */
export function remember<State extends { revision: number }>(cache: Map<string, Loaded<State>>, key: string, loaded: Loaded<State>): void {
  const before = cache.get(key);
  if (before && before.state.revision > loaded.state.revision) return;
  cache.delete(key);
  cache.set(key, { ...loaded, knownAt: Date.now() });
  if (cache.size > most) cache.delete(cache.keys().next().value!);
}

async function load<State extends { revision: number }>(
  cache: Map<string, Loaded<State>>,
  key: string,
  findDocument: () => Promise<Loaded<State> | undefined>,
  eventsAfter: (revision: number) => Promise<StoredEvent[]>,
  fold: (before: State | undefined, event: StoredEvent) => State,
): Promise<Loaded<State> | undefined> {
  const base = cache.get(key) ?? (await findDocument());
  const later = await eventsAfter(base?.state.revision ?? 0);
  const loaded = later.reduce<Loaded<State> | undefined>((before, event) => ({ state: fold(before?.state, event), digest: event.digest }), base && { state: base.state, digest: base.digest });
  if (loaded) remember(cache, key, loaded);
  return loaded;
}
