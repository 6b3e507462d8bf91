import { mentions } from '../check/condition-walk.ts';
import type { JsonSchema, ResolvedForm, ResolvedQuestion } from '../types.ts';
import type { Advice } from './advice.ts';
import { conditionSentence } from './condition-sentence.ts';
import { choicesOf } from './conditions.ts';
import type { Choice } from './conditions.ts';
import { fillWords } from './fill-words.ts';

/** Questions whose condition can never hold, and those that nobody is asked because what they depend on comes after them or is not asked. */
export function neverShown(form: ResolvedForm): readonly Advice[] {
  const order = form.sections.flatMap(({ questions }) => questions);
  return Object.values(form.questions).flatMap((question) => {
    if (!question.showWhen) return [];
    const fault = impossible(question.showWhen, form);
    if (fault) return [advice(question, form, 'mend')];
    const later = mentions(question.showWhen).find(({ subject }) => order.indexOf(subject[0] ?? '') > order.indexOf(question.id));
    return later && question.local ? [comesLater(question, form.questions[later.subject[0] ?? ''])] : [];
  });
}

function impossible(condition: JsonSchema, form: ResolvedForm): boolean {
  const chosen = choicesOf(condition);
  if (!chosen) return false;
  const never = chosen.of.map((choice) => neverHolds(choice, form));
  if (chosen.join === 'any') return never.every(Boolean);
  return never.some(Boolean) || contradiction(chosen.of, form);
}

/** A question that is not asked, or an answer that it does not have, or one whose own condition cannot hold. */
function neverHolds({ question: id, is, values = [] }: Choice, form: ResolvedForm): boolean {
  const question = form.questions[id];
  if (!question) return is !== 'notAnswered';
  if (is !== 'oneOf' || !question.options) return false;
  return values.every((value) => !question.options?.some(({ code }) => code === value));
}

function contradiction(choices: readonly Choice[], form: ResolvedForm): boolean {
  return choices.some((one, index) => choices.slice(index + 1).some((other) => one.question === other.question && clash(one, other, form)));
}

function clash(one: Choice, other: Choice, form: ResolvedForm): boolean {
  if ([one.is, other.is].includes('notAnswered')) return one.is !== other.is;
  if ((one.is === 'yes' && other.is === 'no') || (one.is === 'no' && other.is === 'yes')) return true;
  const single = form.questions[one.question]?.kind === 'choice';
  const shared = (one.values ?? []).some((value) => other.values?.includes(value));
  return one.is === 'oneOf' && other.is === 'oneOf' && single && !shared;
}

function advice(question: ResolvedQuestion, form: ResolvedForm, level: Advice['level']): Advice {
  const when = conditionSentence(question.showWhen!, form, 'clause');
  return { kind: 'unreachable', level, question: question.id, sentence: fillWords({ en: '“{label}” is never asked: it can never be that {when}. Choose another condition, or take the question out.', cy: 'Ni ofynnir “{label}” byth: nid oes adeg pan {when}. Dewiswch amod arall, neu tynnwch y cwestiwn allan.' }, { label: question.label, when }) };
}

function comesLater(question: ResolvedQuestion, later: ResolvedQuestion | undefined): Advice {
  return { kind: 'unreachable', level: 'consider', question: question.id, sentence: fillWords({ en: '“{label}” appears because of “{later}”, which comes after it: whoever fills in the form has to go back. Move it down.', cy: 'Mae “{label}” yn ymddangos oherwydd “{later}”, sy’n dod ar ei ôl: rhaid i bwy bynnag sy’n llenwi’r ffurflen fynd yn ôl. Symudwch ef i lawr.' }, { label: question.label, later: later?.label ?? '' }) };
}
