import type { CodeListFile, JsonObject, JsonSchema, QuestionFile, ResolvedQuestion } from '../types.ts';
import { conditionRules } from './condition-rules.ts';
import { itemsOf, questionKind } from './question-kind.ts';

export type CodeLists = (id: string) => CodeListFile | undefined;
export interface ShapedQuestion {
  readonly question: ResolvedQuestion;
  /** Its schema with codes filled in, rows closed, and blanks refused. */
  readonly schema: JsonSchema;
}

/** One question with its kind, its options and its final schema. The file must have passed the check. */
export function resolveQuestion(id: string, file: QuestionFile, written: JsonSchema, required: boolean, codes: CodeLists): ShapedQuestion {
  const kind = questionKind(written, file);
  if (!kind) throw new Error(`The question ${id} has no kind`);
  const { codes: list, options: labels, row, open: ownOpen, ...kept } = file;
  const open = ownOpen ?? (list === undefined ? undefined : codes(list)?.open);
  const options = list === undefined ? labelled(written, labels) : openCodes(codes(list));
  const rows = kind === 'group' && row ? resolveRow(row, itemsOf(written) ?? {}, codes) : undefined;
  return {
    question: { ...kept, id, kind, required, ...(options && { options }), ...(options && open && { open }), ...(rows && { row: rows.questions }) },
    schema: finalSchema(kind, written, options, rows?.schema),
  };
}

function finalSchema(kind: ResolvedQuestion['kind'], written: JsonSchema, options: ResolvedQuestion['options'], row: JsonSchema | undefined): JsonSchema {
  const codes = options?.map((option) => option.code);
  switch (kind) {
    case 'choice':
      return codes ? { ...written, enum: codes } : written;
    case 'choices':
      return { minItems: 1, uniqueItems: true, ...written, items: { ...itemsOf(written), ...(codes && { enum: codes }) } };
    case 'group':
      return { ...written, ...(row && { items: row }) };
    case 'text':
    case 'narrative':
    case 'words':
      return { minLength: 1, ...written };
    case 'date':
    case 'dateTime':
    case 'number':
    case 'yesNo':
      return written;
    default:
      return kind satisfies never;
  }
}

function resolveRow(row: { readonly [property: string]: QuestionFile }, items: JsonSchema, codes: CodeLists): { questions: readonly ResolvedQuestion[]; schema: JsonSchema } {
  const properties = (items['properties'] ?? {}) as { readonly [property: string]: JsonSchema };
  const required = (items['required'] ?? []) as readonly string[];
  const shaped = Object.entries(row).map(([property, file]) => resolveQuestion(property, file, properties[property] ?? {}, required.includes(property), codes));
  return { questions: shaped.map((one) => one.question), schema: closedObject(shaped, { id: { type: 'string', format: 'uuid' } }) };
}

/** An object that holds these questions and nothing else, with their conditions as if/then. */
export function closedObject(shaped: readonly ShapedQuestion[], fixed: { readonly [property: string]: JsonSchema } = {}): JsonSchema {
  const questions = shaped.map((one) => one.question);
  const rules = questions.flatMap(conditionRules);
  const required = questions.filter((question) => question.required && !question.showWhen).map((question) => question.id);
  const properties: JsonObject = { ...fixed, ...Object.fromEntries(shaped.map((one) => [one.question.id, one.schema])) };
  return {
    type: 'object',
    properties,
    required: [...Object.keys(fixed), ...required],
    ...(rules.length > 0 && { allOf: rules }),
    unevaluatedProperties: false,
  };
}

function openCodes(list: CodeListFile | undefined): ResolvedQuestion['options'] {
  return list?.codes.filter((code) => !code.retired).map(({ code, label }) => ({ code, label }));
}

function labelled(written: JsonSchema, labels: QuestionFile['options']): ResolvedQuestion['options'] {
  const codes = written['enum'] ?? itemsOf(written)?.['enum'];
  if (!Array.isArray(codes)) return undefined;
  return (codes as readonly string[]).map((code) => ({ code, label: labels?.[code] ?? { en: code } }));
}
