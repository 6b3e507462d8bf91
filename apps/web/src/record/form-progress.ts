import type { AnswerProblem, Answers, FormCheck, ResolvedForm, ResolvedSection, SectionStatus, Text } from '#form-answers';

export interface SectionProgress {
  readonly section: ResolvedSection;
  readonly status: SectionStatus;
  /** Answers that are wrong or missing in it. */
  readonly problems: readonly AnswerProblem[];
}
export interface SectionGroup {
  readonly title: Text | undefined;
  readonly sections: readonly SectionProgress[];
}

/** The sections that ask something of these answers; one whose questions are all hidden is not shown. */
export const visibleSections = (form: ResolvedForm, check: FormCheck, answers: Answers): readonly ResolvedSection[] => {
  const shown = check.shown(answers);
  return form.sections.filter(({ questions }) => questions.some((question) => shown.has(question)));
};

/**
 * Each visible section with how far it has come: `optional` has nothing that must be answered and no answer yet. A long form
 * is checked once for all of its sections.
 */
export const progressOf = (form: ResolvedForm, check: FormCheck, answers: Answers): readonly SectionProgress[] => {
  const all = check.problems(answers);
  const { answers: sent } = check.toSend(answers);
  const required = check.required(answers);
  return visibleSections(form, check, answers).map((section) => {
    const problems = all.filter(({ question }) => section.questions.includes(question));
    const isBegun = section.questions.some((question) => question in sent);
    const isNeeded = section.questions.some((question) => required.has(question));
    return { section, status: isBegun ? (problems.length === 0 ? 'complete' : 'started') : isNeeded ? 'notStarted' : 'optional', problems };
  });
};

/** Neighbouring sections of one group stand under one heading. */
export const groupSections = (sections: readonly SectionProgress[]): readonly SectionGroup[] =>
  sections.reduce<readonly SectionGroup[]>((groups, one) => {
    const last = groups.at(-1);
    const title = one.section.group;
    if (last && last.title?.en === title?.en) return [...groups.slice(0, -1), { ...last, sections: [...last.sections, one] }];
    return [...groups, { title, sections: [one] }];
  }, []);

const MISSING = new Set(['required', 'minItems', 'minLength']);

/** Not answered yet, as opposed to answered wrongly: one may go on and come back. */
export const isMissing = ({ rule }: AnswerProblem): boolean => MISSING.has(rule);
