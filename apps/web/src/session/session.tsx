import type { ReactNode } from 'react';
import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { Me, Problem, SignedInUser } from '#api-client';
import { client, onSignedOut } from '../api/client.ts';
import { forgetOthers, noteUser, onOtherUser } from './this-computer.ts';

type State =
  | { readonly at: 'asking' }
  | { readonly at: 'unknown'; readonly problem: Problem }
  | { readonly at: 'out'; readonly store?: Me['store'] }
  | { readonly at: 'in'; readonly me: Me; readonly ranOut: boolean };

interface Session {
  readonly state: State;
  readonly ask: () => Promise<void>;
  readonly signIn: (username: string, password: string) => Promise<Problem | undefined>;
  readonly signOut: () => Promise<void>;
}

const SessionContext = createContext<Session | undefined>(undefined);

const stateNow = async (): Promise<State> => {
  const reply = await client.session();
  if (!reply.ok) return reply.problem.status === 401 ? { at: 'out' } : { at: 'unknown', problem: reply.problem };
  if ('user' in reply.value) return { at: 'in', me: reply.value, ranOut: false };
  return { at: 'out', ...(reply.value.store ? { store: reply.value.store } : {}) };
};

/**
 * Who is signed in. When the session runs out the page stays as it is and a dialog asks for the password; when somebody
 * else signs in there, this page and everything this computer kept for the first person goes.
 */
export const SessionProvider = ({ children }: { readonly children: ReactNode }) => {
  const [state, setState] = useState<State>({ at: 'asking' });
  const queries = useQueryClient();

  const enter = useCallback((next: State) => {
    if (next.at === 'in') noteUser(next.me.user.id);
    setState(next);
  }, []);
  const ask = useCallback(async () => enter(await stateNow()), [enter]);

  const signIn = useCallback(async (username: string, password: string) => {
    const reply = await client.signIn(username, password);
    if (!reply.ok) return reply.problem;
    const next = await stateNow();
    if (next.at === 'in') {
      const before = state.at === 'in' ? state.me.user.id : undefined;
      forgetOthers(next.me.user.id);
      if (before !== undefined && before !== next.me.user.id) return startAfresh(next.me.user.id);
    }
    enter(next);
    void queries.refetchQueries({ predicate: (query) => query.state.status === 'error' });
    return undefined;
  }, [state, queries, enter]);

  const signOut = useCallback(async () => {
    await client.signOut();
    queries.clear();
    setState({ at: 'out' });
  }, [queries]);

  useEffect(() => void ask(), [ask]);
  useEffect(() => onSignedOut(() => setState((now) => (now.at === 'in' ? { ...now, ranOut: true } : now))), []);
  useEffect(() => (state.at === 'in' ? onOtherUser(state.me.user.id, () => window.location.assign('/')) : undefined), [state]);

  const value = useMemo(() => ({ state, ask, signIn, signOut }), [state, ask, signIn, signOut]);
  return <SessionContext value={value}>{children}</SessionContext>;
};

/** Another person on the same page: a new document, so that nothing of the first one's remains in memory. */
const startAfresh = (user: string): undefined => {
  noteUser(user);
  window.location.assign('/');
  return undefined;
};

export const useSession = (): Session => {
  const session = useContext(SessionContext);
  if (!session) throw new Error('No session around this page');
  return session;
};

/** The signed-in person; only for pages inside the gate. */
export const useMe = (): Me => {
  const { state } = useSession();
  if (state.at !== 'in') throw new Error('Nobody is signed in');
  return state.me;
};

/** Who writes or publishes forms and workflows. */
export const makesForms = ({ access }: Pick<SignedInUser, 'access'>): boolean => access === 'authoring' || access === 'publishing';
