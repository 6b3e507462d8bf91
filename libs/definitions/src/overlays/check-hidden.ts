import type { Finding, ResolvedQuestion } from '../types.ts';
import { own } from '../own.ts';
import type { FormCase, Placed } from './form-check-context.ts';
import { called, fault, isLocked, placed } from './form-check-context.ts';

/** Faults of what an authority does not ask: what is required, locked or read, and what is its own. */
export function checkHidden(one: FormCase): readonly Finding[] {
  return [...placed(one, 'hideOptional').flatMap((at) => checkHide(one, at)), ...placed(one, 'retire').flatMap((at) => checkRetire(one, at))];
}

function checkHide(one: FormCase, { index, operation: { question: id } }: Placed<'hideOptional'>): readonly Finding[] {
  const say = (rule: string, why: string) => [fault(one, index, ['question'], rule, `${called(one, id)} has to be asked: ${why}`)];
  const question = own(one.national.questions, id);
  if (!question) return one.added.has(id) ? [fault(one, index, ['question'], 'hide-own', `${called(one, id)} is your own question: retire it if it was published, or take it out where it is added.`)] : [];
  if (isLocked(one, id)) return say('hide-locked', 'the pack has locked it.');
  const reader = one.readers.find((other) => other.form === one.national.id && other.question === id && !(other.fills && one.hidden.has(`${other.fills.form}.${other.fills.question}`)));
  return [
    ...(question.required ? say('hide-required', 'the pack requires it.') : []),
    ...(!question.required && question.requireWhen ? say('hide-required', 'the pack requires it when certain answers are given.') : []),
    ...(reader ? say('hide-read', `${reader.by}.`) : []),
    ...meaningOf(question).map(({ rule, why }) => say(rule, why)).flat(),
  ];
}

/** What is read of a question for what it is, wherever it stands. */
function meaningOf({ means, conclusion, sensitivity, row = [] }: ResolvedQuestion): readonly { readonly rule: string; readonly why: string }[] {
  const all = [means, ...row.map((inner) => inner.means)];
  return [
    ...(all.some((one) => one !== undefined) ? [{ rule: 'hide-means', why: 'from it, it is known what was shared with whom.' }] : []),
    ...(conclusion ? [{ rule: 'hide-conclusion', why: 'it is a conclusion, and managers decide on these.' }] : []),
    ...(sensitivity === 'words' || row.some((inner) => inner.sensitivity === 'words') ? [{ rule: 'hide-words', why: 'somebody’s own words have their place here.' }] : []),
  ];
}

function checkRetire(one: FormCase, { index, operation: { question: id } }: Placed<'retire'>): readonly Finding[] {
  if (!Object.hasOwn(one.national.questions, id)) return [];
  return [fault(one, index, ['question'], 'retire-national', `${called(one, id)} is the pack’s question, and only your own can be retired: hide it, if nothing needs it.`)];
}
