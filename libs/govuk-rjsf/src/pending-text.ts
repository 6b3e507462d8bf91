/** Text that was typed and not yet committed, so that a page can commit it before it leaves. */
export interface PendingText {
  /** Registers a way to commit; answers with the way to forget it. */
  readonly add: (flush: () => void) => () => void;
  /** Commits whatever is still being typed, now. */
  readonly flush: () => void;
}

/** A new, empty register; a page makes one and hands it to its faces. */
export const createPendingText = (): PendingText => {
  const waiting = new Set<() => void>();
  return {
    add: (flush) => {
      waiting.add(flush);
      return () => waiting.delete(flush);
    },
    flush: () => {
      for (const flush of [...waiting]) flush();
    },
  };
};
