import { compileSchema, type Json, type JsonObject, type JsonSchema, type ResolvedForm, type ResolvedQuestion } from '#definitions';

/** The rows of one group as some form asked for them. */
export interface SourceRows {
  readonly question: ResolvedQuestion | undefined;
  readonly rows: readonly JsonObject[];
}

/** The rows that an answer has; none where it is no list of rows. */
export function rowsOf(answer: Json | undefined): readonly JsonObject[] {
  return Array.isArray(answer) ? (answer as readonly Json[]).filter(isRow) : [];
}

/**
 * Rows for a group: those of the newest source that fit what is to be carried, each with its id and the properties that the
 * group asks too. What the newest did not ask (a review asks no plan's action) is as the source before it has it.
 * @param sources newest first
 */
export function carriedRows(group: ResolvedQuestion, sources: readonly SourceRows[]): readonly JsonObject[] {
  const [newest] = sources;
  return (newest?.rows ?? []).filter((row) => fits(group.carry, row)).map((row) => {
    const same = sources.map((source) => ({ question: source.question, row: source === newest ? row : sameRow(source.rows, row) }));
    const entries = (group.row ?? []).flatMap(({ id }): [string, Json][] => {
      const asking = same.find((one) => one.row && asks(one.question, id));
      const value = asking?.row?.[id];
      return value === undefined ? [] : [[id, value]];
    });
    return { ...(row['id'] !== undefined && { id: row['id'] }), ...Object.fromEntries(entries) };
  });
}

/** The group of a form, if it has one of this name. */
export function groupOf(form: ResolvedForm | undefined, question: string): ResolvedQuestion | undefined {
  return form && Object.hasOwn(form.questions, question) ? form.questions[question] : undefined;
}

function sameRow(rows: readonly JsonObject[], { id: wanted }: JsonObject): JsonObject | undefined {
  return wanted === undefined ? undefined : rows.find(({ id }) => id === wanted);
}
function asks(group: ResolvedQuestion | undefined, property: string): boolean {
  return group?.row?.some(({ id }) => id === property) ?? false;
}
function isRow(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const compiled = new WeakMap<JsonSchema, (value: unknown) => boolean>();
function fits(schema: JsonSchema | undefined, row: JsonObject): boolean {
  if (!schema) return true;
  const check = compiled.get(schema) ?? compileSchema(schema);
  compiled.set(schema, check);
  return check(row);
}
