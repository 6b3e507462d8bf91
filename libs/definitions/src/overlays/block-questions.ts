import type { FormShelf } from '../check/form-shelf.ts';
import { fillBlock } from '../resolve/fill-block.ts';
import type { FormOperation, JsonObject, JsonSchema, QuestionFile } from '../types.ts';

/** A question of the authority's own as it is written, in a form or by way of a block. */
export interface OwnQuestion {
  readonly id: string;
  readonly section: string;
  readonly after: string | undefined;
  readonly schema: JsonSchema;
  readonly question: QuestionFile;
  readonly required: boolean;
  readonly ui: JsonObject | undefined;
  /** The operation that adds it, by its place in the overlay. */
  readonly operation: number;
}

/** Every question that the operations add, one by one, whether or not their section is there. */
export function ownQuestions(operations: readonly FormOperation[], shelf: FormShelf): readonly OwnQuestion[] {
  const added = operations.flatMap((operation, index) => (operation.does === 'addQuestion' ? [{ ...operation, after: operation.after, required: operation.required ?? false, ui: operation.ui, operation: index }] : []));
  const blocks = operations.flatMap((operation, index) => (operation.does === 'addBlock' ? blockQuestions(operation, index, shelf) : []));
  return [...added, ...blocks];
}

/** The questions of a block under the authority's prefix: `<prefix>.<id>`, each after the one before it. None of a block that is not there. */
function blockQuestions(use: Extract<FormOperation, { does: 'addBlock' }>, operation: number, shelf: FormShelf): readonly OwnQuestion[] {
  const found = shelf.block(use.block);
  if (!found) return [];
  const block = fillBlock(found, shelf.dimensions?.dimensions.find(({ id }) => id === use.with?.['dimension']));
  const ids = new Map(block.order.map((id) => [id, `${use.prefix}.${id}`]));
  return block.order.flatMap((id, index) => {
    const [schema, question] = [block.schema.properties[id], block.questions[id]];
    if (!schema || !question) return [];
    const after = index === 0 ? use.after : `${use.prefix}.${block.order[index - 1] ?? ''}`;
    const required = (block.schema.required ?? []).includes(id);
    return [{ id: `${use.prefix}.${id}`, section: use.section, after, schema, question: underPrefix(question, ids), required, ui: block.ui?.[id], operation }];
  });
}

function underPrefix(question: QuestionFile, ids: ReadonlyMap<string, string>): QuestionFile {
  const { showWhen, requireWhen } = question;
  return { ...question, ...(showWhen && { showWhen: renamed(showWhen, ids) }), ...(requireWhen && { requireWhen: renamed(requireWhen, ids) }) };
}

/** A condition over the answers, of questions that are called otherwise; what is within an answer keeps its names. */
function renamed(condition: JsonSchema, ids: ReadonlyMap<string, string>): JsonSchema {
  const name = (id: string) => ids.get(id) ?? id;
  return Object.fromEntries(
    Object.entries(condition).map(([key, value]) => {
      if (key === 'properties') return [key, Object.fromEntries(Object.entries(value as JsonObject).map(([id, inner]) => [name(id), inner]))];
      if (key === 'required') return [key, (value as readonly string[]).map(name)];
      if (key === 'not') return [key, renamed(value as JsonSchema, ids)];
      if (key === 'allOf' || key === 'anyOf') return [key, (value as readonly JsonSchema[]).map((one) => renamed(one, ids))];
      return [key, value];
    }),
  );
}
