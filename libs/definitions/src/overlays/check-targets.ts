import { didYouMean } from '../check/finding.ts';
import { operationKey, targetKey } from '../authoring/operation-key.ts';
import { own } from '../own.ts';
import type { Finding, FormOperation, TextTarget } from '../types.ts';
import { textAt } from './change-texts.ts';
import type { FormCase, Placed } from './form-check-context.ts';
import { called, fault, isQuestion, placed, questionIds, questionOf } from './form-check-context.ts';

/** Faults of what operations are about: what is not there, what is locked, what is said twice or against each other, and of words. */
export function checkTargets(one: FormCase): readonly Finding[] {
  return [
    ...one.operations.flatMap((operation, index) => [...unknownQuestion(one, operation, index), ...lockedQuestion(one, operation, index), ...against(one, operation, index)]),
    ...twice(one),
    ...placed(one, 'relabel').flatMap((at) => checkWords(one, at)),
    ...placed(one, 'translate').flatMap((at) => checkWords(one, at)),
  ];
}

/** The question that an operation is about, and where it names it. */
function about(operation: FormOperation): { readonly id: string; readonly keys: readonly string[] } | undefined {
  switch (operation.does) {
    case 'addOption':
    case 'move':
    case 'require':
    case 'requireWhen':
    case 'narrow':
    case 'hideOptional':
    case 'retire':
      return { id: operation.question, keys: ['question'] };
    case 'relabel':
    case 'translate':
      return operation.target.question === undefined ? undefined : { id: operation.target.question, keys: ['target', 'question'] };
    case 'addSection':
    case 'addQuestion':
    case 'addBlock':
    case 'moveSection':
      return undefined;
    default:
      return operation satisfies never;
  }
}

function unknownQuestion(one: FormCase, operation: FormOperation, index: number): readonly Finding[] {
  const named = about(operation);
  if (!named || isQuestion(one, named.id)) return [];
  return [fault(one, index, named.keys, 'target-unknown', `This form has no question '${named.id}'.${didYouMean(named.id, questionIds(one))}`)];
}

function lockedQuestion(one: FormCase, operation: FormOperation, index: number): readonly Finding[] {
  const named = about(operation);
  if (!named || operation.does === 'hideOptional' || one.national.locked?.includes(named.id) !== true) return [];
  return [fault(one, index, named.keys, 'locked', `${called(one, named.id)} is locked by the pack: its words, place and asking stay as they are. Take this out, or ask a question of your own beside it.`)];
}

function twice(one: FormCase): readonly Finding[] {
  const first = new Map<string, number>();
  return one.operations.flatMap((operation, index) => {
    // Whose id is there twice is told so.
    if (operation.does === 'addSection' || operation.does === 'addQuestion' || operation.does === 'addBlock' || operation.does === 'addOption') return [];
    const key = operationKey(operation);
    const before = first.get(key);
    if (before === undefined) first.set(key, index);
    return before === undefined ? [] : [fault(one, index, [], 'operation-twice', `Operation ${before + 1} is about the same: keep one of the two.`)];
  });
}

/** What is hidden or retired is not changed in any other way. */
function against(one: FormCase, operation: FormOperation, index: number): readonly Finding[] {
  const named = about(operation);
  if (!named || operation.does === 'hideOptional' || operation.does === 'retire' || !one.gone.has(named.id)) return [];
  const how = placed(one, 'retire').some((other) => other.operation.question === named.id) ? 'retired' : 'hidden';
  return [fault(one, index, named.keys, 'contradiction', `${called(one, named.id)} is ${how} here, so nothing else can be said of it: keep one of the two.`)];
}

const PARTS = { form: ['title', 'purpose'], section: ['title', 'hint', 'group'], question: ['label', 'hint', 'why'], option: ['label'] } as const;

function checkWords(one: FormCase, at: Placed<'relabel'> | Placed<'translate'>): readonly Finding[] {
  const { index, operation } = at;
  const place = targetFault(one, index, operation.target);
  if (place.length > 0) return place;
  const before = textAt({ ...one.resolved, ...one.national, questions: { ...addedQuestions(one), ...one.national.questions }, sections: [...one.national.sections, ...ownSections(one)] }, operation.target);
  const other = one.operations.find((said) => said.does !== operation.does && (said.does === 'relabel' || said.does === 'translate') && targetKey(said.target) === targetKey(operation.target));
  if (operation.does === 'relabel') return relabelFaults(one, index, operation.text, other?.does === 'translate' ? { en: before?.en ?? '', cy: other.cy } : before);
  if (other?.does === 'relabel' && other.text.cy !== undefined) return [fault(one, index, [], 'contradiction', `The Welsh of this is given with its English already ('${other.text.cy}'): keep one of the two.`)];
  return translateFaults(one, index, operation.cy, other?.does === 'relabel' ? other.text.en : before?.en, before?.cy);
}

