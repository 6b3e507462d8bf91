import type { Answers, ResolvedForm, ResolvedQuestion } from '#form-answers';
import { isBlank } from '#form-answers';

export interface Conclusion {
  readonly question: ResolvedQuestion;
  /** Other answers of the same section, and those of the same dimension: what is written beside it. */
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

/** What a record concludes and what each conclusion rests on, for whoever decides on it. `shown` are the questions asked. */
export const evidenceOf = (form: ResolvedForm, answers: Answers, shown: ReadonlySet<string>): Evidence => {
  const asked = form.sections.flatMap(({ questions }) => questions).filter((id) => shown.has(id)).flatMap((id) => form.questions[id] ?? []);
  const answered = asked.filter(({ id }) => !isBlank(answers[id]));
  const sectionOf = (id: string) => form.sections.find(({ questions }) => questions.includes(id))?.id;
  const restsOn = (conclusion: ResolvedQuestion) =>
    answered.filter(
      (other) =>
        other.id !== conclusion.id && !other.conclusion &&
        (sectionOf(other.id) === sectionOf(conclusion.id) || (conclusion.dimension !== undefined && other.dimension === conclusion.dimension)),
    );
  return {
    conclusions: answered.filter(({ conclusion }) => conclusion).map((question) => ({ question, restsOn: restsOn(question) })),
    words: answered.filter(isWords),
    silent: asked.filter((question) => isWords(question) && isBlank(answers[question.id])),
  };
};
