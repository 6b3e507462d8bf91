import type { ReactNode } from 'react';
import type { Answers, JsonObject, Language, ResolvedQuestion } from '#form-answers';
import { isBlank } from '#form-answers';
import { ReadAnswer } from './read-answer.tsx';
import { Said } from './said.tsx';

interface Props {
  readonly questions: readonly ResolvedQuestion[];
  readonly answers: Answers;
  readonly language: Language;
  /** Said in the place of a blank; without it, blank questions are left out. */
  readonly blank?: string;
  /** A link or a remark beside a question. */
  readonly beside?: (question: ResolvedQuestion) => ReactNode;
  /** What stands below a row of a group. */
  readonly belowRow?: (row: JsonObject) => ReactNode;
}

/** Questions and their answers, to be read or printed. */
export const AnswerList = ({ questions, answers, language, blank, beside, belowRow }: Props) => {
  const listed = questions.filter((question) => blank !== undefined || !isBlank(answers[question.id]));
  if (listed.length === 0) return null;
  return (
    <dl className="ex-answers">
      {listed.map((question) => (
        <div className="ex-answers__row" key={question.id}>
          <dt><Said text={question.label} language={language} /></dt>
          <dd>
            {isBlank(answers[question.id]) ? (
              <p className="ex-muted">{blank}</p>
            ) : (
              <ReadAnswer question={question} value={answers[question.id]} language={language} {...(belowRow ? { belowRow } : {})} />
            )}
            {beside?.(question)}
          </dd>
        </div>
      ))}
    </dl>
  );
};
