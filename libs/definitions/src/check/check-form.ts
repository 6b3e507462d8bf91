import type { ExpandedForm, ExpansionFault } from '../resolve/expand-form.ts';
import type { BlockUse, Finding, FormFile } from '../types.ts';
import type { Catalogue, Checked } from './catalogue.ts';
import type { ConditionScope } from './check-conditions.ts';
import { checkCondition, checkConditions } from './check-conditions.ts';
import { checkQuestions } from './check-questions.ts';
import { questionsRead } from './condition-walk.ts';
import { didYouMean, finding, unknownNames } from './finding.ts';
import type { FormShelf } from './form-shelf.ts';
import { dimensionLists, packsUsing, shelfOf, unlike } from './form-shelf.ts';
import { checkCarry, checkMeans, checkWaits } from './check-means.ts';
import { questionKind } from '../resolve/question-kind.ts';
import { dataItemNames, prefillFault, sourcesOf } from './prefill-sources.ts';

type FormOf = (pack: string, form: string) => ExpandedForm | undefined;

/** Everything that can be wrong with a form beyond its grammar; with a shared one, in every pack that uses it. */
export function checkForm(files: Catalogue, one: Checked<'form'>, formOf: FormOf): readonly Finding[] {
  const packs = packsUsing(files, one);
  // What no pack takes today, any may take tomorrow.
  const prefill = prefillFault(files, packs.includes('') ? files.packs : packs, formOf);
  return unlike(files, packs).flatMap((pack) => {
    const expanded = formOf(pack, one.id);
    return expanded ? checkInPack(files, one, pack, expanded, prefill, formOf) : [];
  });
}

function checkInPack(files: Catalogue, { path, file }: Checked<'form'>, pack: string, expanded: ExpandedForm, prefill: (source: string) => string | undefined, formOf: FormOf): readonly Finding[] {
  const shelf = shelfOf(files, pack);
  const vocabulary = {
    codeLists: [...files.names('codes'), ...dimensionLists(shelf.dimensions)],
    dimensions: files.held('dimensions', pack, ({ dimensions }) => dimensions.map(({ id }) => id)),
    dataItems: dataItemNames(files),
    prefill,
  };
  const set = { file: path, schemasAt: ['schema'], wordsAt: ['questions'], properties: file.schema.properties, questions: file.questions, required: file.schema.required ?? [] };
  const scope = { file: path, asked: file.questions, properties: expanded.properties, questions: expanded.questions, codes: shelf.codes };
  return [
    ...expanded.faults.map((fault) => expansionFinding(path, fault, files, shelf.dimensions?.dimensions.map(({ id }) => id) ?? [])),
    ...checkSections(path, file, expanded),
    ...checkQuestions(set, vocabulary),
    ...Object.keys(file.ui ?? {})
      .filter((id) => !(id in expanded.properties))
      .map((id) => finding(path, ['ui', id], 'ui-unknown', `There is no question '${id}'.${didYouMean(id, Object.keys(expanded.properties))}`)),
    ...lockedNames(path, file, expanded),
    ...checkConditions(scope),
    ...checkMeans(scope),
    ...checkCarry(scope, sourcesOf(files, formOf)),
    ...checkWaits(path, file.waits, scope),
    ...codedWithoutWords(path, file, expanded),
    ...checkUses(file.sections, shelf, scope),
    ...checkBeside(file.sections, shelf, scope),
  ];
}

function checkSections(path: string, file: FormFile, expanded: ExpandedForm): readonly Finding[] {
  const known = Object.keys(expanded.properties);
  const placed = new Set<string>();
  const findings: Finding[] = [];
  file.sections.forEach((section, index) => {
    if ('block' in section) return;
    section.questions.forEach((item, place) => {
      if (typeof item !== 'string') return;
      const at = ['sections', index, 'questions', place];
      if (!known.includes(item)) findings.push(finding(path, at, 'question-unknown', `There is no question '${item}'.${didYouMean(item, known)}`));
      else if (placed.has(item)) findings.push(finding(path, at, 'question-twice', `'${item}' stands in a section already: a question is asked once.`));
      placed.add(item);
    });
  });
  const everywhere = new Set(expanded.sections.flatMap((section) => section.questions));
  const unplaced = Object.keys(file.schema.properties).filter((id) => !everywhere.has(id));
  return [...findings, ...unplaced.map((id) => finding(path, ['schema', 'properties', id], 'question-unplaced', `'${id}' stands in no section, so nobody is asked it: name it in one.`))];
}

