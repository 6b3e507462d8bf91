import { compileSchema } from '../compile/ajv.ts';
import { mentions, questionsRead } from '../check/condition-walk.ts';
import { itemsOf } from '../resolve/question-kind.ts';
import { own } from '../own.ts';
import type { Answers, Json, JsonSchema, ResolvedQuestion } from '../types.ts';

/** How many sets of answers may still be tried: for one condition, and for all of an overlay. Of what takes more, nothing is said. */
export interface Chances {
  left: number;
}
const MOST_TRIED = 20_000;

/** Enough for the conditions of the longest form, and over in half a second. */
export function newChances(): Chances {
  return { left: 300_000 };
}

/**
 * Whether no answers make a condition hold, where the questions that it reads can be counted out: choices, and yes or no. Those
 * that it reads are themselves only asked under their own conditions.
 */
export function neverHolds(condition: JsonSchema, questions: { readonly [id: string]: ResolvedQuestion }, schemas: { readonly [id: string]: JsonSchema }, chances: Chances): boolean {
  const conditions = closure(condition, questions);
  const read = [...new Set(conditions.flatMap(({ when }) => [...questionsRead(when)]))];
  const values = read.map((id) => (isOnlyMissed(id, conditions) ? [true] : valuesOf(schemas[id])));
  const count = values.reduce((product, one) => product * ((one?.length ?? 0) + 1), 1);
  if (values.includes(undefined) || count > Math.min(MOST_TRIED, chances.left)) return false;
  chances.left -= count;
  const holds = conditions.map(({ id, when }) => ({ id, holds: compiled(when) }));
  // A question that is not asked has no answer; what is asked need not be answered.
  const fits = (answers: Answers) => holds.every(({ id, holds: fine }) => (id !== undefined && !(id in answers)) || fine(answers));
  return !combinations(read, values as readonly (readonly Json[])[], {}, fits);
}

/** Of some questions, conditions only ask whether they were answered. */
function isOnlyMissed(id: string, conditions: readonly Asked[]): boolean {
  return conditions.every(({ when }) => mentions(when).every(({ subject, at }) => subject[0] !== id || (subject.length === 1 && at.at(-2) === 'required')));
}

const known = new WeakMap<JsonSchema, (value: unknown) => boolean>();

/** The conditions of a pack are asked again and again. */
function compiled(condition: JsonSchema): (value: unknown) => boolean {
  const found = known.get(condition) ?? compileSchema(condition);
  known.set(condition, found);
  return found;
}

interface Asked {
  /** The question that is asked under it; none for the condition itself. */
  readonly id?: string;
  readonly when: JsonSchema;
}

function closure(condition: JsonSchema, questions: { readonly [id: string]: ResolvedQuestion }): readonly Asked[] {
  const found = new Map<string, Asked>();
  const visit = (when: JsonSchema): void => {
    for (const id of questionsRead(when)) {
      const showWhen = own(questions, id)?.showWhen;
      if (!showWhen || found.has(id)) continue;
      found.set(id, { id, when: showWhen });
      visit(showWhen);
    }
  };
  visit(condition);
  return [{ when: condition }, ...found.values()];
}

/** Every answer that makes a difference to a condition of the grammar: each option, and of several, one, two or all. */
function valuesOf(schema: JsonSchema | undefined): readonly Json[] | undefined {
  if (!schema) return undefined;
  if (schema['type'] === 'boolean') return [true, false];
  if (Array.isArray(schema['enum'])) return schema['enum'] as readonly Json[];
  const codes = itemsOf(schema)?.['enum'] as readonly Json[] | undefined;
  if (!Array.isArray(codes)) return undefined;
  const pairs = codes.length > 12 ? [] : codes.flatMap((one, index) => codes.slice(index + 1).map((other) => [one, other]));
  return codes.length > 2 && pairs.length === 0 ? undefined : [...codes.map((code) => [code]), ...pairs, ...(codes.length > 2 ? [codes] : [])];
}

function combinations(ids: readonly string[], values: readonly (readonly Json[])[], answers: Answers, fits: (answers: Answers) => boolean): boolean {
  const [id, ...rest] = ids;
  if (id === undefined) return fits(answers);
  const [first = [], ...others] = values;
  return combinations(rest, others, answers, fits) || first.some((value) => combinations(rest, others, { ...answers, [id]: value }, fits));
}
