import type { Answers, ResolvedQuestion } from '#form-answers';
import { isBlank } from '#form-answers';

/** The form whose record a question's answer is carried in from; nothing where it comes from the person, or from nowhere. */
export const sourceForm = ({ prefill }: ResolvedQuestion): string | undefined => {
  const source = prefill?.split('.')[0];
  return source === 'person' ? undefined : source;
};

/** Whether an answer still is what the earlier record says: then it was carried in, and the worker has not made it hers. */
export const isCarried = ({ id, prefill }: ResolvedQuestion, answers: Answers, earlier: Answers): boolean => {
  const field = prefill?.slice(prefill.indexOf('.') + 1) ?? '';
  return !isBlank(answers[id]) && JSON.stringify(answers[id]) === JSON.stringify(earlier[field]);
};