function relabelFaults(one: FormCase, index: number, text: { readonly en: string; readonly cy?: string }, before: { readonly en: string; readonly cy?: string } | undefined): readonly Finding[] {
  if (text.en.trim() === '') return [fault(one, index, ['text', 'en'], 'text-missing', 'There are no words here yet: write what people will read, or take this out.')];
  const isBlank = text.cy !== undefined && text.cy.trim() === '';
  const needsWelsh = one.base.content.authority.languages.includes('cy');
  if (isBlank || (needsWelsh && (text.cy ?? before?.cy) === undefined)) return [fault(one, index, ['text'], 'welsh-missing', `There is no Welsh for '${text.en}': add it as cy.`)];
  const says = before?.en === text.en && (text.cy === undefined || text.cy === before.cy);
  return says ? [fault(one, index, ['text'], 'relabel-same', `'${text.en}' is what it says already: write other words, or take this out.`)] : [];
}

function translateFaults(one: FormCase, index: number, cy: string, english: string | undefined, welsh: string | undefined): readonly Finding[] {
  if (english === undefined) return [fault(one, index, ['target', 'part'], 'target-unknown', 'There are no words here to translate: relabel adds both languages.')];
  if (cy.trim() === '') return [fault(one, index, ['cy'], 'text-missing', `There is no Welsh for '${english}' here yet: write it, or take this out.`)];
  return cy === welsh ? [fault(one, index, ['cy'], 'relabel-same', `'${cy}' is what it says already: write other words, or take this out.`)] : [];
}

function addedQuestions({ resolved }: FormCase) {
  return Object.fromEntries(Object.entries({ ...resolved.questions, ...resolved.retired }).filter(([, { local }]) => local));
}

function ownSections({ national, resolved }: FormCase) {
  return resolved.sections.filter(({ id }) => !national.sections.some((section) => section.id === id));
}

/** That there is such a place for words. A question that is not there has been met already. */
function targetFault(one: FormCase, index: number, target: TextTarget): readonly Finding[] {
  const strange = (keys: readonly string[], message: string) => [fault(one, index, ['target', ...keys], 'target-unknown', message)];
  const sections = [...one.national.sections, ...ownSections(one)].map(({ id }) => id);
  if (target.section !== undefined && target.question === undefined) {
    if (!sections.includes(target.section)) return strange(['section'], `There is no section '${target.section}'.${didYouMean(target.section, sections)}`);
    if (one.national.locked?.includes(target.section)) return [fault(one, index, ['target', 'section'], 'locked', `The section '${target.section}' is locked by the pack: its words stay as they are. Take this out.`)];
    return partFault(target, PARTS.section, strange);
  }
  if (target.question === undefined) return target.row !== undefined || target.option !== undefined ? strange([], 'A row or an option belongs to a question: name it under question.') : partFault(target, PARTS.form, strange);
  const question = questionOf(one, target.question);
  if (!question) return strange(['question'], `This form has no question '${target.question}'.`).slice(1);
  const inner = target.row === undefined ? question : question.row?.find(({ id }) => id === target.row);
  if (!inner) return strange(['row'], `The rows of ${called(one, question.id)} have no '${target.row ?? ''}'.${didYouMean(target.row ?? '', (question.row ?? []).map(({ id }) => id))}`);
  if (target.option === undefined) return partFault(target, PARTS.question, strange);
  const options = (target.row === undefined ? (own(one.national.questions, question.id)?.options ?? []).concat(question.options ?? []) : (inner.options ?? [])).map(({ code }) => code);
  return options.includes(target.option) ? partFault(target, PARTS.option, strange) : strange(['option'], `'${target.option}' is no option of ${called(one, question.id)}.${didYouMean(target.option, options)}`);
}

function partFault({ part }: TextTarget, parts: readonly string[], strange: (keys: readonly string[], message: string) => readonly Finding[]): readonly Finding[] {
  return parts.includes(part) ? [] : strange(['part'], `There is no ${part} here: choose ${parts.join(', ').replace(/, ([^,]*)$/, ' or $1')}.`);
}
