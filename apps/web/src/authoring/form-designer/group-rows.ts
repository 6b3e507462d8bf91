import { localId } from '#authoring';
import type { JsonSchema, QuestionFile } from '#form-answers';
import { shifted } from './own-options.ts';
import type { NewQuestion } from './question-types.ts';

/** A repeating group as its overlay has it: what a row may hold, and what it asks. */
export type Group = NewQuestion;

interface Rows {
  readonly properties: { readonly [property: string]: JsonSchema };
  readonly required: readonly string[];
  readonly row: { readonly [property: string]: QuestionFile };
}

const rowsOf = ({ schema, question }: Group): Rows => {
  const items = (schema['items'] ?? {}) as JsonSchema;
  return {
    properties: (items['properties'] ?? {}) as Rows['properties'],
    required: (items['required'] ?? []) as readonly string[],
    row: question.row ?? {},
  };
};

const withRows = ({ schema, question }: Group, { properties, required, row }: Rows): Group => ({
  schema: { ...schema, items: { type: 'object', properties, ...(required.length > 0 && { required }) } },
  question: { ...question, row },
});

/** The ids of what a row asks, in order. */
export const rowIds = (group: Group): readonly string[] => Object.keys(rowsOf(group).row);

/** One question of a row as it is written. */
export const rowQuestion = (group: Group, id: string): (NewQuestion & { readonly required: boolean }) | undefined => {
  const { properties, required, row } = rowsOf(group);
  const [schema, question] = [properties[id], row[id]];
  return schema && question && { schema, question, required: required.includes(id) };
};

/** An id for a question of a row, from its words: letters and digits alone, never `id`. */
export const rowId = (words: string, taken: readonly string[]): string => {
  const stem = localId('own', words, []).slice('own.'.length).replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const begun = /^[a-z]/.test(stem) ? stem : `q${stem}`;
  const known = new Set([...taken, 'id']);
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? begun : `${begun}${count}`;
    if (!known.has(id)) return id;
  }
};

/** Another question to each row, at the end. */
export const addToRow = (group: Group, id: string, { schema, question }: NewQuestion): Group => {
  const rows = rowsOf(group);
  return withRows(group, { ...rows, properties: { ...rows.properties, [id]: schema }, row: { ...rows.row, [id]: question } });
};

/** A question of the row with other settings. */
export const changeInRow = (group: Group, id: string, change: Partial<NewQuestion> & { readonly required?: boolean }): Group => {
  const rows = rowsOf(group);
  const was = rowQuestion(group, id);
  if (!was) return group;
  const { schema = was.schema, question = was.question, required = was.required } = change;
  return withRows(group, {
    properties: { ...rows.properties, [id]: schema },
    row: { ...rows.row, [id]: question },
    required: required ? [...new Set([...rows.required, id])] : rows.required.filter((one) => one !== id),
  });
};

/** Takes a question out of the row. */
export const removeFromRow = (group: Group, id: string): Group => {
  const rows = rowsOf(group);
  return withRows(group, { properties: without(rows.properties, id), row: without(rows.row, id), required: rows.required.filter((one) => one !== id) });
};

/** A question of the row one place up or down. */
export const moveInRow = (group: Group, id: string, by: -1 | 1): Group => {
  const rows = rowsOf(group);
  const order = shifted(Object.keys(rows.row), Object.keys(rows.row).indexOf(id), by);
  const ordered = <T>(values: { readonly [id: string]: T }) => Object.fromEntries(order.flatMap((one) => (one in values ? [[one, values[one] as T] as const] : [])));
  return withRows(group, { ...rows, properties: ordered(rows.properties), row: ordered(rows.row) });
};

const without = <T>(values: { readonly [id: string]: T }, id: string): { readonly [id: string]: T } => Object.fromEntries(Object.entries(values).filter(([one]) => one !== id));
