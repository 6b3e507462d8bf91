import type { Answers, ResolvedForm, ResolvedQuestion, ResolvedSection } from '#form-answers';
import { isBlank } from '#form-answers';

/** What one section concludes, and what that rests on. */
export interface Conclusion {
  readonly section: ResolvedSection;
  readonly questions: readonly ResolvedQuestion[];
  /** The section's other answers and those of the same dimension; where there are none, what the record tells elsewhere. */
  readonly restsOn: readonly ResolvedQuestion[];
}
export interface Evidence {
  readonly conclusions: readonly Conclusion[];
  /** People's own words, which are read before ours. */
  readonly words: readonly ResolvedQuestion[];
  /** Whose words were asked for and are not there. */
  readonly silent: readonly ResolvedQuestion[];
}

const isWords = (question: ResolvedQuestion): boolean => question.kind === 'words' || question.sensitivity === 'words';
const isTold = (question: ResolvedQuestion): boolean => question.kind === 'narrative' || isWords(question);

/** What a record concludes and what each conclusion rests on, for whoever decides on it. `shown` are the questions asked. */
export const evidenceOf = (form: ResolvedForm, answers: Answers, shown: ReadonlySet<string>): Evidence => {
  const askedIn = (section: ResolvedSection) => section.questions.filter((id) => shown.has(id)).flatMap((id) => form.questions[id] ?? []);
  const asked = form.sections.flatMap(askedIn);
  const answered = asked.filter(({ id }) => !isBlank(answers[id]));
  const grounds = answered.filter(({ conclusion }) => !conclusion);
  const conclusionOf = (section: ResolvedSection): readonly Conclusion[] => {
    const questions = askedIn(section).filter(({ id, conclusion }) => conclusion && !isBlank(answers[id]));
    if (questions.length === 0) return [];
    const near = grounds.filter(
      ({ id, dimension }) => section.questions.includes(id) || (dimension !== undefined && questions.some((one) => one.dimension === dimension)),
    );
    return [{ section, questions, restsOn: near.length > 0 ? near : grounds.filter(isTold) }];
  };
  return {
    conclusions: form.sections.flatMap(conclusionOf),
    words: answered.filter(isWords),
    silent: asked.filter((question) => isWords(question) && isBlank(answers[question.id])),
  };
};
