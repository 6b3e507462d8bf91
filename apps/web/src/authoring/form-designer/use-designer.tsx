import type { ReactNode } from 'react';
import { createContext, useCallback, useContext, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { applyFormOverlay } from '#authoring';
import type { FormOverlayFile, JsonSchema, ResolvedForm, ResolvedQuestion, ResolvedSection } from '#form-answers';
import { questionSchemas } from '#form-answers';
import { useMe } from '../../session/session.tsx';
import { overlayOf } from '../shared/overlay-sync.ts';
import type { OpenFile } from '../shared/use-overlay-file.tsx';
import type { Palette } from './palette.ts';
import { shelfOf } from './palette.ts';
import type { Place } from './places.ts';
import { sectionOf } from './places.ts';

/** One form that is being designed: as it is now, as the pack has it, and how to change it. */
export interface Designer {
  readonly open: OpenFile<'forms'>;
  readonly palette: Palette;
  readonly authority: string;
  readonly national: ResolvedForm;
  /** The form as it is now, changes that are not saved yet included. */
  readonly form: ResolvedForm;
  readonly schemas: { readonly [question: string]: JsonSchema };
  readonly overlay: FormOverlayFile;
  /** The selected question, where it is asked. */
  readonly question: ResolvedQuestion | undefined;
  /** The section that is shown. */
  readonly section: ResolvedSection | undefined;
  /** True where the section itself is selected. */
  readonly isSection: boolean;
  readonly select: (place: Place, focus?: 'card' | 'settings') => void;
  /** Changes the overlay as it is at that moment; with `what`, edits of the same thing are one step back. */
  readonly change: (edit: (overlay: FormOverlayFile, form: ResolvedForm) => FormOverlayFile, what?: string) => void;
  /** False while somebody else decides about the change, and once it is published. */
  readonly mayEdit: boolean;
  /** Languages in which the authority publishes. */
  readonly isBilingual: boolean;
}
const DesignerContext = createContext<Designer | undefined>(undefined);

export const useDesigner = (): Designer => {
  const designer = useContext(DesignerContext);
  if (!designer) throw new Error('No form is being designed here');
  return designer;
};

/** Moves the focus once React has drawn what it is to go to. */
export const focusLater = (find: () => HTMLElement | null): void => {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const target = find();
      target?.scrollIntoView({ block: 'nearest' });
      target?.focus({ preventScroll: true });
    }),
  );
};

export const cardId = (question: string): string => `card-${question}`;
const noHash = () => '';

interface Props {
  readonly open: OpenFile<'forms'>;
  readonly palette: Palette;
  readonly mayEdit: boolean;
  readonly children: ReactNode;
}

/** Gathers what the three columns share. */
export const DesignerFrame = ({ open, palette, mayEdit, children }: Props) => {
  const { authority } = useMe();
  const [search, setSearch] = useSearchParams();
  const { overlay, session } = open;
  const { national } = open.file;
  const shelf = useMemo(() => shelfOf(palette), [palette]);
  const resolve = useCallback((now: FormOverlayFile) => applyFormOverlay(national, now, authority.id, shelf, noHash), [national, authority.id, shelf]);
  const form = useMemo(() => resolve(overlay), [resolve, overlay]);
  const schemas = useMemo(() => questionSchemas(form), [form]);
  const latest = useRef({ mayEdit, resolve });
  latest.current = { mayEdit, resolve };

  const change = useCallback<Designer['change']>((edit, what) => {
    const now = overlayOf(session.view().sync);
    if (latest.current.mayEdit) session.edit(edit(now, latest.current.resolve(now)), what);
  }, [session]);
  const select = useCallback<Designer['select']>((place, focus) => {
    setSearch((before) => {
      const next = new URLSearchParams(before);
      for (const name of ['question', 'section'] as const) next.delete(name);
      for (const [name, value] of Object.entries(place)) next.set(name, value as string);
      return next;
    }, { replace: true, preventScrollReset: true });
    if (focus === 'card' && place.question !== undefined) focusLater(() => document.getElementById(cardId(place.question ?? '')));
    else if (focus === 'card') focusLater(() => document.getElementById('canvas-heading'));
    if (focus === 'settings') focusLater(() => document.getElementById('settings-heading'));
  }, [setSearch]);

  const question = form.questions[search.get('question') ?? ''];
  const wanted = search.get('section');
  const section = sectionOf(form, question?.id) ?? form.sections.find(({ id }) => id === wanted) ?? form.sections[0];
  const value: Designer = {
    open, palette, authority: authority.id, national, form, schemas, overlay, question, section, select, change, mayEdit,
    isSection: question === undefined && wanted !== null && wanted === section?.id,
    isBilingual: authority.languages.includes('cy'),
  };
  return <DesignerContext value={value}>{children}</DesignerContext>;
};
