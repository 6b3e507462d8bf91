import { itemsOf } from '../resolve/question-kind.ts';
import type { Json, JsonSchema, ResolvedForm } from '../types.ts';

/** The whole schema of each question that is asked: what the pack says of it, with what the authority says more strictly. */
export function questionSchemas(form: Pick<ResolvedForm, 'schema'>): { readonly [question: string]: JsonSchema } {
  const found = new Map<string, JsonSchema>();
  for (const [id, schema] of propertiesIn(form.schema)) {
    if (schema === false) found.delete(id);
    else if (isSchema(schema)) found.set(id, together(found.get(id), schema));
  }
  return Object.fromEntries(found);
}

/** National ones first: what stands later is stricter. */
function propertiesIn(schema: JsonSchema): readonly (readonly [string, Json])[] {
  const parts = Array.isArray(schema['allOf']) ? (schema['allOf'] as readonly JsonSchema[]) : [];
  return [...Object.entries((schema['properties'] ?? {}) as JsonSchema), ...parts.flatMap(propertiesIn)];
}

function together(national: JsonSchema | undefined, local: JsonSchema): JsonSchema {
  if (!national) return local;
  const [outer, inner] = [itemsOf(national), itemsOf(local)];
  return { ...national, ...local, ...(outer && { items: { ...outer, ...inner } }) };
}

function isSchema(value: Json): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
