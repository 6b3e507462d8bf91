/** What can be undone and done again: whole values, newest last in `past`, next first in `future`. */
export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** What the last edit was of, so that one text typed in several goes is one step back. */
  readonly what?: string;
  readonly at?: number;
}

/** More steps than anybody goes back. */
const MOST = 200;
/** Milliseconds within which two edits of the same thing are one step. */
const TOGETHER = 4_000;

export const historyOf = <T>(present: T): History<T> => ({ past: [], present, future: [] });

/** A new value. With `what`, edits of the same thing shortly after each other are undone together. */
export const edited = <T>(history: History<T>, present: T, at: number, what?: string): History<T> => {
  const goesOn = what !== undefined && what === history.what && at - (history.at ?? 0) < TOGETHER;
  const past = goesOn ? history.past : [...history.past, history.present].slice(-MOST);
  return { past, present, future: [], at, ...(what === undefined ? {} : { what }) };
};

export const undone = <T>({ past, present, future }: History<T>): History<T> =>
  past.length === 0 ? { past, present, future } : { past: past.slice(0, -1), present: past.at(-1) as T, future: [present, ...future] };

export const redone = <T>({ past, present, future }: History<T>): History<T> =>
  future.length === 0 ? { past, present, future } : { past: [...past, present], present: future[0] as T, future: future.slice(1) };

/** Every value after what somebody else did: going back then never takes away what is theirs. */
export const rebased = <T>(history: History<T>, onto: (value: T) => T): History<T> => ({
  ...history,
  past: history.past.map(onto),
  present: onto(history.present),
  future: history.future.map(onto),
});

/** The present put otherwise, without a step back to how it was. */
export const replaced = <T>(history: History<T>, present: T): History<T> => ({ ...history, present });
