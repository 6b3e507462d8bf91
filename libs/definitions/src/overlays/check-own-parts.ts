import { didYouMean, toPointer } from '../check/finding.ts';
import { dimensionLists } from '../check/form-shelf.ts';
import { checkMeans } from '../check/check-means.ts';
import { checkQuestions } from '../check/check-questions.ts';
import type { QuestionSet, Vocabulary } from '../check/check-questions.ts';
import { nearestWords } from '../check/nearest-words.ts';
import { PERSON_FIELDS } from '../check/prefill-sources.ts';
import { own } from '../own.ts';
import { textsIn } from '../resolve/welsh.ts';
import type { Finding, ResolvedForm, ResolvedQuestion } from '../types.ts';
import type { FormCase, Placed } from './form-check-context.ts';
import { called, fault, placed, prefixFault, questionOf } from './form-check-context.ts';

/** Faults of the sections, questions, blocks and options that an authority adds. */
export function checkOwnParts(one: FormCase): readonly Finding[] {
  return [
    ...placed(one, 'addSection').flatMap((at) => checkSection(one, at)),
    ...placed(one, 'addQuestion').flatMap((at) => checkQuestion(one, at)),
    ...placed(one, 'addBlock').flatMap((at) => checkBlock(one, at)),
    ...placed(one, 'addOption').flatMap((at) => checkOption(one, at)),
    ...one.operations.flatMap((operation, index) => (operation.does === 'addSection' || operation.does === 'addQuestion' || operation.does === 'addOption' ? textFaults(one, index, operation) : [])),
  ];
}

function checkSection(one: FormCase, { index, operation: { id } }: Placed<'addSection'>): readonly Finding[] {
  const isTwice = one.national.sections.some((section) => section.id === id) || placed(one, 'addSection').some((other) => other.index < index && other.operation.id === id);
  const section = one.resolved.sections.find((other) => other.id === id);
  return [
    ...prefixFault(one, index, ['id'], id, 'section'),
    ...(isTwice ? [fault(one, index, ['id'], 'section-twice', `There is a section '${id}' already: give yours an id of its own.`)] : []),
    ...(section && section.questions.length === 0 ? [fault(one, index, [], 'section-empty', `Nothing is asked in your section ‘${section.title.en}’: put a question into it, or take it out.`)] : []),
  ];
}

function checkQuestion(one: FormCase, { index, operation }: Placed<'addQuestion'>): readonly Finding[] {
  const { id, schema, question, ui } = operation;
  const set: QuestionSet = { file: one.file, schemasAt: ['schema'], wordsAt: ['questions'], properties: { [id]: schema }, questions: { [id]: question }, required: [] };
  const means = checkMeans({ file: one.file, asked: set.questions, properties: set.properties, questions: set.questions, codes: one.base.shelf.codes });
  return [
    ...prefixFault(one, index, ['id'], id, 'question'),
    ...idFaults(one, index, ['id'], id),
    ...[...checkQuestions(set, vocabulary(one)), ...means].map((found) => ({ ...found, path: inOperation(found.path, id, index) })),
    ...Object.entries(ui ?? {}).flatMap(([key, value]) => uiFault(one, index, key, value)),
  ];
}

/** The checks of a form's questions say where in the form file; in an overlay, both schema and words stand in the operation. */
function inOperation(path: string, id: string, index: number): string {
  const step = toPointer([id]);
  for (const [there, here] of [[`/schema/properties${step}`, '/schema'], [`/questions${step}`, '/question']] as const) {
    if (path === there || path.startsWith(`${there}/`)) return `/operations/${index}${here}${path.slice(there.length)}`;
  }
  return `/operations/${index}`;
}

function vocabulary({ base: { codeLists, shelf, dataItems }, forms }: FormCase): Vocabulary {
  return {
    codeLists: [...codeLists.map(({ id }) => id), ...dimensionLists(shelf.dimensions)],
    dimensions: (shelf.dimensions?.dimensions ?? []).map(({ id }) => id),
    dataItems: dataItems.map(({ id }) => id),
    prefill: (source) => prefillFault(source, forms),
  };
}

function prefillFault(source: string, forms: { readonly [form: string]: ResolvedForm }): string | undefined {
  const [first = '', ...rest] = source.split('.');
  const name = rest.join('.');
  if (first === 'person') return (PERSON_FIELDS as readonly string[]).includes(name) ? undefined : `A person has no '${name}' to prefill from.${didYouMean(name, PERSON_FIELDS)}`;
  const form = own(forms, first);
  if (!form) return `There is no form '${first}' to prefill from.${didYouMean(first, Object.keys(forms))}`;
  return own(form.questions, name) ? undefined : `The form '${first}' has no question '${name}' to prefill from.${didYouMean(name, Object.keys(form.questions))}`;
}

const WIDGETS: readonly ResolvedQuestion['kind'][] = ['text', 'narrative', 'words', 'date', 'dateTime', 'number', 'yesNo', 'choice', 'choices', 'group'];
const UI_KEYS = ['ui:options', 'ui:widget'];

function uiFault(one: FormCase, index: number, key: string, value: unknown): readonly Finding[] {
  if (!UI_KEYS.includes(key)) return [fault(one, index, ['ui', key], 'ui-unknown', `'${key}' changes nothing here.${didYouMean(key, UI_KEYS)}`)];
  if (key !== 'ui:widget' || (WIDGETS as readonly unknown[]).includes(value)) return [];
  return [fault(one, index, ['ui', key], 'widget-unknown', `There is no way of asking called '${String(value)}'.${didYouMean(String(value), WIDGETS)}`)];
}

