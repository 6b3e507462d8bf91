import { useEffect, useMemo, useState } from 'react';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Answers, Json } from '#form-answers';
import type { FaceContext } from '#govuk-rjsf';
import { createPendingText } from '#govuk-rjsf';
import { faceWords } from '../../record/face-words.ts';
import { answerAfter } from '../../record/with-answer.ts';
import { useWords } from '../../words/use-words.ts';

/** How the form is shown: on a desk, on a phone, on paper, or in Welsh. */
export const FACES = ['desk', 'phone', 'print', 'cy'] as const;
export type Face = (typeof FACES)[number];

const nothing = {};
const none: ReadonlySet<string> = new Set();

/** The shell's Welsh, fetched when somebody looks at the form in Welsh without reading the app in it. */
const useWelsh = (wanted: boolean) => {
  const [, setThere] = useState(false);
  useEffect(() => {
    if (!wanted || i18next.hasResourceBundle('cy', 'translation')) return;
    void import('../../words/cy.json', { with: { type: 'json' } }).then(({ default: words }) => {
      i18next.addResourceBundle('cy', 'translation', words, true, false);
      setThere(true);
    });
  }, [wanted]);
};

/** What the faces on the canvas need: answers that go nowhere, in the language of the face. */
export const useDesignFace = (face: Face, needed: ReadonlySet<string>): { readonly context: FaceContext; readonly answers: Answers } => {
  const { i18n } = useTranslation();
  const { language: reading } = useWords();
  const [answers, setAnswers] = useState<Answers>(nothing);
  const language = face === 'cy' ? 'cy' : reading;
  useWelsh(language === 'cy');
  const words = faceWords(i18n.getFixedT(language));
  const wordsKey = JSON.stringify(words);
  const pending = useMemo(createPendingText, []);
  const context = useMemo<FaceContext>(
    () => ({
      language, words, errors: nothing, needed: needed ?? none, pending, newId: () => crypto.randomUUID(),
      commit: (path: readonly (string | number)[], value: Json) => setAnswers((now) => ({ ...now, [String(path[0])]: answerAfter(now, path, value) })),
    }),
    [language, wordsKey, needed, pending],
  );
  return { context, answers };
};
