import type { FormOverlayFile, ResolvedForm } from '../types.ts';
import type { Doing } from './overlay-edit.ts';
import { drop, operationAt, put, withOperations } from './overlay-edit.ts';

/** Where a question stands: after another of the section, first in it, or (with neither) last. */
export interface Place {
  readonly section: string;
  readonly after?: string;
  readonly first?: true;
}
type Move = Doing<'move'>;
type Rows = readonly { readonly id: string; readonly questions: readonly string[] }[];

/**
 * A question to another place of the form as it now is (`form` is resolved with this overlay). Whatever was moved before keeps its
 * place: all moves are written anew in the order of the page, each after its neighbour, so that their order on paper cannot matter.
 */
export function moveQuestion(overlay: FormOverlayFile, form: Pick<ResolvedForm, 'sections'>, question: string, place: Place): FormOverlayFile {
  const wanted = form.sections.map(({ id, questions }) => {
    const others = questions.filter((one) => one !== question);
    return { id, questions: id === place.section ? inserted(others, question, place) : others };
  });
  const direct = besideNational(overlay, question, wanted);
  if (direct) return direct;
  const moved = new Set([question, ...overlay.operations.flatMap((one) => (one.does === 'move' ? [one.question] : []))]);
  return withOperations(overlay, [...overlay.operations.filter((one) => one.does !== 'move'), ...movesTo(wanted, moved)]);
}

/** A list with one more in it: first, after another, or last. */
export function inserted(others: readonly string[], question: string, { after, first }: Omit<Place, 'section'>): readonly string[] {
  const at = first ? 0 : after === undefined ? others.length : others.indexOf(after) + 1;
  return [...others.slice(0, at), question, ...others.slice(at)];
}

function movesTo(wanted: Rows, moved: ReadonlySet<string>): readonly Move[] {
  return wanted.flatMap(({ id, questions }) =>
    questions.flatMap((question, index) => {
      const after = questions[index - 1];
      return moved.has(question) ? [{ does: 'move' as const, question, section: id, ...(after !== undefined && { after }) }] : [];
    }),
  );
}

/** A local question that comes to stand after one of the pack's needs no move: it is simply added there. */
function besideNational(overlay: FormOverlayFile, question: string, wanted: Rows): FormOverlayFile | undefined {
  const added = operationAt(overlay, 'addQuestion', question);
  const section = wanted.find(({ questions }) => questions.includes(question));
  const after = section?.questions[section.questions.indexOf(question) - 1];
  if (!added || !section || after === undefined) return undefined;
  const entangled = overlay.operations.some(
    (one) => ('after' in one && (one.after === after || one.after === question) && one !== added) || (one.does === 'move' && one.question === after) || (one.does === 'addQuestion' && one.id === after) || one.does === 'addBlock',
  );
  return entangled ? undefined : drop(put(overlay, { ...added, section: section.id, after }), `move ${question}`);
}

/** After an addition: a place that adding alone cannot reach (first, or directly after what others stand after) is reached by a move. */
export function placed(overlay: FormOverlayFile, question: string, { section, after, first }: Place): FormOverlayFile {
  const neighbour = first ? undefined : after;
  const entangled = overlay.operations.some((one) => 'after' in one && one.after === neighbour && !('id' in one && one.id === question)) || overlay.operations.some((one) => one.does === 'move' && one.question === after);
  if (!first && (after === undefined || !entangled)) return overlay;
  const followed = overlay.operations.map((one) => (one.does === 'move' && one.section === section && one.after === neighbour ? { ...one, after: question } : one));
  return withOperations(overlay, [...followed, { does: 'move', question, section, ...(neighbour !== undefined && { after: neighbour }) }]);
}

/** What stood after a question that goes stands after the one before it. */
export function withoutAsNeighbour(overlay: FormOverlayFile, question: string, before: string | undefined): FormOverlayFile {
  return withOperations(
    overlay,
    overlay.operations.map((one) => {
      if (!('after' in one) || one.after !== question) return one;
      const { after: _gone, ...rest } = one;
      return before === undefined ? rest : { ...rest, after: before };
    }),
  );
}

/** One place up; from the first place of a section to the last of the section before. */
export function moveUp(overlay: FormOverlayFile, form: Pick<ResolvedForm, 'sections'>, question: string): FormOverlayFile {
  const { section, at, index } = whereIs(form, question);
  if (!section) return overlay;
  if (at === 0) return index === 0 ? overlay : moveQuestion(overlay, form, question, { section: form.sections[index - 1]!.id });
  const after = section.questions[at - 2];
  return moveQuestion(overlay, form, question, after === undefined ? { section: section.id, first: true } : { section: section.id, after });
}

/** One place down; from the last place of a section to the first of the next. */
export function moveDown(overlay: FormOverlayFile, form: Pick<ResolvedForm, 'sections'>, question: string): FormOverlayFile {
  const { section, at, index } = whereIs(form, question);
  const after = section?.questions[at + 1];
  if (section && after !== undefined) return moveQuestion(overlay, form, question, { section: section.id, after });
  const next = form.sections[index + 1];
  return section && next ? moveQuestion(overlay, form, question, { section: next.id, first: true }) : overlay;
}

function whereIs(form: Pick<ResolvedForm, 'sections'>, question: string): { readonly section: Rows[number] | undefined; readonly at: number; readonly index: number } {
  const index = form.sections.findIndex(({ questions }) => questions.includes(question));
  const section = form.sections[index];
  return { section, at: section?.questions.indexOf(question) ?? -1, index };
}
