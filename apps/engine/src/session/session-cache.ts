import type { UserRow } from '#store';
import type { SessionRow } from '#store';

/** A session with its user, as read a moment ago. */
export interface KnownSession {
  readonly session: SessionRow;
  readonly user: UserRow;
  /** Milliseconds of the machine, not of the engine's clock: how fresh it is. */
  readonly readAt: number;
}
/** How long a session is believed without asking the store again: another process may have ended it. */
const freshMs = 2000;

/** Sessions read a moment ago, by hash. Ending one here is known at once. */
export interface SessionCache {
  readonly find: (hash: string) => KnownSession | undefined;
  readonly keep: (hash: string, known: Omit<KnownSession, 'readAt'>) => void;
  readonly forget: (hash: string) => void;
  readonly forgetUser: (user: string) => void;
}

export function sessionCache(): SessionCache {
  const known = new Map<string, KnownSession>();
  return {
    find(hash) {
      const found = known.get(hash);
      if (found && Date.now() - found.readAt < freshMs) return found;
      known.delete(hash);
      return undefined;
    },
    keep(hash, session) {
      if (known.size > 10_000) known.clear();
      known.set(hash, { ...session, readAt: Date.now() });
    },
    forget: (hash) => void known.delete(hash),
    forgetUser(user) {
      for (const [hash, found] of known) if (found.user.id === user) known.delete(hash);
    },
  };
}
