import type { Form } from '#api-client';
import type { CompiledForm, FormCheck, JsonSchema, ResolvedForm } from '#form-answers';
import { formCheck, questionSchemas } from '#form-answers';
import { client } from '../api/client.ts';
import { valueOf } from '../api/value-of.ts';

/** A form with its check, ready to be filled in. */
export interface LoadedForm {
  readonly form: ResolvedForm;
  readonly check: FormCheck;
  readonly properties: { readonly [question: string]: JsonSchema };
}

const resolved = (form: Form): ResolvedForm => {
  const [id = form.ref, version = ''] = (form.ref.split('+')[0] ?? '').split('@');
  return { ...form, id, version, digest: form.validator };
};

/** Fetches a form and its precompiled validator, a module of its own that needs no `eval`. */
export const loadForm = async (ref: string): Promise<LoadedForm> => {
  const answer = await valueOf(client.form(ref));
  const compiled = (await import(/* @vite-ignore */ answer.validator)) as CompiledForm;
  const form = resolved(answer);
  return { form, check: formCheck(form, compiled), properties: questionSchemas(form) };
};
