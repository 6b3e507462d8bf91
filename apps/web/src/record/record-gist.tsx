import { useQuery } from '@tanstack/react-query';
import type { CaseRecord } from '#api-client';
import { formatAnswer } from '#form-answers';
import { formTextQuery } from '../api/queries.ts';
import { useWords } from '../words/use-words.ts';
import { gistOf } from './gist.ts';

/** Enough of a record to tell it from others of its form: its first short answers. */
export const RecordGist = ({ record }: { readonly record: CaseRecord }) => {
  const { language } = useWords();
  const { data: form } = useQuery(formTextQuery(record.formRef));
  const answers = record.versions.at(-1)?.answers ?? {};
  if (!form) return null;
  return <p className="ex-strong">{gistOf(form, answers).map((question) => formatAnswer(question, answers[question.id], language)).join(' · ')}</p>;
};
