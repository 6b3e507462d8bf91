import type { ReactNode } from 'react';
import { createContext, useContext, useEffect, useLayoutEffect, useMemo, useSyncExternalStore } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { ActionView, Case, Draft } from '#api-client';
import type { Answers } from '#form-answers';
import type { PendingText } from '#govuk-rjsf';
import { createPendingText } from '#govuk-rjsf';
import { client } from '../api/client.ts';
import { formQuery } from '../api/queries.ts';
import { valueOf } from '../api/value-of.ts';
import { useCase } from '../child/case-layout.tsx';
import { useMe, useSession } from '../session/session.tsx';
import { draftKey } from '../session/this-computer.ts';
import { Fetched } from '../shell/fetched.tsx';
import type { DraftSession } from './draft-session.ts';
import { createDraftSession } from './draft-session.ts';
import type { DraftSync } from './draft-sync.ts';
import { answersOf } from './draft-sync.ts';
import type { LoadedForm } from './load-form.ts';

/** A draft that is open on this page. */
export interface OpenDraft extends LoadedForm {
  readonly draft: Draft;
  readonly case: Case;
  /** What sending it would do; absent when the case no longer offers that. */
  readonly action: ActionView | undefined;
  readonly session: DraftSession;
  readonly sync: DraftSync;
  readonly answers: Answers;
  readonly pending: PendingText;
}
const DraftContext = createContext<OpenDraft | undefined>(undefined);

export const useDraft = (): OpenDraft => {
  const open = useContext(DraftContext);
  if (!open) throw new Error('No draft is open here');
  return open;
};

const later = (run: () => void, milliseconds: number) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};

const Opened = ({ draft, loaded, children }: { readonly draft: Draft; readonly loaded: LoadedForm; readonly children: ReactNode }) => {
  const { user } = useMe();
  const { state } = useSession();
  const view = useCase();
  const pending = useMemo(createPendingText, []);
  const session = useMemo(
    () => createDraftSession({ client, store: localStorage, key: draftKey(user.id, view.id, draft.id), caseId: view.id, now: () => new Date().toISOString(), later }, draft),
    [user.id, view.id, draft],
  );
  const sync = useSyncExternalStore(session.subscribe, session.state);
  const isSignedIn = state.at === 'in' && !state.ranOut;
  useEffect(() => {
    if (isSignedIn && session.state().condition === 'signedOut') session.happen({ type: 'tryAgain' });
  }, [isSignedIn, session]);
  useLeaving(session, pending);
  const answers = useMemo(() => answersOf(sync), [sync]);
  const action = view.actions.find(({ type }) => type === draft.action);
  const value = { ...loaded, draft, case: view, action, session, sync, answers, pending };
  return <DraftContext value={value}>{children}</DraftContext>;
};

/** Whatever way the page is left, the last words typed are committed first. */
const useLeaving = (session: DraftSession, pending: PendingText) => {
  useEffect(() => {
    const online = () => session.happen({ type: 'tryAgain' });
    const flush = () => pending.flush();
    window.addEventListener('online', online);
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('online', online);
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
    };
  }, [session, pending]);
  useLayoutEffect(() => () => {
    pending.flush();
    void session.settled().then(session.close);
  }, [session, pending]);
};

/** Opens the draft that the address names, for all of its pages. */
export const DraftPages = ({ children }: { readonly children: ReactNode }) => {
  const { draft = '' } = useParams();
  const { id } = useCase();
  const queries = useQueryClient();
  const key = useMemo(() => ['draft', id, draft], [id, draft]);
  const query = useQuery({
    queryKey: key,
    queryFn: async () => {
      const opened = await valueOf(client.draft(id, draft));
      return { draft: opened, loaded: await queries.ensureQueryData(formQuery(opened.form)) };
    },
    staleTime: Infinity,
    gcTime: 0,
  });
  useEffect(() => () => queries.removeQueries({ queryKey: key }), [queries, key]);
  return <Fetched query={query}>{(found) => <Opened {...found}>{children}</Opened>}</Fetched>;
};
