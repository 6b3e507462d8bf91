import type { ReactNode } from 'react';
import { createContext, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { applyWorkflowOverlay } from '#authoring';
import type { ClockRow, ResolvedWorkflow, WorkflowOverlayFile } from '#form-answers';
import { useMe } from '../../session/session.tsx';
import { useWords } from '../../words/use-words.ts';
import { overlayOf } from '../shared/overlay-sync.ts';
import type { OpenFile } from '../shared/use-overlay-file.tsx';
import type { FlowPalette } from './flow-api.ts';
import { regionOfAction } from './flow-graph.ts';
import type { FlowNames } from './flow-names.ts';
import { flowNames } from './flow-names.ts';

/** What is selected: a state as `<region>.<path>`, or an action. */
export type Selected = { readonly state: string } | { readonly action: string };

/** One workflow that is being designed: as it is now, as the pack has it, and how to change it. */
export interface Flow {
  readonly open: OpenFile<'workflows'>;
  /** Roles with those of our own that this draft adds. */
  readonly palette: FlowPalette;
  readonly authority: string;
  readonly isBilingual: boolean;
  readonly national: ResolvedWorkflow;
  /** The workflow as it is now, changes that are not saved yet included. */
  readonly workflow: ResolvedWorkflow;
  readonly overlay: WorkflowOverlayFile;
  readonly names: FlowNames;
  readonly region: string;
  readonly showRegion: (region: string) => void;
  readonly selected: Selected | undefined;
  /** Selects, shows the region, and with `focus` goes to the settings. */
  readonly select: (selected: Selected | undefined, focus?: boolean) => void;
  /** Changes the overlay as it is at that moment; with `what`, edits of the same thing are one step back. */
  readonly change: (edit: (overlay: WorkflowOverlayFile) => WorkflowOverlayFile, what?: string) => void;
  readonly mayEdit: boolean;
  /** What is said aloud. */
  readonly announce: (words: string) => void;
}
const FlowContext = createContext<Flow | undefined>(undefined);

export const useFlow = (): Flow => {
  const flow = useContext(FlowContext);
  if (!flow) throw new Error('No workflow is being designed here');
  return flow;
};

export const SETTINGS_HEADING = 'flow-settings';

/** Moves the focus once React has drawn what it is to go to. */
export const focusLater = (id: string): void => {
  requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(id)?.focus()));
};

interface Props {
  readonly open: OpenFile<'workflows'>;
  readonly palette: FlowPalette;
  readonly mayEdit: boolean;
  readonly children: ReactNode;
}

/** Gathers what the drawing, the settings and the simulator share. */
export const FlowFrame = ({ open, palette: offered, mayEdit, children }: Props) => {
  const { authority } = useMe();
  const { t, say } = useWords();
  const { overlay, session } = open;
  const { national } = open.file;
  const applied = useMemo(
    () => applyWorkflowOverlay(national, overlay, authority.id, { roles: offered.roles, marks: offered.marks, clocks: offered.clocks as readonly ClockRow[] }, () => ''),
    [national, overlay, authority.id, offered],
  );
  const palette = useMemo(() => ({ ...offered, roles: applied.roles }), [offered, applied.roles]);
  const { workflow } = applied;
  const names = useMemo(() => flowNames(workflow, palette, say, t as never), [workflow, palette, say, t]);
  const [region, setRegion] = useState(Object.keys(workflow.machine.states)[0] ?? '');
  const [selected, setSelected] = useState<Selected>();
  const [said, setSaid] = useState('');
  const latest = useRef(mayEdit);
  latest.current = mayEdit;

  const change = useCallback<Flow['change']>((edit, what) => {
    if (latest.current) session.edit(edit(overlayOf(session.view().sync)), what);
  }, [session]);
  const select = useCallback<Flow['select']>((next, focus) => {
    setSelected(next);
    const at = next && ('state' in next ? next.state.split('.')[0] : regionOfAction(workflow, next.action));
    if (at !== undefined) setRegion(at);
    if (focus) focusLater(SETTINGS_HEADING);
  }, [workflow]);
  // The same words twice running would not be heard: a thin space makes them other words.
  const announce = useCallback((words: string) => setSaid((before) => (before === words ? `${words} ` : words)), []);

  const value: Flow = {
    open, palette, authority: authority.id, isBilingual: authority.languages.includes('cy'), national, workflow, overlay, names,
    region, showRegion: setRegion, selected, select, change, mayEdit, announce,
  };
  return (
    <FlowContext value={value}>
      {children}
      <p className="govuk-visually-hidden" role="status">{said}</p>
    </FlowContext>
  );
};
