import { own } from '../own.ts';
import type { Answers, Json, ResolvedForm, ResolvedQuestion } from '../types.ts';

/**
 * The answers as the national form has them: without those of the authority's own questions, and with each of its own options as
 * the national one that it counts as. What the authority's form accepts, the pack's form accepts so.
 */
export function nationalAnswers(form: ResolvedForm, answers: Answers): Answers {
  const national = Object.entries(answers).flatMap(([id, value]) => {
    if (own(form.retired, id)) return [];
    const question = own(form.questions, id);
    return question?.local ? [] : [[id, question ? nationalValue(question, value) : value] as const];
  });
  return Object.fromEntries(national);
}

function nationalValue({ kind, options }: ResolvedQuestion, value: Json): Json {
  const counted = (code: Json): Json => options?.find((option) => option.code === code)?.parent ?? code;
  if (kind === 'choice') return counted(value);
  return kind === 'choices' && Array.isArray(value) ? [...new Set((value as readonly Json[]).map(counted))] : value;
}
