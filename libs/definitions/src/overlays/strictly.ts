import { conditionRules } from '../resolve/condition-rules.ts';
import { itemsOf } from '../resolve/question-kind.ts';
import type { Json, JsonObject, JsonSchema, ResolvedForm, ResolvedQuestion } from '../types.ts';

/** The pack's part of a schema, its lists widened by the authority's own options. */
export function nationalPart(schema: JsonSchema, questions: ResolvedForm['questions']): JsonSchema {
  const { $schema: _line, unevaluatedProperties: _closed, ...part } = schema;
  const properties = Object.entries((part['properties'] ?? {}) as { readonly [question: string]: JsonSchema }).map(([id, one]) => {
    const added = (Object.hasOwn(questions, id) ? (questions[id]?.options ?? []) : []).flatMap(({ code, parent }) => (parent === undefined ? [] : [code]));
    return [id, added.length > 0 ? widened(one, added) : one] as const;
  });
  return { ...part, properties: Object.fromEntries(properties) };
}

function widened(schema: JsonSchema, added: readonly string[]): JsonSchema {
  if (Array.isArray(schema['enum'])) return { ...schema, enum: [...(schema['enum'] as readonly Json[]), ...added] };
  const items = itemsOf(schema);
  return items ? { ...schema, items: widened(items, added) } : schema;
}

/** What `narrow` says of a question, where its schema has it: of several options, `enum` stands on the items. */
export function narrowing(kind: ResolvedQuestion['kind'], { enum: codes, ...limits }: JsonSchema): JsonSchema {
  if (codes === undefined) return limits;
  return kind === 'choices' ? { ...limits, items: { enum: codes } } : { ...limits, enum: codes };
}

/** The question as it is asked, with only the options that are left. */
export function withFewer(question: ResolvedQuestion, { enum: codes }: JsonSchema): ResolvedQuestion {
  if (!Array.isArray(codes) || !question.options) return question;
  return { ...question, options: question.options.filter(({ code }) => (codes as readonly Json[]).includes(code)) };
}

/** What a question of the pack is asked for beyond what the pack says; whether it is hidden, the pack says already. */
export function stricterRules(before: ResolvedQuestion, after: ResolvedQuestion): { readonly required: readonly string[]; readonly rules: readonly JsonSchema[] } {
  if (before.required === after.required && before.requireWhen === after.requireWhen) return { required: [], rules: [] };
  if (after.required && !after.showWhen) return { required: [after.id], rules: [] };
  const rules = conditionRules(after).flatMap(({ else: _hidden, ...rule }): readonly JsonObject[] => (rule['then'] === undefined ? [] : [rule]));
  return { required: [], rules };
}
