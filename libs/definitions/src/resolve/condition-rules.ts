import type { JsonSchema, ResolvedQuestion } from '../types.ts';

/**
 * A question's showWhen and requireWhen as JSON Schema: hidden means that the answer may not be there; a question that
 * is always required is required only while it is shown, and so is one with a requireWhen.
 */
export function conditionRules({ id, required, showWhen, requireWhen }: ResolvedQuestion): readonly JsonSchema[] {
  const rules: JsonSchema[] = [];
  if (showWhen) {
    rules.push({ if: showWhen, ...(required && { then: { required: [id] } }), else: { properties: { [id]: false } } });
  }
  if (requireWhen && !required) {
    rules.push({ if: showWhen ? { allOf: [showWhen, requireWhen] } : requireWhen, then: { required: [id] } });
  }
  return rules;
}
