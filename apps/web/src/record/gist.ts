import type { Form } from '#api-client';
import type { Answers, ResolvedQuestion } from '#form-answers';
import { isBlank } from '#form-answers';

const SHORT: ReadonlySet<ResolvedQuestion['kind']> = new Set(['text', 'choice', 'date']);

/** The answers by which somebody knows one record from another of the same form: its first short ones, and where it stands now. */
export const gistOf = ({ sections, questions }: Pick<Form, 'sections' | 'questions'>, answers: Answers): readonly ResolvedQuestion[] => {
  const short = sections.flatMap((section) => section.questions).flatMap((id) => questions[id] ?? []).filter(({ id, kind }) => SHORT.has(kind) && !isBlank(answers[id]));
  const choices = short.filter(({ kind }) => kind === 'choice');
  return [...new Set([...short.filter(({ kind }) => kind !== 'choice').slice(0, 2), ...choices.slice(-1)])];
};
