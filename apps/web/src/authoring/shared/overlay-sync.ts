import type { Problem } from '#api-client';
import type { History } from './overlay-history.ts';
import { edited, historyOf, rebased, redone, replaced, undone } from './overlay-history.ts';

/** The part of an overlay that two authors may both change. */
export interface Operations {
  readonly operations: readonly object[];
}
/** One operation that two authors changed differently; absent where one of them took it away. */
export interface Conflict {
  readonly key: string;
  readonly mine?: object;
  readonly theirs?: object;
  readonly base?: object;
}
/** How two authors' changes come together; `keyOf` says which operations are the same one. */
export interface Merging<O> {
  readonly merge: (base: O, mine: O, theirs: O) => { readonly merged: O; readonly conflicts: readonly Conflict[] };
  readonly keyOf: (operation: O extends { readonly operations: readonly (infer Operation)[] } ? Operation : never) => string;
}
export type SyncCondition = 'saved' | 'typing' | 'saving' | 'offline' | 'signedOut' | 'refused';
export interface Clash<O> {
  readonly merged: O;
  readonly conflicts: readonly Conflict[];
  readonly by: string;
}

/** What is saved of an overlay, what is not, and why, as one author's page knows it. Pure; `overlay-session.ts` gives it a network. */
export interface OverlaySync<O extends Operations> {
  /** As the engine last had it. */
  readonly base: O;
  readonly revision: number;
  readonly savedAt?: string;
  /** As the author sees it, and the way back. */
  readonly history: History<O>;
  readonly sending?: O;
  readonly condition: SyncCondition;
  readonly since?: string;
  readonly problem?: Problem;
  /** Whose changes came in beside the author's own, until she has read it. */
  readonly theirs?: { readonly by: string; readonly at: string };
  /** What both changed: nothing is sent until the author has chosen. */
  readonly clash?: Clash<O>;
}

export type OverlayEvent<O> =
  | { readonly type: 'edited'; readonly overlay: O; readonly at: string; readonly what?: string }
  | { readonly type: 'undo'; readonly at: string }
  | { readonly type: 'redo'; readonly at: string }
  | { readonly type: 'sending' }
  | { readonly type: 'saved'; readonly revision: number; readonly at: string; readonly overlay: O }
  | { readonly type: 'failed'; readonly problem: Problem; readonly at: string }
  | { readonly type: 'theirs'; readonly overlay: O; readonly revision: number; readonly by: string; readonly at: string }
  | { readonly type: 'tryAgain' }
  | { readonly type: 'settled'; readonly choices: { readonly [key: string]: 'mine' | 'theirs' } }
  | { readonly type: 'readTheirs' };

export interface OpenedOverlay<O> {
  readonly revision: number;
  readonly overlay: O;
  readonly savedAt?: string;
}

/** What this computer kept of an overlay that the engine had not taken. */
export interface KeptOverlay<O> {
  readonly base: O;
  readonly mine: O;
  readonly revision: number;
}

/** An overlay as the engine holds it, with what this computer kept from before: laid over it, however it changed meanwhile. */
export const openOverlay = <O extends Operations>(opened: OpenedOverlay<O>, merging: Merging<O>, kept?: KeptOverlay<O>): OverlaySync<O> => {
  const fresh: OverlaySync<O> = {
    base: opened.overlay, revision: opened.revision, history: historyOf(opened.overlay), condition: 'saved', ...(opened.savedAt ? { savedAt: opened.savedAt } : {}),
  };
  if (!kept) return fresh;
  const { merged, conflicts } = merging.merge(kept.base, kept.mine, opened.overlay);
  const clash = conflicts.length > 0 ? { clash: { merged, conflicts, by: '' } } : {};
  return rested({ ...fresh, ...clash, history: edited(fresh.history, merged, 0) });
};

/** The overlay as the author sees it. */
export const overlayOf = <O extends Operations>(sync: OverlaySync<O>): O => sync.history.present;

/** What only this page knows; nothing when all of it is saved. */
export const unsavedOf = <O extends Operations>(sync: OverlaySync<O>): KeptOverlay<O> | undefined =>
  same(sync.base, sync.history.present) ? undefined : { base: sync.base, mine: sync.history.present, revision: sync.revision };

/** What may be sent now; nothing while something is on its way, a choice is open, or the line is down. */
export const readyToSend = <O extends Operations>(sync: OverlaySync<O>): O | undefined =>
  sync.sending || sync.clash || sync.condition !== 'typing' ? undefined : unsavedOf(sync)?.mine;

