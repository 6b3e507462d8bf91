import type { JsonSchema, QuestionFile, ResolvedQuestion } from '../types.ts';

/** Strings up to this many characters are written on one line. */
const ONE_LINE = 200;

/** The face a question has, from its schema and its meaning; undefined for a schema that the grammar does not admit. */
export function questionKind(schema: JsonSchema, question: Pick<QuestionFile, 'codes' | 'sensitivity'>): ResolvedQuestion['kind'] | undefined {
  switch (schema['type']) {
    case 'boolean':
      return 'yesNo';
    case 'number':
    case 'integer':
      return 'number';
    case 'array':
      return itemsOf(schema)?.['type'] === 'object' ? 'group' : 'choices';
    case 'string':
      return stringKind(schema, question);
    default:
      return undefined;
  }
}

function stringKind(schema: JsonSchema, question: Pick<QuestionFile, 'codes' | 'sensitivity'>): ResolvedQuestion['kind'] {
  if (schema['enum'] !== undefined || question.codes !== undefined) return 'choice';
  if (schema['format'] === 'date') return 'date';
  if (schema['format'] === 'date-time') return 'dateTime';
  if (schema['format'] !== undefined) return 'text';
  if (question.sensitivity === 'words') return 'words';
  return typeof schema['maxLength'] === 'number' && schema['maxLength'] <= ONE_LINE ? 'text' : 'narrative';
}

/** The schema of an array's items, if it has one. */
export function itemsOf(schema: JsonSchema): JsonSchema | undefined {
  const items = schema['items'];
  return typeof items === 'object' && items !== null && !Array.isArray(items) ? (items as JsonSchema) : undefined;
}
