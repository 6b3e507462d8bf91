import type { FormOverlayFile, ResolvedForm, ResolvedQuestion, Text } from '../types.ts';
import { writtenLike } from './edit-questions.ts';
import { textOfForm } from './text-at.ts';

/** What things of a form are called, whether they are the pack's or were added by one of these overlays. */
export interface FormNames {
  readonly question: (id: string) => Text;
  readonly section: (id: string) => Text;
  /** For sentences of conditions: labels and options by id. */
  readonly questions: { readonly [id: string]: Pick<ResolvedQuestion, 'label' | 'options'> };
  readonly national: ResolvedForm;
}

/** Of several overlays the later counts. */
export function formNames(national: ResolvedForm, overlays: readonly FormOverlayFile[]): FormNames {
  const operations = overlays.flatMap((overlay) => overlay.operations);
  const sections = new Map(operations.flatMap((one) => (one.does === 'addSection' ? [[one.id, one.title] as const] : [])));
  const own = operations.flatMap((one) => (one.does === 'addQuestion' ? [[one.id, { label: one.question.label, options: optionsOf(one.question.options) }] as const] : []));
  const questions = { ...national.retired, ...national.questions, ...Object.fromEntries(own) };
  return {
    national,
    questions,
    question: (id) => named(questions[id]?.label, id),
    section: (id) => named(sections.get(id) ?? textOfForm(national, { section: id, part: 'title' }), id),
  };
}

function named(text: Text | undefined, id: string): Text {
  return text && text.en.trim() !== '' ? text : { en: id };
}

function optionsOf(options: ReturnType<typeof writtenLike>['options']): NonNullable<ResolvedQuestion['options']> {
  return Object.entries(options ?? {}).map(([code, label]) => ({ code, label }));
}
