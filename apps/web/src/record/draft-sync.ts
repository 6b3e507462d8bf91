import type { ChangedAnswer, Problem } from '#api-client';
import type { Answers, Json } from '#form-answers';

/**
 * What is saved, what is not, and why: a draft as one worker's page knows it.
 * Pure, so that every bad day can be told as a story; `draft-session.ts` gives it a network, a clock and a disk.
 */
export interface DraftSync {
  /** The answers as the engine last had them, and their revision. */
  readonly base: Answers;
  readonly revision: number;
  readonly savedAt?: string;
  /** Typed and not on its way. Laid over `base` and `sending`. */
  readonly unsent: Answers;
  /** On its way, and not yet acknowledged. */
  readonly sending?: Answers;
  readonly condition: Condition;
  /** When the condition began. */
  readonly since?: string;
  /** Why the engine would not take it, for `refused`. */
  readonly problem?: Problem;
  /** What others changed meanwhile and the worker has not yet been shown. */
  readonly theirs: readonly ChangedAnswer[];
  /** Questions that both answered: neither text is lost, and nothing is sent of them until somebody chooses. */
  readonly conflicts: readonly Conflict[];
}
export type Condition = 'saved' | 'typing' | 'saving' | 'offline' | 'signedOut' | 'refused';
export interface Conflict {
  readonly question: string;
  readonly by: string;
  readonly theirs: Json;
}

export type DraftEvent =
  | { readonly type: 'typed'; readonly question: string; readonly value: Json; readonly at: string }
  | { readonly type: 'sending' }
  | { readonly type: 'saved'; readonly revision: number; readonly at: string; readonly answers?: Answers }
  | { readonly type: 'failed'; readonly problem: Problem; readonly at: string }
  | { readonly type: 'tryAgain' }
  | { readonly type: 'resolved'; readonly question: string; readonly value: Json }
  | { readonly type: 'readTheirs' };

interface Opened {
  readonly revision: number;
  readonly answers: Answers;
  readonly savedAt?: string;
}

/** A draft as the engine holds it, with what this computer kept from before. */
export const openDraft = (draft: Opened, kept: Answers = {}): DraftSync => {
  const unsent = without(kept, (question) => same(kept[question], draft.answers[question]));
  return {
    base: draft.answers,
    revision: draft.revision,
    ...(draft.savedAt ? { savedAt: draft.savedAt } : {}),
    unsent,
    condition: isEmpty(unsent) ? 'saved' : 'typing',
    theirs: [],
    conflicts: [],
  };
};

/** The answers as the worker sees them. */
export const answersOf = (draft: DraftSync): Answers => ({ ...draft.base, ...draft.sending, ...draft.unsent });

/** Everything that only this computer knows: what must be kept until it is acknowledged. */
export const unsaved = (draft: DraftSync): Answers => ({ ...draft.sending, ...draft.unsent });

/** What may be sent now; nothing while something is on its way, or while waiting for a line or a sign-in. */
export const readyToSend = (draft: DraftSync): Answers | undefined => {
  if (draft.sending || draft.condition !== 'typing') return undefined;
  const ready = sendable(draft);
  return isEmpty(ready) ? undefined : ready;
};

export const draftSync = (draft: DraftSync, event: DraftEvent): DraftSync => {
  switch (event.type) {
    case 'typed':
      return typed(draft, event);
    case 'sending':
      return startSending(draft);
    case 'saved':
      return saved(draft, event);
    case 'failed':
      return event.problem.code === 'draft-stale' ? stale(draft, event.problem) : failed(draft, event);
    case 'tryAgain':
      return isWaiting(draft.condition) ? rested({ ...draft, condition: 'typing' }) : draft;
    case 'resolved':
      return resolved(draft, event);
    case 'readTheirs':
      return { ...draft, theirs: [] };
    default:
      return event satisfies never;
  }
};

const typed = (draft: DraftSync, event: Extract<DraftEvent, { type: 'typed' }>): DraftSync => {
  if (same(answersOf(draft)[event.question], event.value)) return draft;
  const unsent = { ...draft.unsent, [event.question]: event.value };
  if (isWaiting(draft.condition)) return { ...draft, unsent };
  return { ...draft, unsent, condition: draft.sending ? 'saving' : 'typing', since: event.at };
};

const startSending = (draft: DraftSync): DraftSync => {
  const sending = readyToSend(draft);
  if (!sending) return draft;
  return { ...draft, sending, unsent: without(draft.unsent, (question) => question in sending), condition: 'saving' };
};

const saved = (draft: DraftSync, event: Extract<DraftEvent, { type: 'saved' }>): DraftSync => {
  const { sending = {}, problem: _, ...rest } = draft;
  const base = event.answers ?? { ...draft.base, ...sending };
  return rested({ ...rest, sending: undefined, base, revision: event.revision, savedAt: event.at, since: event.at });
};

const failed = (draft: DraftSync, { problem, at }: Extract<DraftEvent, { type: 'failed' }>): DraftSync => {
  const condition = conditionAfter(problem);
  const since = draft.condition === condition ? draft.since : at;
  return { ...draft, unsent: unsaved(draft), sending: undefined, condition, ...(since ? { since } : {}), problem };
};

/** An engine that is stopping, starting or busy is no refusal: it is asked again, like a line that is down. */
const conditionAfter = ({ code, status }: Problem): Condition =>
  code === 'offline' || status >= 500 || status === 429 ? 'offline' : status === 401 ? 'signedOut' : 'refused';

/** Others wrote meanwhile: their answers come in; where both answered, both texts are kept. */
const stale = (draft: DraftSync, problem: Problem): DraftSync => {
  const changed = problem.changed ?? [];
  const mine = unsaved(draft);
  const clashes = changed.filter(({ question, value }) => question in mine && !same(mine[question], value as Json));
  const conflicts = [
    ...draft.conflicts.filter(({ question }) => !clashes.some((clash) => clash.question === question)),
    ...clashes.map(({ question, by, value }) => ({ question, by, theirs: value as Json })),
  ];
  const base = { ...draft.base, ...Object.fromEntries(changed.map(({ question, value }) => [question, value as Json])) };
  return rested({
    ...draft,
    base,
    revision: problem.revision ?? draft.revision,
    unsent: without(mine, (question) => same(mine[question], base[question])),
    sending: undefined,
    theirs: [...draft.theirs, ...changed.filter((one) => !clashes.includes(one))],
    conflicts,
  });
};

const resolved = (draft: DraftSync, { question, value }: Extract<DraftEvent, { type: 'resolved' }>): DraftSync => {
  const conflicts = draft.conflicts.filter((conflict) => conflict.question !== question);
  const unsent = without({ ...draft.unsent, [question]: value }, (one) => one === question && same(value, draft.base[question]));
  return isWaiting(draft.condition) ? { ...draft, conflicts, unsent } : rested({ ...draft, conflicts, unsent });
};

const isWaiting = (condition: Condition): boolean => condition === 'offline' || condition === 'signedOut' || condition === 'refused';
const rested = (draft: DraftSync): DraftSync => ({ ...draft, condition: isEmpty(draft.unsent) ? 'saved' : 'typing' });
const sendable = (draft: DraftSync): Answers => without(draft.unsent, (question) => draft.conflicts.some((conflict) => conflict.question === question));
const isEmpty = (answers: Answers): boolean => Object.keys(answers).length === 0;
const without = (answers: Answers, drop: (question: string) => boolean): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([question]) => !drop(question)));
const same = (a: Json | undefined, b: Json | undefined): boolean => JSON.stringify(a ?? '') === JSON.stringify(b ?? '');