/** An id is given once, and stands for the same question in all publications. */
function idFaults(one: FormCase, index: number, keys: readonly string[], id: string): readonly Finding[] {
  const first = one.added.get(id);
  if (Object.hasOwn(one.national.questions, id) || (first && first.operation !== index)) return [fault(one, index, keys, 'id-twice', `There is a question '${id}' already: give yours an id of its own.`)];
  const now = questionOf(one, id);
  const before = one.earlier.map(({ forms }) => own(forms, one.national.id)).flatMap((form) => own(form?.questions, id) ?? own(form?.retired, id) ?? []);
  const other = now && before.find((was) => was.kind !== now.kind || nearestWords(now.label.en, [was.label.en]) === undefined);
  if (!other) return [];
  return [fault(one, index, keys, 'id-reused', `'${id}' was published as another question, ‘${other.label.en}’, and its answers are kept under that id: give this one a new id.`)];
}

function checkBlock(one: FormCase, { index, operation }: Placed<'addBlock'>): readonly Finding[] {
  const { block: id, prefix } = operation;
  const { blocks, authority, shelf } = one.base;
  const block = shelf.block(id);
  if (!block) return [fault(one, index, ['block'], 'block-unknown', `There is no block '${id}'.${didYouMean(id, blocks.map((other) => other.id))}`)];
  const isOwn = prefix === authority || prefix.startsWith(`${authority}.`);
  const added = [...one.added.values()].filter(({ operation: from }) => from === index);
  const lost = block.order.length > added.length && block.order.some((question) => (one.added.get(`${prefix}.${question}`)?.operation ?? index) !== index);
  return [
    ...parameterFaults(one, { index, operation }, block.parameters ?? []),
    ...(isOwn ? [] : [fault(one, index, ['prefix'], 'id-prefix', `'${prefix}' could be the pack’s one day: let the prefix be '${authority}', or begin with '${authority}.'.`)]),
    ...(lost ? [fault(one, index, ['prefix'], 'id-twice', `There are questions under '${prefix}' already that are called as those of this block: give it another prefix, such as '${prefix}.more'.`)] : []),
    ...added.flatMap((question) => (question.id in one.national.questions ? [fault(one, index, ['prefix'], 'id-twice', `There is a question '${question.id}' already: give this block another prefix.`)] : [])),
  ];
}

function parameterFaults(one: FormCase, { index, operation }: Placed<'addBlock'>, parameters: readonly string[]): readonly Finding[] {
  const given = Object.keys(operation.with ?? {});
  const missing = parameters.filter((name) => !given.includes(name));
  const strange = given.filter((name) => !parameters.includes(name));
  const dimension = operation.with?.['dimension'];
  const dimensions = (one.base.shelf.dimensions?.dimensions ?? []).map(({ id }) => id);
  return [
    ...missing.map((name) => fault(one, index, [], 'block-parameter', `This block is about one ${name}: choose which, under with.`)),
    ...strange.map((name) => fault(one, index, ['with', name], 'block-parameter', `This block has no parameter '${name}': take it out.`)),
    ...(dimension !== undefined && !dimensions.includes(dimension) ? [fault(one, index, ['with', 'dimension'], 'dimension-unknown', `There is no dimension '${dimension}'.${didYouMean(dimension, dimensions)}`)] : []),
  ];
}

function checkOption(one: FormCase, { index, operation }: Placed<'addOption'>): readonly Finding[] {
  const { question: id, code, parent } = operation;
  const question = own(one.national.questions, id);
  if (!question) return [];
  const options = question.options ?? [];
  const reader = one.readers.find((other) => other.form === one.national.id && other.question === id && other.codes.map(String).includes(parent));
  const before = options.some((option) => option.code === code) || placed(one, 'addOption').some((other) => other.index < index && other.operation.question === id && other.operation.code === code);
  const isOwn = ['.', '-'].some((mark) => code.startsWith(`${one.base.authority}${mark}`));
  if (options.length === 0) return [fault(one, index, ['question'], 'option-kind', `${called(one, id)} is no choice, so it has no options to add to.`)];
  if (!question.open) return [fault(one, index, ['question'], 'option-closed', `The options of ${called(one, id)} are counted nationally as they are, and none can be added: ask a question of your own beside it.`)];
  return [
    ...(isOwn ? [] : [fault(one, index, ['code'], 'id-prefix', `'${code}' could be the pack’s one day: let the code of your own option begin with '${one.base.authority}-'.`)]),
    ...(before ? [fault(one, index, ['code'], 'option-twice', `${called(one, id)} has an option '${code}' already: give yours a code of its own.`)] : []),
    ...(options.some((option) => option.code === parent) ? [] : [fault(one, index, ['parent'], 'option-parent', `'${parent}' is no option of the pack’s for ${called(one, id)}: say as which of them yours is counted.${didYouMean(parent, options.map((option) => option.code))}`)]),
    ...(reader ? [fault(one, index, ['parent'], 'option-read', `Something in the pack looks for '${parent}' and would not know your option: ${reader.by}. Choose another option to count it as.`)] : []),
  ];
}

/** Words in every language of the authority, and none of them blank. */
function textFaults(one: FormCase, index: number, operation: object): readonly Finding[] {
  const needsWelsh = one.base.content.authority.languages.includes('cy');
  return textsIn(operation).flatMap(({ at, text }) => {
    if (text.en.trim() === '') return [fault(one, index, [...at, 'en'], 'text-missing', 'There are no words here yet: write what people will read.')];
    const isBlank = text.cy !== undefined && text.cy.trim() === '';
    return isBlank || (needsWelsh && text.cy === undefined) ? [fault(one, index, at, 'welsh-missing', `There is no Welsh for '${text.en}': add it as cy.`)] : [];
  });
}
