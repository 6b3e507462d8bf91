/** Slows down guessing: by user and by address. Kept in memory only; it forgets when the engine stops. */
export interface Throttle {
  /** Seconds to wait before another attempt is looked at; 0 when there is nothing to wait for. */
  readonly wait: (keys: readonly Counted[], now: number) => number;
  readonly failed: (keys: readonly Counted[], now: number) => void;
  readonly succeeded: (key: Counted) => void;
}
/** Whose attempts are counted: `user amina@northshire`, `address 10.1.2.3`. */
export type Counted = `${keyof typeof free} ${string}`;
interface Tries {
  readonly failures: number;
  readonly last: number;
  readonly until: number;
}
/**
 * Free attempts by what is counted: an office of many may share an address. After them each wrong one doubles the pause,
 * from 30 seconds to 15 minutes.
 */
const free = { user: 10, address: 15 } as const;
const firstPause = 30_000;
const longestPause = 15 * 60_000;
const most = 10_000;

export function throttle(): Throttle {
  const tries = new Map<string, Tries>();
  const current = (key: string, now: number) => {
    const found = tries.get(key);
    return found && now - found.last < 2 * longestPause ? found : undefined;
  };
  return {
    wait(keys, now) {
      const until = Math.max(0, ...keys.map((key) => current(key, now)?.until ?? 0));
      return until > now ? Math.ceil((until - now) / 1000) : 0;
    },
    failed(keys, now) {
      // The oldest go first, so that guessing with many names cannot fill the memory.
      while (tries.size > most) tries.delete(tries.keys().next().value!);
      for (const key of keys) {
        const failures = (current(key, now)?.failures ?? 0) + 1;
        const over = failures - free[key.startsWith('user ') ? 'user' : 'address'];
        const pause = over < 0 ? 0 : Math.min(longestPause, firstPause * 2 ** over);
        tries.delete(key);
        tries.set(key, { failures, last: now, until: now + pause });
      }
    },
    succeeded(key) {
      tries.delete(key);
    },
  };
}
