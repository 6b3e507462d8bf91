import type { Json, JsonObject } from '#form-answers';
import type { Kind, ReadProps } from '../face.ts';
import { GroupRows } from '../group-rows.tsx';
import { RowAnswers } from '../row-answers.tsx';

const isRow = (value: Json): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

const Read = ({ question, value, language, belowRow }: ReadProps) => {
  const rows = (Array.isArray(value) ? (value as readonly Json[]) : []).filter(isRow);
  return (
    <ol className="ex-rowlist">
      {rows.map((row, index) => (
        <li key={String(row['id'] ?? index)}>
          <RowAnswers questions={question.row ?? []} row={row} language={language} />
          {belowRow?.(row)}
        </li>
      ))}
    </ol>
  );
};

/** Questions that repeat: rows, each with an id for ever. */
export const groupKind: Kind = { edit: GroupRows, read: Read, print: Read };
