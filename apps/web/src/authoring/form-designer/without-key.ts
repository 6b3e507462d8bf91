import type { JsonSchema } from '#form-answers';

/** A schema without one of its keys. */
export const withoutKey = (schema: JsonSchema, key: string): JsonSchema => Object.fromEntries(Object.entries(schema).filter(([name]) => name !== key));
