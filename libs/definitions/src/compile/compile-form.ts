import type { CompiledForm } from '../answers/compiled.ts';
import type { FormCheck } from '../answers/form-check.ts';
import { formCheck } from '../answers/form-check.ts';
import type { ResolvedForm } from '../types.ts';
import { newAjv } from './ajv.ts';
import { formConditions } from './form-conditions.ts';

const compiled = new Map<string, FormCheck>();

/** The form's check, compiled once for each digest (0.1 to 0.4 s for a long form; milliseconds to run). */
export function compileForm(form: ResolvedForm): FormCheck {
  const known = compiled.get(form.digest);
  if (known) return known;
  const check = compileUncached(form);
  compiled.set(form.digest, check);
  return check;
}

/** The same, for a form that is compiled once and thrown away. */
export function compileUncached(form: ResolvedForm): FormCheck {
  return formCheck(form, compileInMemory(form));
}

function compileInMemory(form: ResolvedForm): CompiledForm {
  const ajv = newAjv({}, false);
  const conditions: { [question: string]: { show?: (answers: unknown) => boolean; require?: (answers: unknown) => boolean } } = {};
  for (const { question, use, schema } of formConditions(form)) {
    const holds = ajv.compile(schema);
    conditions[question] = { ...conditions[question], [use]: (answers: unknown) => holds(answers) };
  }
  return { validate: ajv.compile(form.schema) as CompiledForm['validate'], conditions };
}
