import type { Client, Draft } from '#api-client';
import type { Answers, Json } from '#form-answers';
import type { DraftEvent, DraftSync } from './draft-sync.ts';
import { draftSync, openDraft, readyToSend, unsaved } from './draft-sync.ts';

/** Milliseconds between tries while the line is down. */
export const RETRY = 4_000;

interface Around {
  readonly client: Pick<Client, 'saveDraft'>;
  readonly store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly key: string;
  readonly caseId: string;
  readonly now: () => string;
  readonly later: (run: () => void, milliseconds: number) => () => void;
}

/** An open draft: what `draft-sync` says it is, with a network to send to and a place on this computer. */
export interface DraftSession {
  readonly state: () => DraftSync;
  readonly subscribe: (listener: () => void) => () => void;
  readonly happen: (event: DraftEvent) => void;
  readonly type: (question: string, value: Json) => void;
  /** False when this computer could not keep what the engine has not taken. */
  readonly isKept: () => boolean;
  /** When nothing more can be sent for now. */
  readonly settled: () => Promise<void>;
  /** Forgets what is kept here, after the draft was handed in or discarded. */
  readonly finish: () => void;
  readonly close: () => void;
}

const readKept = ({ store, key }: Around): Answers => {
  try {
    return JSON.parse(store.getItem(key) ?? '{}') as Answers;
  } catch {
    return {};
  }
};

/** Writes what only this page knows to this computer's store; answers whether it is kept. */
const keep = ({ store, key }: Around, changes: Answers): boolean => {
  try {
    if (Object.keys(changes).length === 0) store.removeItem(key);
    else store.setItem(key, JSON.stringify(changes));
    return true;
  } catch {
    return false;
  }
};

export const createDraftSession = (around: Around, draft: Draft): DraftSession => {
  let state = openDraft(draft, readKept(around));
  let isKept = true;
  let isClosed = false;
  let cancelRetry = () => {};
  let sending = Promise.resolve();
  const listeners = new Set<() => void>();

  const happen = (event: DraftEvent): void => {
    if (isClosed) return;
    state = draftSync(state, event);
    isKept = keep(around, unsaved(state));
    cancelRetry();
    if (state.condition === 'offline') cancelRetry = around.later(() => happen({ type: 'tryAgain' }), RETRY);
    listeners.forEach((listener) => listener());
    pump();
  };
  const pump = (): void => {
    const changes = readyToSend(state);
    if (!changes || isClosed) return;
    const { revision } = state;
    happen({ type: 'sending' });
    sending = around.client.saveDraft(around.caseId, draft.id, { action: draft.action, form: draft.form, revision, changes }).then((reply) => {
      if (reply.ok) happen({ type: 'saved', revision: reply.value.revision, at: reply.value.savedAt, answers: reply.value.answers });
      else happen({ type: 'failed', problem: reply.problem, at: around.now() });
    });
  };
  const settled = async (): Promise<void> => {
    while (state.sending && !isClosed) await sending;
  };
  const close = () => {
    isClosed = true;
    cancelRetry();
  };

  pump();
  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    happen,
    type: (question, value) => happen({ type: 'typed', question, value, at: around.now() }),
    isKept: () => isKept,
    settled,
    finish: () => {
      close();
      keep(around, {});
    },
    close,
  };
};
