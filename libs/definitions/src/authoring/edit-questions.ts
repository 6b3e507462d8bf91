import type { CodeListFile, FormOverlayFile, JsonObject, JsonSchema, QuestionFile, ResolvedQuestion, Text } from '../types.ts';
import type { Doing } from './overlay-edit.ts';
import { drop, dropWhere, operationAt, put } from './overlay-edit.ts';
import type { Place } from './edit-places.ts';
import { placed, withoutAsNeighbour } from './edit-places.ts';

type NewQuestion = Omit<Doing<'addQuestion'>, 'does' | 'section' | 'after'>;

/** A question of the authority's own at a place: after another, first in its section, or last. */
export function addQuestion(overlay: FormOverlayFile, question: NewQuestion, place: Place): FormOverlayFile {
  return placed(put(overlay, { does: 'addQuestion', ...question, section: place.section, ...(place.after !== undefined && { after: place.after }) }), question.id, place);
}

/** What may be changed of a local question by itself; its place, words and rules have edits of their own too. */
export interface QuestionChange {
  readonly schema?: JsonSchema;
  readonly question?: QuestionFile;
  readonly required?: boolean;
  readonly ui?: JsonObject;
}

/** The same local question with other settings. A question that the overlay did not add stays as it is. */
export function changeQuestion(overlay: FormOverlayFile, id: string, change: QuestionChange): FormOverlayFile {
  const added = operationAt(overlay, 'addQuestion', id);
  if (!added) return overlay;
  const { required: was, ...rest } = added;
  const { required = was === true, ...others } = change;
  return put(overlay, { ...rest, ...others, ...(required && { required: true }) });
}

/**
 * Takes a local question out with everything said of it. For one that was never published; one that was is retired, so that what
 * was answered stays readable.
 */
export function removeQuestion(overlay: FormOverlayFile, id: string): FormOverlayFile {
  const without = drop(overlay, `addQuestion ${id}`);
  return without === overlay ? overlay : dropWhere(withoutAsNeighbour(without, id, operationAt(overlay, 'addQuestion', id)?.after), (operation) => isOf(operation, id));
}

function isOf(operation: FormOverlayFile['operations'][number] | { readonly does: string }, id: string): boolean {
  return ('question' in operation && operation.question === id) || ('target' in operation && (operation.target as { readonly question?: string }).question === id);
}

/** Whether a local question is asked no more; its id is never used again. */
export function setRetired(overlay: FormOverlayFile, question: string, retired: boolean): FormOverlayFile {
  return retired ? put(overlay, { does: 'retire', question }) : drop(overlay, `retire ${question}`);
}

/** Whether a question of the pack is not asked here. */
export function setHidden(overlay: FormOverlayFile, question: string, hidden: boolean): FormOverlayFile {
  return hidden ? put(overlay, { does: 'hideOptional', question }) : drop(overlay, `hideOptional ${question}`);
}

/**
 * A question as an author would write it, from one that is asked: to begin a new one of one's own with. What it means nationally (its
 * data item, what it tells the share ledger or the chronology, what is carried in) is not copied.
 */
export function writtenLike(question: ResolvedQuestion): QuestionFile {
  const { label, hint, why, options, dimension, sensitivity, showWhen, requireWhen, row } = question;
  return {
    label,
    ...(hint && { hint }),
    ...(why && { why }),
    ...(options && { options: Object.fromEntries(options.map(({ code, label: text }) => [code, text])) }),
    ...(dimension !== undefined && { dimension }),
    ...(sensitivity && { sensitivity }),
    ...(showWhen && { showWhen }),
    ...(requireWhen && { requireWhen }),
    ...(row && { row: Object.fromEntries(row.map((one) => [one.id, writtenLike(one)])) }),
  };
}

/** The same question again under another id, after the first. `schema` is the one that the form has for it. */
export function duplicateQuestion(overlay: FormOverlayFile, from: { readonly question: ResolvedQuestion; readonly schema: JsonSchema; readonly section: string }, id: string): FormOverlayFile {
  const added = operationAt(overlay, 'addQuestion', from.question.id);
  const copied: NewQuestion = added
    ? { id, schema: added.schema, question: added.question, ...(added.required && { required: true }), ...(added.ui && { ui: added.ui }) }
    : { id, schema: writtenSchema(from.schema), question: writtenLike(from.question), ...(from.question.required && { required: true }) };
  return addQuestion(overlay, copied, { section: from.section, after: from.question.id });
}

/** A schema as the grammar of files has it: what resolving closed and filled in is taken out again. */
function writtenSchema(schema: JsonSchema): JsonSchema {
  const items = schema['items'] as JsonSchema | undefined;
  if (items?.['type'] !== 'object') return schema;
  const { id: _id, ...properties } = items['properties'] as { readonly [property: string]: JsonSchema };
  const required = ((items['required'] ?? []) as readonly string[]).filter((property) => property !== 'id');
  return { ...schema, items: { type: 'object', properties, ...(required.length > 0 && { required }) } };
}

/** The questions of a block, each under the authority's prefix. */
export function addBlock(overlay: FormOverlayFile, block: Omit<Doing<'addBlock'>, 'does'>): FormOverlayFile {
  return put(overlay, { does: 'addBlock', ...block });
}
export function removeBlock(overlay: FormOverlayFile, { block, prefix }: Pick<Doing<'addBlock'>, 'block' | 'prefix'>): FormOverlayFile {
  return dropWhere(overlay, (one) => one.does === 'addBlock' && one.block === block && one.prefix === prefix);
}

/** An option of one's own in an open list of the pack, under the code that it counts as nationally. */
export function addOption(overlay: FormOverlayFile, question: string, option: { readonly code: string; readonly label: Text; readonly parent: string }): FormOverlayFile {
  return put(overlay, { does: 'addOption', question, ...option });
}
export function removeOption(overlay: FormOverlayFile, question: string, code: string): FormOverlayFile {
  return dropWhere(overlay, (one) => (one.does === 'addOption' && one.question === question && one.code === code) || ('target' in one && 'question' in one.target && one.target.question === question && one.target.option === code));
}

/** The options of a local question, in order, written in the question itself. */
export function setOptions(overlay: FormOverlayFile, id: string, options: readonly { readonly code: string; readonly label: Text }[]): FormOverlayFile {
  const added = operationAt(overlay, 'addQuestion', id);
  if (!added) return overlay;
  const codes = options.map(({ code }) => code);
  const { codes: _list, ...question } = added.question;
  const schema = added.schema['type'] === 'array' ? { ...added.schema, items: { ...(added.schema['items'] as JsonSchema), enum: codes } } : { ...added.schema, enum: codes };
  return put(overlay, { ...added, schema, question: { ...question, options: Object.fromEntries(options.map(({ code, label }) => [code, label])) } });
}

/** The options of a local question from a list in forms/codes. */
export function setCodeList(overlay: FormOverlayFile, id: string, list: Pick<CodeListFile, 'id'>): FormOverlayFile {
  const added = operationAt(overlay, 'addQuestion', id);
  if (!added) return overlay;
  const { options: _own, ...question } = added.question;
  const { enum: _codes, ...schema } = added.schema;
  const items = schema['items'] as JsonSchema | undefined;
  const { enum: _inner, ...item } = items ?? {};
  return put(overlay, { ...added, schema: items ? { ...schema, items: item } : schema, question: { ...question, codes: list.id } });
}
