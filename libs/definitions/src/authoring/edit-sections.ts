import type { FormOverlayFile, ResolvedForm } from '../types.ts';
import { inserted, withoutAsNeighbour } from './edit-places.ts';
import { removeQuestion } from './edit-questions.ts';
import type { Doing } from './overlay-edit.ts';
import { operationAt, put, withOperations } from './overlay-edit.ts';

/** A section of the authority's own, after another; without `after` first. */
export function addSection(overlay: FormOverlayFile, section: Omit<Doing<'addSection'>, 'does'>): FormOverlayFile {
  return put(overlay, { does: 'addSection', ...section });
}

/** Takes a local section out, with the questions that were added to it. */
export function removeSection(overlay: FormOverlayFile, id: string): FormOverlayFile {
  const added = operationAt(overlay, 'addSection', id);
  if (!added) return overlay;
  const emptied = overlay.operations.reduce((rest, one) => (one.does === 'addQuestion' && one.section === id ? removeQuestion(rest, one.id) : rest), overlay);
  const kept = emptied.operations.filter(
    (one) => !(one.does === 'addSection' && one.id === id) && !('section' in one && one.section === id) && !('target' in one && 'section' in one.target && one.target.section === id),
  );
  return withoutAsNeighbour(withOperations(emptied, kept), id, added.after);
}

/** A section after another of the form as it now is; without `after` first. */
export function moveSection(overlay: FormOverlayFile, form: Pick<ResolvedForm, 'sections'>, section: string, after?: string): FormOverlayFile {
  const others = form.sections.map(({ id }) => id).filter((id) => id !== section);
  const wanted = inserted(others, section, after === undefined ? { first: true } : { after });
  const moved = new Set([section, ...overlay.operations.flatMap((one) => (one.does === 'moveSection' ? [one.section] : []))]);
  const moves = wanted.flatMap((id, index) => (moved.has(id) ? [{ does: 'moveSection' as const, section: id, ...(wanted[index - 1] !== undefined && { after: wanted[index - 1]! }) }] : []));
  return withOperations(overlay, [...overlay.operations.filter((one) => one.does !== 'moveSection'), ...moves]);
}

export function moveSectionUp(overlay: FormOverlayFile, form: Pick<ResolvedForm, 'sections'>, section: string): FormOverlayFile {
  const at = form.sections.findIndex(({ id }) => id === section);
  return at <= 0 ? overlay : moveSection(overlay, form, section, form.sections[at - 2]?.id);
}
export function moveSectionDown(overlay: FormOverlayFile, form: Pick<ResolvedForm, 'sections'>, section: string): FormOverlayFile {
  const next = form.sections[form.sections.findIndex(({ id }) => id === section) + 1];
  return next && form.sections.some(({ id }) => id === section) ? moveSection(overlay, form, section, next.id) : overlay;
}
