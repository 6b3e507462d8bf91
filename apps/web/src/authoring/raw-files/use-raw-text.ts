import { useRef, useState } from 'react';
import type { Problem } from '#api-client';
import type { FormOverlayFile, WorkflowOverlayFile } from '#form-answers';
import { authoringApi } from '../authoring-api.ts';
import type { AuthoredFile } from '../authoring-types.ts';
import { useAsking } from '../use-asking.ts';
import { useKept } from '../use-kept.ts';
import { unreadableLine } from './unreadable-line.ts';

type Overlay = FormOverlayFile | WorkflowOverlayFile;
/** What the engine says when somebody saved the file first. */
export type StaleProblem = Problem & { readonly overlay?: Overlay; readonly by?: string; readonly at?: string };
export interface Stale {
  readonly base: Overlay;
  readonly mine: Overlay;
  readonly theirs: Overlay;
  readonly revision: number;
  readonly by: string;
  readonly at: string;
}

export const written = (overlay: Overlay): string => `${JSON.stringify(overlay, null, 2)}\n`;

/** The text of one file while it is written: kept on this computer until the engine has it, and never saved over what somebody else saved. */
export const useRawText = (change: string, opened: AuthoredFile, onSaved: () => void) => {
  const [file, setFile] = useState(opened);
  const [text, type, forget] = useKept(`${change}.${opened.kind}.${opened.id}`, written(opened.overlay));
  const latest = useRef(text);
  latest.current = text;
  const [turn, setTurn] = useState(0);
  const [unreadable, setUnreadable] = useState<number>();
  const [stale, setStale] = useState<Stale>();
  const asking = useAsking();
  const isKept = text !== written(file.overlay);

  /** What is typed can be saved at once, before it has been drawn. */
  const write = (typed: string) => {
    latest.current = typed;
    type(typed);
  };
  const put = (overlay: Overlay) => {
    write(written(overlay));
    setTurn((before) => before + 1);
  };
  const send = async (overlay: Overlay, revision: number) => {
    const reply = await authoringApi.saveFile(change, file.kind, file.id, { revision, overlay });
    const problem: StaleProblem | undefined = reply.ok ? undefined : reply.problem;
    if (problem?.status === 412 && problem.overlay) {
      setStale({ base: file.overlay, mine: overlay, theirs: problem.overlay, revision: problem.revision ?? revision, by: problem.by ?? '', at: problem.at ?? '' });
    }
    return reply;
  };
  const keep = async (overlay: Overlay, revision: number) => {
    const sent = latest.current;
    const saved = await asking.ask(() => send(overlay, revision));
    if (!saved) return;
    setStale(undefined);
    setFile(saved);
    // Who went on typing while it was saved keeps what she typed.
    if (latest.current === sent) {
      put(saved.overlay);
      forget();
    }
    onSaved();
  };
  const save = async () => {
    const now = latest.current;
    const line = unreadableLine(now);
    setUnreadable(line);
    if (line === undefined) await keep(JSON.parse(now) as Overlay, file.revision);
  };
  /** After somebody else saved: what is to stand now, either as text to look at or saved at once. */
  const settle = async (overlay: Overlay, how: 'look' | 'save') => {
    if (!stale) return;
    setFile({ ...file, overlay: stale.theirs, revision: stale.revision } as AuthoredFile);
    put(overlay);
    setStale(undefined);
    if (how === 'save') await keep(overlay, stale.revision);
  };
  const drop = () => {
    put(file.overlay);
    forget();
    setUnreadable(undefined);
  };
  return { file, text, turn, kept: isKept, unreadable, stale, asking, type: write, save, settle: (overlay: Overlay, how: 'look' | 'save') => void settle(overlay, how), drop };
};
