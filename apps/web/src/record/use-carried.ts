import { useMemo } from 'react';
import { useQueries } from '@tanstack/react-query';
import type { ResolvedQuestion } from '#form-answers';
import { fieldId } from '#govuk-rjsf';
import { recordQuery } from '../api/queries.ts';
import { longDate } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { carriedInRows, isCarried, sourcesOf } from './carried.ts';
import { useDraft } from './use-draft.tsx';

interface Carried {
  /** Where an answer came from, by field id. */
  readonly notes: { readonly [field: string]: string };
  /** The properties of rows that still are as they were carried in. */
  readonly carried: ReadonlySet<string>;
}

/** What of these questions was carried in and is unchanged; the same objects while nothing changes. */
export const useCarried = (questions: readonly ResolvedQuestion[]): Carried => {
  const { t, say, language } = useWords();
  const { case: view, draft, answers } = useDraft();
  const forms = [...new Set(questions.flatMap((question) => sourcesOf(question).map(({ form }) => form)))];
  const records = forms.flatMap((form) => view.records.findLast(({ id, formId }) => formId === form && id !== draft.id) ?? []);
  const found = useQueries({ queries: records.map(({ id }) => ({ ...recordQuery(view.id, id), staleTime: 60_000 })) });
  const earlierOf = (question: ResolvedQuestion) =>
    sourcesOf(question).flatMap(({ form, field }) => {
      const index = records.findIndex(({ formId }) => formId === form);
      const said = found[index]?.data?.versions.at(-1)?.answers;
      const record = records[index];
      return said && record ? [{ record, answers: said, field }] : [];
    });
  const notes = questions.flatMap((question) => {
    const source = earlierOf(question).find((earlier) => isCarried(question, answers, earlier));
    if (!source) return [];
    return [[fieldId([question.id]), t('record.carried', { form: say(view.titles?.[source.record.formId]) || source.record.formId, date: longDate(source.record.on, language) })]];
  });
  const rows = questions.filter(({ kind }) => kind === 'group').flatMap((question) => carriedInRows(question, answers, earlierOf(question)));
  const [noteText, rowText] = [JSON.stringify(Object.fromEntries(notes)), rows.join('\n')];
  return {
    notes: useMemo(() => JSON.parse(noteText) as { [field: string]: string }, [noteText]),
    carried: useMemo(() => new Set(rowText.split('\n')), [rowText]),
  };
};
