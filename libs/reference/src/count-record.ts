import type { ResolvedForm } from '#definitions';
import type { RecordCount } from './types.ts';

/** Counts a form's sections, questions (those of rows too), mandatory questions and distinct data items. */
export function countRecord(form: ResolvedForm): RecordCount {
  const top = Object.values(form.questions);
  const all = top.flatMap((question) => [question, ...(question.row ?? [])]);
  const items = new Set(all.flatMap((question) => question.dataItem ?? []));
  return { form, sections: form.sections.length, questions: all.length, required: top.filter((question) => question.required && !question.showWhen).length, dataItems: items.size };
}