/** What may not be touched has to be there. */
function lockedNames(path: string, { locked = [] }: FormFile, { sections, properties }: ExpandedForm): readonly Finding[] {
  const known = [...sections.map(({ id }) => id), ...Object.keys(properties)];
  return unknownNames(path, locked.map((name, index) => ({ name, at: ['locked', index] })), known, 'locked-unknown', 'question or section');
}

/** Narrative first: what is coded of a dimension is told in words as well. */
function codedWithoutWords(path: string, file: FormFile, { properties, questions }: ExpandedForm): readonly Finding[] {
  const kinds = Object.entries(questions).flatMap(([id, question]) => (question.dimension === undefined ? [] : [{ id, dimension: question.dimension, kind: questionKind(properties[id] ?? {}, question) }]));
  const told = new Set(kinds.filter(({ kind }) => kind === 'narrative' || kind === 'words').map(({ dimension }) => dimension));
  return kinds
    .filter(({ kind, dimension }) => (kind === 'choice' || kind === 'choices' || kind === 'yesNo' || kind === 'number') && !told.has(dimension))
    .map(({ id, dimension }) => finding(path, id in file.questions ? ['questions', id, 'dimension'] : ['sections'], 'dimension-narrative', `'${id}' codes '${dimension}', which this form tells nowhere in words: add a narrative with that dimension.`));
}

interface Use {
  readonly use: BlockUse;
  readonly at: readonly (string | number)[];
}

/** Every place where a form uses a block. */
function usesOf(sections: FormFile['sections']): readonly Use[] {
  return sections.flatMap((section, index): readonly Use[] => {
    if ('forEach' in section) return [{ use: { block: section.block }, at: ['sections', index] }];
    if ('block' in section) return [{ use: section, at: ['sections', index] }];
    return section.questions.flatMap((item, place) => (typeof item === 'string' ? [] : [{ use: item, at: ['sections', index, 'questions', place] }]));
  });
}

/** The conditions under which blocks are used: they see the form's questions, and not those that they show. */
function checkUses(sections: FormFile['sections'], shelf: FormShelf, scope: ConditionScope): readonly Finding[] {
  return usesOf(sections).flatMap(({ use, at }) => (use.showWhen ? checkCondition(scope, asks(use, shelf), use.showWhen, [...at, 'showWhen']) : []));
}

function asks({ block, with: filled }: BlockUse, shelf: FormShelf): readonly string[] {
  return (shelf.block(block)?.order ?? []).map((id) => id.replaceAll('{dimension}', filled?.['dimension'] ?? '{dimension}'));
}

/** What the conditions of a block read beside it, the form has to ask. */
function checkBeside(sections: FormFile['sections'], shelf: FormShelf, { file, properties }: ConditionScope): readonly Finding[] {
  return usesOf(sections).flatMap(({ use, at }) => {
    const block = shelf.block(use.block);
    if (!block?.beside) return [];
    const read = Object.values(block.questions).flatMap(({ showWhen, requireWhen }) => [showWhen, requireWhen].flatMap((condition) => (condition ? [...questionsRead(condition)] : [])));
    return [...new Set(read)]
      .filter((id) => !(id in block.schema.properties) && !(id in properties))
      .map((id) => finding(file, [...at, 'block'], 'block-beside', `The block '${use.block}' reads '${id}', which this form does not ask: use one of ${block.beside?.join(', ')} too.`));
  });
}

function expansionFinding(path: string, { rule, name, path: at }: ExpansionFault, files: Catalogue, dimensions: readonly string[]): Finding {
  const messages: { readonly [rule in ExpansionFault['rule']]: string } = {
    'block-unknown': `There is no block '${name}'.${didYouMean(name, files.names('block'))}`,
    'block-parameter': `The parameter '${name}' of this block is missing, or not one of its own: see parameters in the block.`,
    'block-section': `The block '${name}' has no section of its own: give it one, or use it among the questions of a section.`,
    'dimension-unknown': `There is no dimension '${name}'.${didYouMean(name, dimensions)}`,
    'domain-unknown': `There is no domain '${name}': see domains in dimensions.json.`,
    'question-duplicate': `'${name}' is a question of this form already: give one of the two another id.`,
    'section-duplicate': `'${name}' is a section of this form already: give one of the two another id.`,
  };
  return { file: path, path: at, rule, message: messages[rule] };
}
