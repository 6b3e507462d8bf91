import { useEffect, useRef, useState } from 'react';
import type { PendingText } from './pending-text.ts';

/** Milliseconds without typing after which a text is committed. */
export const PAUSE = 300;

interface CommittedText {
  readonly text: string;
  readonly type: (text: string) => void;
  /** Commits at once what was typed; for blur. */
  readonly settle: () => void;
}

/**
 * Holds a text while it is typed and commits it when typing pauses, when the field is left, or when the page asks.
 * A value that changes from outside is taken over only while nothing is being typed.
 */
export const useCommittedText = (value: string, commit: (text: string) => void, pending: PendingText): CommittedText => {
  const [text, setText] = useState(value);
  const held = useRef({ text: value, committed: value, commit, timer: undefined as ReturnType<typeof setTimeout> | undefined });
  held.current.commit = commit;
  const settle = useRef(() => {
    const now = held.current;
    clearTimeout(now.timer);
    if (now.text === now.committed) return;
    now.committed = now.text;
    now.commit(now.text);
  }).current;

  useEffect(() => {
    const now = held.current;
    if (value === now.committed || now.text !== now.committed) return;
    now.text = value;
    now.committed = value;
    setText(value);
  }, [value]);
  useEffect(() => {
    const forget = pending.add(settle);
    return () => {
      forget();
      clearTimeout(held.current.timer);
    };
  }, [pending, settle]);

  const type = (next: string) => {
    setText(next);
    held.current.text = next;
    clearTimeout(held.current.timer);
    held.current.timer = setTimeout(settle, PAUSE);
  };
  return { text, type, settle };
};
