import type { Json, JsonObject } from '#form-answers';
import { isBlank } from '#form-answers';
import type { Kind, ReadProps } from '../face.ts';
import { GroupRows } from '../group-rows.tsx';
import { ReadAnswer } from '../read-answer.tsx';
import { Said } from '../said.tsx';

const isRow = (value: Json): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

const Read = ({ question, value, language }: ReadProps) => {
  const rows = (Array.isArray(value) ? (value as readonly Json[]) : []).filter(isRow);
  return (
    <ol className="ex-rowlist">
      {rows.map((row, index) => (
        <li key={String(row['id'] ?? index)}>
          <dl className="ex-rowlist__row">
            {(question.row ?? []).filter((inner) => !isBlank(row[inner.id])).map((inner) => (
              <div key={inner.id}>
                <dt><Said text={inner.label} language={language} /></dt>
                <dd><ReadAnswer question={inner} value={row[inner.id]} language={language} /></dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ol>
  );
};

/** Questions that repeat: rows, each with an id for ever. */
export const groupKind: Kind = { edit: GroupRows, read: Read, print: Read };
