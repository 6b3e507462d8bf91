import { Ajv2020 } from 'ajv/dist/2020.js';
import type { CodeOptions } from 'ajv/dist/core.js';
import type { JsonSchema } from '../types.ts';
import { FORMATS } from './formats.ts';

/**
 * An Ajv that only judges: it removes, fills in and coerces nothing, and reports every failure.
 * `strict` schemas are the grammar's business, which is stricter than Ajv and explains itself.
 * @param validateSchema false for schemas that the grammar has passed: to judge them once more takes longer than to compile them
 */
export function newAjv(code: CodeOptions = {}, validateSchema = true): Ajv2020 {
  return new Ajv2020({ allErrors: true, strict: false, validateSchema, loopEnum: Infinity, loopRequired: Infinity, code, formats: FORMATS });
}

/** Compiles one schema of a condition or a guard; throws as Ajv does when the schema itself is wrong. */
export function compileSchema(schema: JsonSchema): (value: unknown) => boolean {
  shared ??= newAjv();
  try {
    const validate = shared.compile(schema);
    return (value) => validate(value);
  } finally {
    // It would keep every schema it ever saw.
    shared.removeSchema(schema);
  }
}

let shared: Ajv2020 | undefined;
