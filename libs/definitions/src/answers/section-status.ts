import type { Answers, ResolvedForm } from '../types.ts';
import type { FormCheck } from './form-check.ts';

export type SectionStatus = 'notStarted' | 'started' | 'complete' | 'optional';

/**
 * How far a section has come: `optional` has nothing that must be answered and no answer yet; `complete` has answers
 * and nothing wrong or missing.
 * @throws when the form has no such section.
 */
export function sectionStatus(form: ResolvedForm, check: FormCheck, answers: Answers, sectionId: string): SectionStatus {
  const section = form.sections.find((candidate) => candidate.id === sectionId);
  if (!section) throw new Error(`The form ${form.ref} has no section ${sectionId}`);
  const sent = check.toSend(answers).answers;
  if (!section.questions.some((question) => question in sent)) {
    const required = check.required(answers);
    return section.questions.some((question) => required.has(question)) ? 'notStarted' : 'optional';
  }
  return check.problems(answers, section.questions).length === 0 ? 'complete' : 'started';
}
