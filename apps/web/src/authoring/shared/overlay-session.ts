import type { Problem, Reply } from '#api-client';
import type { KeptOverlay, Merging, OpenedOverlay, Operations, OverlayEvent, OverlaySync } from './overlay-sync.ts';
import { openOverlay, overlaySync, readyToSend, unsavedOf } from './overlay-sync.ts';

/** Milliseconds between tries while the line is down. */
export const RETRY = 4_000;
/** Milliseconds between looks at who else has the file open, and what they saved. */
export const LOOK = 25_000;

/** What the engine answers with of one overlay: enough to go on saving. */
export interface FileAnswer<O> extends OpenedOverlay<O> {
  readonly savedBy?: string;
}
/** A refusal because somebody saved meanwhile: what they saved. */
export type StaleFile<O> = Problem & { readonly overlay?: O; readonly by?: string; readonly at?: string };

export interface FileAround<O extends Operations, F extends FileAnswer<O>> {
  readonly read: () => Promise<Reply<F>>;
  readonly write: (change: { readonly revision: number; readonly overlay: O }) => Promise<Reply<F>>;
  readonly merging: Merging<O>;
  readonly store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly key: string;
  readonly now: () => string;
  readonly later: (run: () => void, milliseconds: number) => () => void;
}

export interface OverlayView<O extends Operations, F> {
  readonly sync: OverlaySync<O>;
  /** The engine's last answer: what it found, and how the file resolves. */
  readonly file: F;
  /** False when this computer could not keep what the engine has not taken. */
  readonly isKept: boolean;
  /** Milliseconds that the last saving and checking took. */
  readonly took?: number;
}

/** An overlay that is open: what `overlay-sync` says it is, with an engine to save to and a place on this computer. */
export interface OverlaySession<O extends Operations, F> {
  readonly view: () => OverlayView<O, F>;
  readonly subscribe: (listener: () => void) => () => void;
  readonly happen: (event: OverlayEvent<O>) => void;
  /** A new overlay; with `what`, edits of the same thing are one step back. */
  readonly edit: (overlay: O, what?: string) => void;
  readonly settled: () => Promise<void>;
  /** Asks what others saved and who is looking. */
  readonly look: () => Promise<void>;
  readonly close: () => void;
}

const readKept = <O>(store: Pick<Storage, 'getItem'>, key: string): KeptOverlay<O> | undefined => {
  try {
    return (JSON.parse(store.getItem(key) ?? 'null') as KeptOverlay<O> | null) ?? undefined;
  } catch {
    return undefined;
  }
};

const keep = (store: Pick<Storage, 'setItem' | 'removeItem'>, key: string, kept: object | undefined): boolean => {
  try {
    if (kept) store.setItem(key, JSON.stringify(kept));
    else store.removeItem(key);
    return true;
  } catch {
    return false;
  }
};

export const createOverlaySession = <O extends Operations, F extends FileAnswer<O>>(around: FileAround<O, F>, opened: F): OverlaySession<O, F> => {
  const { store, key, merging } = around;
  let view: OverlayView<O, F> = { sync: openOverlay(opened, merging, readKept<O>(store, key)), file: opened, isKept: true };
  let isClosed = false;
  let cancelRetry = () => {};
  let sending = Promise.resolve();
  const listeners = new Set<() => void>();

  const show = (next: Partial<OverlayView<O, F>>): void => {
    view = { ...view, ...next };
    listeners.forEach((listener) => listener());
  };
  const happen = (event: OverlayEvent<O>, beside: Partial<OverlayView<O, F>> = {}): void => {
    if (isClosed) return;
    const sync = overlaySync(view.sync, event, merging);
    const isKept = keep(store, key, unsavedOf(sync));
    cancelRetry();
    if (sync.condition === 'offline') cancelRetry = around.later(() => happen({ type: 'tryAgain' }), RETRY);
    show({ ...beside, sync, isKept });
    pump();
  };
  const answered = (reply: Reply<F>, began: string): void => {
    const at = around.now();
    if (reply.ok) {
      const { revision, overlay, savedAt = at } = reply.value;
      return happen({ type: 'saved', revision, at: savedAt, overlay }, { file: reply.value, took: Date.parse(at) - Date.parse(began) });
    }
    const stale = reply.problem as StaleFile<O>;
    if (stale.code === 'file-stale' && stale.overlay && stale.revision !== undefined) {
      return happen({ type: 'theirs', overlay: stale.overlay, revision: stale.revision, by: stale.by ?? '', at: stale.at ?? at });
    }
    happen({ type: 'failed', problem: reply.problem, at });
  };
  const pump = (): void => {
    const overlay = readyToSend(view.sync);
    if (!overlay || isClosed) return;
    const { revision } = view.sync;
    const began = around.now();
    happen({ type: 'sending' });
    sending = around.write({ revision, overlay }).then((reply) => answered(reply, began));
  };
  const look = async (): Promise<void> => {
    if (view.sync.sending || view.sync.condition !== 'saved') return;
    const reply = await around.read();
    if (!reply.ok || isClosed || view.sync.sending) return;
    const { revision, overlay, savedBy, savedAt } = reply.value;
    if (revision === view.sync.revision) return show({ file: reply.value });
    if (revision > view.sync.revision) happen({ type: 'theirs', overlay, revision, by: savedBy ?? '', at: savedAt ?? around.now() }, { file: reply.value });
  };

  pump();
  return {
    view: () => view,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    happen: (event) => happen(event),
    edit: (overlay, what) => happen({ type: 'edited', overlay, at: around.now(), ...(what === undefined ? {} : { what }) }),
    settled: async () => {
      while (view.sync.sending && !isClosed) await sending;
    },
    look,
    close: () => {
      isClosed = true;
      cancelRetry();
    },
  };
};
