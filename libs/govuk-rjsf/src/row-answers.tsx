import type { JsonObject, Language, ResolvedQuestion } from '#form-answers';
import { isBlank } from '#form-answers';
import { ReadAnswer } from './read-answer.tsx';
import { Said } from './said.tsx';

interface Props {
  readonly questions: readonly ResolvedQuestion[];
  readonly row: JsonObject;
  readonly language: Language;
}

/** The answers of one row, each under its question; blank ones are left out. */
export const RowAnswers = ({ questions, row, language }: Props) => (
  <dl className="ex-rowlist__row">
    {questions.filter((inner) => !isBlank(row[inner.id])).map((inner) => (
      <div key={inner.id}>
        <dt><Said text={inner.label} language={language} /></dt>
        <dd><ReadAnswer question={inner} value={row[inner.id]} language={language} /></dd>
      </div>
    ))}
  </dl>
);
