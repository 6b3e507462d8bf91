import type { BlockFile, BlockUse, DimensionsFile, FormFile, JsonObject, JsonSchema, QuestionFile, ResolvedSection, SectionBlock, SectionFile, SectionForEach, SectionItem } from '../types.ts';
import type { Dimension } from './fill-block.ts';
import { fillBlock } from './fill-block.ts';

/** What a form may take from its neighbours. */
export interface Shelf {
  readonly block: (id: string) => BlockFile | undefined;
  readonly dimensions: DimensionsFile | undefined;
}

/** A fault met while expanding, at a JSON pointer of the form file. */
export interface ExpansionFault {
  readonly path: string;
  readonly rule: 'block-unknown' | 'block-parameter' | 'block-section' | 'dimension-unknown' | 'domain-unknown' | 'question-duplicate' | 'section-duplicate';
  readonly name: string;
}

/** A form with its blocks written out. */
export interface ExpandedForm {
  readonly sections: readonly ResolvedSection[];
  readonly properties: { readonly [question: string]: JsonSchema };
  readonly required: readonly string[];
  readonly questions: { readonly [question: string]: QuestionFile };
  readonly ui: { readonly [question: string]: JsonObject };
  readonly faults: readonly ExpansionFault[];
}

/** Writes out the blocks and `forEach` sections of a form. Faults are collected, and what is at fault left out. */
export function expandForm(form: FormFile, shelf: Shelf): ExpandedForm {
  const faults: ExpansionFault[] = [];
  const parts: Part[] = [{ schema: form.schema, questions: form.questions, ui: form.ui ?? {}, at: '' }];
  const sections: ResolvedSection[] = [];
  form.sections.forEach((section, index) => {
    const at = `/sections/${index}`;
    const added = sectionsOf(section, at, shelf, faults, parts);
    for (const one of added) {
      if (sections.some((earlier) => earlier.id === one.id)) faults.push({ path: at, rule: 'section-duplicate', name: one.id });
      sections.push(one);
    }
  });
  return { sections, ...merged(parts, faults), faults };
}

interface Part {
  readonly schema: FormFile['schema'];
  readonly questions: FormFile['questions'];
  readonly ui: { readonly [question: string]: JsonObject };
  readonly at: string;
}

function sectionsOf(section: FormFile['sections'][number], at: string, shelf: Shelf, faults: ExpansionFault[], parts: Part[]): readonly ResolvedSection[] {
  if ('forEach' in section) return eachSection(section, at, shelf, faults, parts);
  return 'block' in section ? blockSection(section, at, shelf, faults, parts) : [oneSection(section, at, shelf, faults, parts)];
}

function oneSection(section: SectionFile, at: string, shelf: Shelf, faults: ExpansionFault[], parts: Part[]): ResolvedSection {
  const questions = section.questions.flatMap((item, index) => itemQuestions(item, `${at}/questions/${index}`, shelf, faults, parts));
  const { id, title, hint, group } = section;
  return { id, title, ...(hint && { hint }), ...(group && { group }), questions };
}

function itemQuestions(item: SectionItem, at: string, shelf: Shelf, faults: ExpansionFault[], parts: Part[]): readonly string[] {
  return typeof item === 'string' ? [item] : (usedBlock(item, at, shelf, faults, parts)?.order ?? []);
}

function blockSection(use: SectionBlock, at: string, shelf: Shelf, faults: ExpansionFault[], parts: Part[]): readonly ResolvedSection[] {
  const block = shelf.block(use.block);
  if (block && !block.section) return fault(faults, { path: `${at}/block`, rule: 'block-section', name: use.block });
  const filled = usedBlock(use, at, shelf, faults, parts);
  return filled?.section ? [{ ...filled.section, ...(use.group && { group: use.group }), questions: filled.order }] : [];
}

function usedBlock(item: BlockUse, at: string, shelf: Shelf, faults: ExpansionFault[], parts: Part[]): BlockFile | undefined {
  const refuse = (one: ExpansionFault) => void faults.push(one);
  const block = shelf.block(item.block);
  if (!block) return refuse({ path: `${at}/block`, rule: 'block-unknown', name: item.block });
  const asked = block.parameters ?? [];
  const given = Object.keys(item.with ?? {});
  const wrong = [...asked.filter((name) => !given.includes(name)), ...given.filter((name) => !(asked as readonly string[]).includes(name))][0];
  if (wrong !== undefined) return refuse({ path: at, rule: 'block-parameter', name: wrong });
  const dimensionId = item.with?.['dimension'];
  const dimension = shelf.dimensions?.dimensions.find((candidate) => candidate.id === dimensionId);
  if (dimensionId !== undefined && !dimension) return refuse({ path: `${at}/with/dimension`, rule: 'dimension-unknown', name: dimensionId });
  return addBlock(block, dimension, at, parts, item.showWhen);
}

function eachSection(section: SectionForEach, at: string, shelf: Shelf, faults: ExpansionFault[], parts: Part[]): readonly ResolvedSection[] {
  const { domain, group } = section;
  const block = shelf.block(section.block);
  if (!block) return fault(faults, { path: `${at}/block`, rule: 'block-unknown', name: section.block });
  if (!block.section) return fault(faults, { path: `${at}/block`, rule: 'block-section', name: section.block });
  if (domain !== undefined && !shelf.dimensions?.domains.some((candidate) => candidate.id === domain)) {
    return fault(faults, { path: `${at}/domain`, rule: 'domain-unknown', name: domain });
  }
  const members = (shelf.dimensions?.dimensions ?? []).filter((dimension) => domain === undefined || dimension.domain === domain);
  return members.flatMap((dimension) => {
    const filled = addBlock(block, dimension, at, parts);
    return filled.section ? [{ ...filled.section, ...(group && { group }), questions: filled.order }] : [];
  });
}

function addBlock(block: BlockFile, dimension: Dimension | undefined, at: string, parts: Part[], showWhen?: JsonSchema): BlockFile {
  const filled = fillBlock(block, dimension);
  parts.push({ schema: filled.schema, questions: showWhen ? shownWhen(filled.questions, showWhen) : filled.questions, ui: filled.ui ?? {}, at });
  return filled;
}

/** Each question under the condition of the block's use, beside its own. */
function shownWhen(questions: FormFile['questions'], when: JsonSchema): FormFile['questions'] {
  const both = (own: JsonSchema | undefined): JsonSchema => (own ? { allOf: [when, own] } : when);
  return Object.fromEntries(Object.entries(questions).map(([id, question]) => [id, { ...question, showWhen: both(question.showWhen) }]));
}

function merged(parts: readonly Part[], faults: ExpansionFault[]): Pick<ExpandedForm, 'properties' | 'required' | 'questions' | 'ui'> {
  const properties: { [question: string]: JsonSchema } = {};
  const questions: { [question: string]: QuestionFile } = {};
  const ui: { [question: string]: JsonObject } = {};
  for (const part of parts) {
    for (const [id, schema] of Object.entries(part.schema.properties)) {
      if (id in properties) faults.push({ path: part.at, rule: 'question-duplicate', name: id });
      properties[id] = schema;
    }
    Object.assign(questions, part.questions);
    Object.assign(ui, part.ui);
  }
  return { properties, questions, ui, required: parts.flatMap((part) => part.schema.required ?? []) };
}

function fault(faults: ExpansionFault[], one: ExpansionFault): readonly [] {
  faults.push(one);
  return [];
}
