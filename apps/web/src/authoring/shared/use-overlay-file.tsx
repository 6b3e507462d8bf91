import type { ReactNode } from 'react';
import { useEffect, useLayoutEffect, useMemo, useSyncExternalStore } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { mergeOverlays, operationKey } from '#authoring';
import type { PendingText } from '#govuk-rjsf';
import { createPendingText } from '#govuk-rjsf';
import { valueOf } from '../../api/value-of.ts';
import { useMe, useSession } from '../../session/session.tsx';
import { draftKey } from '../../session/this-computer.ts';
import { Fetched } from '../../shell/fetched.tsx';
import { readFile, writeFile } from './authored-client.ts';
import type { AuthoredFiles } from './authored-file.ts';
import type { OverlaySession, OverlayView } from './overlay-session.ts';
import { createOverlaySession, LOOK } from './overlay-session.ts';
import type { Merging } from './overlay-sync.ts';
import { overlayOf } from './overlay-sync.ts';
import { useHistory } from './use-history.ts';

type Kind = keyof AuthoredFiles;
type OverlayOf<K extends Kind> = AuthoredFiles[K]['overlay'];

/** An overlay that is open on this page: as the author sees it, what became of it, and how to change it. */
export interface OpenFile<K extends Kind> extends OverlayView<OverlayOf<K>, AuthoredFiles[K]> {
  readonly change: string;
  /** As the author sees it, saved or not. */
  readonly overlay: OverlayOf<K>;
  /** A new overlay; with `what`, edits of the same thing shortly after each other are one step back. */
  readonly edit: (overlay: OverlayOf<K>, what?: string) => void;
  readonly steps: ReturnType<typeof useHistory>;
  readonly session: OverlaySession<OverlayOf<K>, AuthoredFiles[K]>;
  /** Text that is being typed: flushed before anything else happens to the overlay. */
  readonly pending: PendingText;
}

const later = (run: () => void, milliseconds: number) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};

const useSessionOf = <K extends Kind>(kind: K, change: string, opened: AuthoredFiles[K]) => {
  const { user } = useMe();
  const { id } = opened;
  return useMemo(
    () =>
      createOverlaySession<OverlayOf<K>, AuthoredFiles[K]>(
        {
          read: () => readFile(kind, change, id),
          write: (written) => writeFile(kind, change, id, written),
          merging: { merge: mergeOverlays, keyOf: operationKey } as unknown as Merging<OverlayOf<K>>,
          store: localStorage,
          key: draftKey(user.id, change, `${kind}/${id}`),
          now: () => new Date().toISOString(),
          later,
        },
        opened,
      ),
    [kind, change, id, user.id, opened],
  );
};

interface OpenedProps<K extends Kind> {
  readonly kind: K;
  readonly change: string;
  readonly opened: AuthoredFiles[K];
  readonly children: (open: OpenFile<K>) => ReactNode;
}

const Opened = <K extends Kind>({ kind, change, opened, children }: OpenedProps<K>) => {
  const { state } = useSession();
  const session = useSessionOf(kind, change, opened);
  const pending = useMemo(createPendingText, []);
  const view = useSyncExternalStore(session.subscribe, session.view);
  const steps = useHistory(view.sync, session.happen);
  const isSignedIn = state.at === 'in' && !state.ranOut;
  useEffect(() => {
    if (isSignedIn && session.view().sync.condition === 'signedOut') session.happen({ type: 'tryAgain' });
  }, [isSignedIn, session]);
  useAround(session, pending);
  return children({ ...view, change, overlay: overlayOf(view.sync), edit: session.edit, steps, session, pending });
};

/** What is typed is committed however the page is left; and now and then the page asks what others did. */
const useAround = <K extends Kind>(session: OverlaySession<OverlayOf<K>, AuthoredFiles[K]>, pending: PendingText) => {
  useEffect(() => {
    const online = () => session.happen({ type: 'tryAgain' });
    const flush = () => pending.flush();
    const looking = setInterval(() => document.visibilityState === 'visible' && void session.look(), LOOK);
    window.addEventListener('online', online);
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      clearInterval(looking);
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

interface Props<K extends Kind> {
  readonly kind: K;
  readonly change: string;
  readonly id: string;
  readonly children: (open: OpenFile<K>) => ReactNode;
}

/** Opens one overlay of a change: it loads, saves itself, and brings two authors together. */
export const OverlayFilePage = <K extends Kind>({ kind, change, id, children }: Props<K>) => {
  const queries = useQueryClient();
  const key = useMemo(() => ['authored', change, kind, id], [change, kind, id]);
  const query = useQuery({ queryKey: key, queryFn: () => valueOf(readFile(kind, change, id)), staleTime: Infinity, gcTime: 0 });
  useEffect(() => () => queries.removeQueries({ queryKey: key }), [queries, key]);
  return <Fetched query={query}>{(opened) => <Opened kind={kind} change={change} opened={opened}>{children}</Opened>}</Fetched>;
};
