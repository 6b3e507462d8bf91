/** Work that goes on after an answer was sent: projections and effects. What fails here is healed by the sweep. */
export interface Background {
  /** Runs the work soon; pieces with the same key run one after the other. */
  readonly run: (key: string, work: () => Promise<void>) => void;
  /** Runs the work a little later; asked again meanwhile, it still runs once. For work that looks at what is newest. */
  readonly runLater: (key: string, work: () => Promise<void>) => void;
  /** Runs at once what was put off, and waits until everything begun so far is over. */
  readonly settled: () => Promise<void>;
}
/** How long work is put off: several actions on one case in a breath are then projected together. */
const laterMs = 1000;

/** @param failed told of each piece that failed */
export function background(failed: (error: unknown) => void): Background {
  const tails = new Map<string, Promise<void>>();
  const putOff = new Map<string, { readonly timer: NodeJS.Timeout; readonly work: () => Promise<void> }>();
  function run(key: string, work: () => Promise<void>): void {
    const before = tails.get(key) ?? Promise.resolve();
    const tail = before.then(work).catch(failed);
    tails.set(key, tail);
    void tail.then(() => {
      if (tails.get(key) === tail) tails.delete(key);
    });
  }
  function begin(key: string): void {
    const found = putOff.get(key);
    if (!found) return;
    clearTimeout(found.timer);
    putOff.delete(key);
    run(key, found.work);
  }
  return {
    run,
    runLater(key, work) {
      if (!putOff.has(key)) putOff.set(key, { timer: setTimeout(() => begin(key), laterMs), work });
    },
    async settled() {
      for (const key of [...putOff.keys()]) begin(key);
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
