import { canonicalJson } from '../canonical-json.ts';
import type { FormShelf } from '../check/form-shelf.ts';
import { own } from '../own.ts';
import { conditionRules } from '../resolve/condition-rules.ts';
import type { ShapedQuestion } from '../resolve/resolve-question.ts';
import { resolveQuestion } from '../resolve/resolve-question.ts';
import { uiSchema } from '../resolve/ui-schema.ts';
import type { FormOperation, FormOverlayFile, Json, JsonObject, JsonSchema, ResolvedForm, ResolvedQuestion, ResolvedSection } from '../types.ts';
import { ownQuestions } from './block-questions.ts';
import type { OwnQuestion } from './block-questions.ts';
import { changeTexts } from './change-texts.ts';
import { orderSections } from './order-sections.ts';
import { narrowing, nationalPart, stricterRules, withFewer } from './strictly.ts';
import { writtenUi } from './written-ui.ts';

type Doing<Does extends FormOperation['does']> = Extract<FormOperation, { does: Does }>;

/**
 * A form of the pack with an authority's own changes. They are applied by kind, in the order of `FormOperation`; what cannot be
 * applied (its target is not there) is passed over, for a draft may be looked at before it is faultless.
 * @param national the resolved form of the pack, for this authority and without changes
 */
export function applyFormOverlay(national: ResolvedForm, overlay: FormOverlayFile, authority: string, shelf: FormShelf, hash: (text: string) => string): ResolvedForm {
  const ref = `${national.id}@${national.version}+${authority}.${overlay.version}`;
  const { digest: _digest, ...rest } = national;
  const content = overlay.operations.length === 0 ? { ...rest, ref } : { ...changedForm(rest, overlay.operations, shelf), ref };
  return { ...content, digest: hash(canonicalJson(content)) };
}

type Undigested = Omit<ResolvedForm, 'digest'>;

function changedForm(national: Undigested, operations: readonly FormOperation[], shelf: FormShelf): Undigested {
  const of = <Does extends FormOperation['does']>(does: Does) => operations.filter((one): one is Doing<Does> => one.does === does);
  const added = ownQuestions(operations, shelf).filter(({ id }) => !Object.hasOwn(national.questions, id));
  const shaped = new Map(added.map((one) => [one.id, shapedOwn(one, shelf)]));
  const options = withOptions({ ...national.questions, ...Object.fromEntries([...shaped].map(([id, { question }]) => [id, question])) }, of('addOption'));
  const sections = orderSections(national.sections, operations, added);
  const worded = changeTexts({ ...national, sections, questions: options }, operations);
  const strict = stricter(worded.questions, operations);
  const gone = new Set([...of('hideOptional'), ...of('retire')].map(({ question }) => question));
  const asked = sectionsWithout(worded.sections, gone, national.sections);
  const ids = asked.flatMap((section) => section.questions);
  const questions = Object.fromEntries(ids.flatMap((id) => (own(strict, id) ? [[id, own(strict, id)!]] : [])));
  const retired = of('retire').flatMap(({ question }) => (shaped.has(question) ? [[question, strict[question]!] as const] : []));
  const local = localPart(national, questions, shaped, of('narrow'), of('hideOptional'));
  return {
    ...worded,
    schema: { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object', allOf: [nationalPart(national.schema, options), local], unevaluatedProperties: false },
    uiSchema: uiSchema(asked, Object.values(questions), { ...writtenUi(national), ...Object.fromEntries(added.flatMap(({ id, ui }) => (ui ? [[id, ui]] : []))) }),
    sections: asked,
    questions,
    ...(retired.length > 0 && { retired: Object.fromEntries(retired) }),
  };
}

function shapedOwn({ id, question, schema, required }: OwnQuestion, { codes }: FormShelf): ShapedQuestion {
  const shaped = resolveQuestion(id, question, schema, required, codes);
  return { ...shaped, question: { ...shaped.question, local: true } };
}

/** Each local option directly after the national one that it counts as, and after those that came before it. */
function withOptions(questions: ResolvedForm['questions'], added: readonly Doing<'addOption'>[]): ResolvedForm['questions'] {
  return added.reduce((all, { question: id, code, label, parent }) => {
    const question = own(all, id);
    const options = question?.options ?? [];
    const at = options.findLastIndex((option) => option.code === parent || option.parent === parent);
    if (!question || at < 0 || options.some((option) => option.code === code)) return all;
    return { ...all, [id]: { ...question, options: [...options.slice(0, at + 1), { code, label, parent }, ...options.slice(at + 1)] } };
  }, questions);
}

function stricter(questions: ResolvedForm['questions'], operations: readonly FormOperation[]): ResolvedForm['questions'] {
  const changes = new Map<string, ResolvedQuestion>();
  const change = (id: string, to: (question: ResolvedQuestion) => ResolvedQuestion) => {
    const question = changes.get(id) ?? own(questions, id);
    if (question) changes.set(id, to(question));
  };
  for (const operation of operations) {
    if (operation.does === 'require') change(operation.question, (question) => ({ ...question, required: true }));
    if (operation.does === 'requireWhen') change(operation.question, (question) => ({ ...question, requireWhen: either(question.requireWhen, operation.when) }));
    if (operation.does === 'narrow') change(operation.question, (question) => withFewer(question, operation.schema));
  }
  return { ...questions, ...Object.fromEntries(changes) };
}

function either(one: JsonSchema | undefined, other: JsonSchema): JsonSchema {
  return one ? { anyOf: [one, other] } : other;
}

/** A section of the pack in which nothing is asked any more is left out; one of the authority's own is shown while it is being filled. */
function sectionsWithout(sections: readonly ResolvedSection[], gone: ReadonlySet<string>, national: readonly ResolvedSection[]): readonly ResolvedSection[] {
  const left = sections.map((section) => ({ ...section, questions: section.questions.filter((id) => !gone.has(id)) }));
  return left.filter(({ id, questions }) => questions.length > 0 || !national.some((section) => section.id === id));
}

/** What the authority says beside the pack: its own questions, and what it says more strictly of the pack's. */
function localPart(national: Undigested, questions: ResolvedForm['questions'], shaped: ReadonlyMap<string, ShapedQuestion>, narrowed: readonly Doing<'narrow'>[], hidden: readonly Doing<'hideOptional'>[]): JsonSchema {
  const properties: { [question: string]: Json } = {};
  const required: string[] = [];
  const rules: JsonObject[] = [];
  for (const question of Object.values(questions)) {
    const { id } = question;
    const own = shaped.get(id);
    const before = national.questions[id];
    const limits = narrowed.filter((one) => one.question === id).reduce<JsonSchema>((all, { schema }) => ({ ...all, ...narrowing(question.kind, schema) }), {});
    if (own) {
      properties[id] = merged(own.schema, limits);
      rules.push(...conditionRules(question));
      if (question.required && !question.showWhen) required.push(id);
    } else if (before) {
      if (Object.keys(limits).length > 0) properties[id] = limits;
      const more = stricterRules(before, question);
      required.push(...more.required);
      rules.push(...more.rules);
    }
  }
  for (const { question } of hidden) if (Object.hasOwn(national.questions, question)) properties[question] = false;
  return { type: 'object', properties, ...(required.length > 0 && { required }), ...(rules.length > 0 && { allOf: rules }) };
}

function merged(schema: JsonSchema, limits: JsonSchema): JsonSchema {
  const [items, fewer] = [schema['items'], limits['items']];
  return { ...schema, ...limits, ...(items !== undefined && fewer !== undefined && { items: { ...(items as JsonSchema), ...(fewer as JsonSchema) } }) };
}
