import type { Answers, Json, JsonObject, ResolvedForm } from '#definitions';
import { questionSchemas } from '#definitions';
import type { ValueContext } from '#testing';
import { generateValue } from '#testing';

const isObject = (value: Json | undefined): value is JsonObject => value !== null && typeof value === 'object' && !Array.isArray(value);
const rowsOf = (value: Json | undefined): readonly JsonObject[] => (Array.isArray(value) ? (value as readonly Json[]).filter(isObject) : []);

/**
 * The rows that a page would show already when a form is begun: those of the source that was answered last, under their
 * own ids, with the properties that both have; what the form asks beside is made up.
 * @param given answers by form, the latest last
 */
export const carriedRows = (form: ResolvedForm, given: ReadonlyMap<string, Answers>, context: ValueContext): Answers => {
  const order = [...given.keys()];
  const schemas = questionSchemas(form);
  const carried = Object.values(form.questions).flatMap(({ id, kind, prefill }) => {
    const sources = (Array.isArray(prefill) ? prefill : [prefill]).filter((source): source is string => typeof source === 'string');
    const latest = sources
      .map((source) => source.split('.') as [string, string])
      .filter(([name, question]) => rowsOf(given.get(name)?.[question]).length > 0)
      .sort(([a], [b]) => order.indexOf(b) - order.indexOf(a))[0];
    const schema = schemas[id]?.items;
    if (kind !== 'group' || !latest || !isObject(schema)) return [];
    const asked = Object.keys((schema.properties ?? {}) as JsonObject);
    const rows = rowsOf(given.get(latest[0])?.[latest[1]]).map((row) => ({
      ...(generateValue(schema, context) as JsonObject),
      ...Object.fromEntries(Object.entries(row).filter(([property]) => asked.includes(property))),
    }));
    return [[id, rows] as const];
  });
  return Object.fromEntries(carried);
};
