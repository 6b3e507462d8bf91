import { useMemo } from 'react';
import type { Answers, FormCheck, Json } from '#form-answers';
import type { FaceContext, PendingText } from '#govuk-rjsf';
import { useWords } from '../words/use-words.ts';
import { faceWords } from './face-words.ts';
import { answerAfter } from './with-answer.ts';

interface Page {
  readonly check: FormCheck;
  readonly answers: Answers;
  /** The answers at the moment of a commit, which may be later than those drawn. */
  readonly latest: () => Answers;
  readonly type: (question: string, value: Json) => void;
  readonly pending: PendingText;
  readonly errors: FaceContext['errors'];
  readonly notes?: FaceContext['notes'];
  readonly carried?: FaceContext['carried'];
}

/** What the faces of a page's questions need to know. */
export const useFaceContext = ({ check, answers, latest, type, pending, errors, notes, carried }: Page): FaceContext => {
  const { t, language } = useWords();
  return useMemo(
    () => ({
      language,
      words: faceWords(t),
      errors,
      ...(notes ? { notes } : {}),
      ...(carried ? { carried } : {}),
      needed: check.required(answers),
      shown: check.shown(answers),
      commit: (path, value) => type(String(path[0]), answerAfter(latest(), path, value)),
      pending,
      newId: () => crypto.randomUUID(),
    }),
    [t, language, errors, notes, carried, check, answers, latest, type, pending],
  );
};