export const overlaySync = <O extends Operations>(sync: OverlaySync<O>, event: OverlayEvent<O>, merging: Merging<O>): OverlaySync<O> => {
  switch (event.type) {
    case 'edited':
      return same(sync.history.present, event.overlay) ? sync : typed(sync, edited(sync.history, event.overlay, Date.parse(event.at), event.what), event.at);
    case 'undo':
      return typed(sync, undone(sync.history), event.at);
    case 'redo':
      return typed(sync, redone(sync.history), event.at);
    case 'sending':
      return { ...sync, sending: sync.history.present, condition: 'saving' };
    case 'saved':
      return saved(sync, event);
    case 'failed':
      return failed(sync, event);
    case 'theirs':
      return withTheirs(sync, event, merging);
    case 'tryAgain':
      return isWaiting(sync.condition) ? rested({ ...sync, condition: 'typing' }) : sync;
    case 'settled':
      return settled(sync, event.choices, merging);
    case 'readTheirs':
      return without(sync, 'theirs');
    default:
      return event satisfies never;
  }
};

/** A clash is of what was there when it was found; going on writing goes on in the merged overlay too. */
const typed = <O extends Operations>(sync: OverlaySync<O>, history: History<O>, at: string): OverlaySync<O> => {
  const next = { ...sync, history, ...(sync.clash ? { clash: { ...sync.clash, merged: history.present } } : {}) };
  if (isWaiting(sync.condition)) return next;
  if (sync.sending) return { ...next, condition: 'saving', since: at };
  return { ...rested(next), since: at };
};

const saved = <O extends Operations>(sync: OverlaySync<O>, event: Extract<OverlayEvent<O>, { type: 'saved' }>): OverlaySync<O> => {
  const isAll = sync.sending !== undefined && same(sync.sending, sync.history.present);
  const history = isAll ? replaced(sync.history, event.overlay) : sync.history;
  return rested({ ...without(without(sync, 'sending'), 'problem'), history, base: event.overlay, revision: event.revision, savedAt: event.at, since: event.at });
};

const failed = <O extends Operations>(sync: OverlaySync<O>, { problem, at }: Extract<OverlayEvent<O>, { type: 'failed' }>): OverlaySync<O> => {
  const condition = conditionAfter(problem);
  const since = sync.condition === condition ? sync.since : at;
  return { ...without(sync, 'sending'), condition, problem, ...(since ? { since } : {}) };
};

/** An engine that is stopping, starting or busy is no refusal: it is asked again, like a line that is down. */
const conditionAfter = ({ code, status }: Problem): SyncCondition =>
  code === 'offline' || status >= 500 || status === 429 ? 'offline' : status === 401 ? 'signedOut' : 'refused';

const withTheirs = <O extends Operations>(sync: OverlaySync<O>, event: Extract<OverlayEvent<O>, { type: 'theirs' }>, { merge }: Merging<O>): OverlaySync<O> => {
  const { merged, conflicts } = merge(sync.base, sync.history.present, event.overlay);
  const history = replaced(rebased(sync.history, (value) => merge(sync.base, value, event.overlay).merged), merged);
  return rested({
    ...without(sync, 'sending'),
    base: event.overlay,
    revision: event.revision,
    history,
    theirs: { by: event.by, at: event.at },
    ...(conflicts.length > 0 ? { clash: { merged, conflicts, by: event.by } } : {}),
  });
};

/** Each operation that both changed as the author chose; what nobody disputed stays. */
const settled = <O extends Operations>(sync: OverlaySync<O>, choices: { readonly [key: string]: 'mine' | 'theirs' }, { keyOf }: Merging<O>): OverlaySync<O> => {
  if (!sync.clash) return sync;
  const { merged, conflicts } = sync.clash;
  const conflictOf = (operation: object) => conflicts.find(({ key }) => key === (keyOf as (operation: object) => string)(operation));
  const operations = merged.operations.flatMap((operation) => {
    const conflict = conflictOf(operation);
    return conflict ? (conflict[choices[conflict.key] ?? 'mine'] ?? []) : operation;
  });
  const present = { ...merged, operations };
  return rested({ ...without(without(sync, 'clash'), 'theirs'), history: replaced(sync.history, present) });
};

const isWaiting = (condition: SyncCondition): boolean => condition === 'offline' || condition === 'signedOut' || condition === 'refused';
const rested = <O extends Operations>(sync: OverlaySync<O>): OverlaySync<O> =>
  isWaiting(sync.condition) ? sync : { ...sync, condition: same(sync.base, sync.history.present) ? 'saved' : 'typing' };
const without = <T extends object, K extends keyof T>(value: T, key: K): T => Object.fromEntries(Object.entries(value).filter(([name]) => name !== key)) as T;
const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
