import { canonicalJson } from '../canonical-json.ts';
import type { FormFile, JsonSchema, ResolvedForm } from '../types.ts';
import type { Shelf } from './expand-form.ts';
import { expandForm } from './expand-form.ts';
import type { CodeLists } from './resolve-question.ts';
import { closedObject, resolveQuestion } from './resolve-question.ts';
import { uiSchema } from './ui-schema.ts';

/** The form as an authority uses it: blocks and codes written out, conditions compiled, the schema closed. */
export function resolveForm(form: FormFile, authority: string, shelf: Shelf & { readonly codes: CodeLists }, hash: (text: string) => string): ResolvedForm {
  const { sections, properties, questions, required, ui } = expandForm(form, shelf);
  const asked = sections.flatMap((section) => section.questions);
  const shaped = asked.map((id) => resolveQuestion(id, questions[id] ?? { label: { en: id } }, properties[id] ?? {}, required.includes(id), shelf.codes));
  const list = shaped.map((one) => one.question);
  const schema: JsonSchema = { $schema: 'https://json-schema.org/draft/2020-12/schema', ...closedObject(shaped) };
  const content = {
    id: form.id,
    version: form.version,
    ref: `${form.id}@${form.version}+${authority}.0`,
    title: form.title,
    purpose: form.purpose,
    kind: form.kind ?? 'record',
    ...(form.minutes !== undefined && { minutes: form.minutes }),
    ...(form.source && { source: form.source }),
    ...(form.waits && { waits: form.waits }),
    schema,
    uiSchema: uiSchema(sections, list, ui),
    sections,
    questions: Object.fromEntries(list.map((question) => [question.id, question])),
    ...(form.locked && { locked: form.locked }),
  };
  return { ...content, digest: hash(canonicalJson(content)) };
}
