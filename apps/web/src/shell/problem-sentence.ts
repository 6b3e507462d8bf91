import type { TFunction } from 'i18next';
import type { Problem } from '#api-client';
import type { Language } from '#form-answers';
import { sayAny } from '../words/say.ts';

/** A refusal in a sentence: the shell's own where only the shell knows, else the engine's. */
export const problemSentence = (problem: Problem, t: TFunction, language: Language): string => {
  if (problem.code === 'offline') return t('problem.offline');
  if (problem.status === 404) return t('problem.notFound');
  if (problem.status === 401) return t('session.ranOutLead');
  if (problem.status === 429) return t('problem.tooMany', { seconds: problem.retryAfter ?? 60 });
  if (problem.status >= 500) return t('problem.fault');
  return sayAny(problem.sentence, language) || problem.detail || problem.title;
};
