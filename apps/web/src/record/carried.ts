import type { Answers, Json, JsonObject, ResolvedQuestion } from '#form-answers';
import { isBlank } from '#form-answers';

interface Source {
  readonly form: string;
  readonly field: string;
}

/** The records' answers that a question's may be carried in from; nothing where it comes from the person, or from nowhere. */
export const sourcesOf = ({ prefill }: ResolvedQuestion): readonly Source[] =>
  [prefill ?? []].flat().map((source) => ({ form: source.slice(0, source.indexOf('.')), field: source.slice(source.indexOf('.') + 1) })).filter(({ form }) => form !== 'person');

/** What an earlier record said in the place of a question. */
export interface Earlier {
  readonly answers: Answers;
  readonly field: string;
}

/** Whether an answer still is what an earlier record says: then it was carried in, and the worker has not made it hers. */
export const isCarried = ({ id }: ResolvedQuestion, answers: Answers, { answers: earlier, field }: Earlier): boolean =>
  !isBlank(answers[id]) && JSON.stringify(answers[id]) === JSON.stringify(earlier[field]);

const rowsIn = (value: Json | undefined): readonly JsonObject[] => (Array.isArray(value) ? (value as readonly JsonObject[]) : []);

/**
 * Which properties of a group's rows still are what earlier records say of the same row, as `<group>/<row id>/<property>`.
 * Rows keep their ids when they are carried in, whatever came of them between.
 */
export const carriedInRows = ({ id, row: asked = [] }: ResolvedQuestion, answers: Answers, earlier: readonly Earlier[]): readonly string[] =>
  rowsIn(answers[id]).flatMap((row) => {
    const before = earlier.flatMap((one) => rowsIn(one.answers[one.field]).filter((other) => other['id'] === row['id']));
    return asked.filter((inner) => !isBlank(row[inner.id]) && before.some((other) => JSON.stringify(other[inner.id]) === JSON.stringify(row[inner.id]))).map((inner) => `${id}/${String(row['id'])}/${inner.id}`);
  });
