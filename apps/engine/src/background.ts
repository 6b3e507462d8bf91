/** Work that goes on after an answer was sent: projections and effects. What fails here is healed by the sweep. */
export interface Background {
  /** Runs the work; pieces with the same key run one after the other. */
  readonly run: (key: string, work: () => Promise<void>) => void;
  /** Waits until everything begun so far is over. */
  readonly settled: () => Promise<void>;
}

/** @param failed told of each piece that failed */
export function background(failed: (error: unknown) => void): Background {
  const tails = new Map<string, Promise<void>>();
  return {
    run(key, work) {
      const before = tails.get(key) ?? Promise.resolve();
      const tail = before.then(work).catch(failed);
      tails.set(key, tail);
      void tail.then(() => {
        if (tails.get(key) === tail) tails.delete(key);
      });
    },
    async settled() {
      await Promise.all(tails.values());
    },
  };
}

/** Lets one caller at a time through for each key. */
export function turns(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const tails = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const before = tails.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    const tail = mine.catch(() => undefined);
    tails.set(key, tail);
    void tail.then(() => {
      if (tails.get(key) === tail) tails.delete(key);
    });
    return mine;
  };
}
