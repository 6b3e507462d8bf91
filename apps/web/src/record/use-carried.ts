import { useMemo } from 'react';
import { useQueries } from '@tanstack/react-query';
import type { ResolvedQuestion } from '#form-answers';
import { fieldId } from '#govuk-rjsf';
import { recordQuery } from '../api/queries.ts';
import { longDate } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { isCarried, sourceForm } from './carried.ts';
import { useDraft } from './use-draft.tsx';

/** Where the answers of these questions came from, by field id; the same object while nothing changes. */
export const useCarried = (questions: readonly ResolvedQuestion[]): { readonly [field: string]: string } => {
  const { t, say, language } = useWords();
  const { case: view, answers } = useDraft();
  const sources = [...new Set(questions.flatMap((question) => sourceForm(question) ?? []))];
  const records = sources.flatMap((source) => view.records.findLast(({ formId }) => formId === source) ?? []);
  const found = useQueries({ queries: records.map(({ id }) => ({ ...recordQuery(view.id, id), staleTime: 60_000 })) });
  const notes = questions.flatMap((question) => {
    const index = records.findIndex(({ formId }) => formId === sourceForm(question));
    const record = records[index];
    const earlier = found[index]?.data?.versions.at(-1)?.answers;
    if (!record || !earlier || !isCarried(question, answers, earlier)) return [];
    return [[fieldId([question.id]), t('record.carried', { form: say(view.titles?.[record.formId]) || record.formId, date: longDate(record.on, language) })]];
  });
  const text = JSON.stringify(Object.fromEntries(notes));
  return useMemo(() => JSON.parse(text) as { [field: string]: string }, [text]);
};
