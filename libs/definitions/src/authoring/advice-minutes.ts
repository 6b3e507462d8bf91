import type { ResolvedForm, ResolvedQuestion } from '../types.ts';
import type { Advice } from './advice.ts';
import { fillWords } from './fill-words.ts';

/** Minutes that an answer of each kind is guessed to take; the measured use of a form says better. */
const MINUTES: { readonly [kind in ResolvedQuestion['kind']]: number } = { text: 0.3, narrative: 2, words: 1.5, date: 0.2, dateTime: 0.3, number: 0.2, yesNo: 0.1, choice: 0.2, choices: 0.4, group: 0.5 };
/** What is asked under a condition only is guessed to be asked of every third child. */
const SOMETIMES = 1 / 3;
/** Rows that a repeating group is guessed to have. */
const ROWS = 2;

/** Guessed minutes for a whole form, by the kinds of its questions; half of what is not required is guessed to be left out. */
export function guessedMinutes({ questions }: Pick<ResolvedForm, 'questions'>): number {
  return Object.values(questions).reduce((sum, question) => sum + weight(question) * minutesOf(question), 0);
}

function minutesOf({ kind, row = [] }: ResolvedQuestion): number {
  return MINUTES[kind] + ROWS * row.reduce((sum, one) => sum + weight(one) * minutesOf(one), 0);
}

function weight({ showWhen, required, prefill }: ResolvedQuestion): number {
  return (showWhen ? SOMETIMES : 1) * (required ? 1 : 0.5) * (prefill === undefined ? 1 : 0.5);
}

/** What a form is guessed to cost a worker, against the pack's. Said only where it differs. */
export function minutesAdvice(form: ResolvedForm, national: ResolvedForm | undefined): readonly Advice[] {
  if (!national) return [];
  const more = guessedMinutes(form) - guessedMinutes(national);
  const rounded = Math.round(Math.abs(more));
  if (rounded < 1) return [];
  const parts = { more: rounded, unit: rounded === 1 ? { en: 'minute', cy: 'munud' } : { en: 'minutes', cy: 'munud' }, ...(form.minutes !== undefined && { all: form.minutes }) };
  const added = { en: 'By a guess from the kinds of its questions, the form takes a worker about {more} {unit} more than nationally. Ask what you can do without.', cy: 'Yn ôl amcan o’r mathau o gwestiynau, mae’r ffurflen yn cymryd tua {more} {unit} yn fwy i weithiwr nag yn genedlaethol. Gofynnwch beth y gallwch wneud hebddo.' };
  const saved = { en: 'By a guess from the kinds of its questions, the form takes a worker about {more} {unit} less than nationally.', cy: 'Yn ôl amcan o’r mathau o gwestiynau, mae’r ffurflen yn cymryd tua {more} {unit} yn llai i weithiwr nag yn genedlaethol.' };
  return [{ kind: 'minutes', level: more > 0 ? 'consider' : 'kept', sentence: fillWords(more > 0 ? added : saved, parts) }];
}

const MANY_REQUIRED = 5;

/** Many local questions that must be answered: each stops somebody from handing in. */
export function tooManyRequired(form: ResolvedForm, national: ResolvedForm | undefined): readonly Advice[] {
  const stricter = Object.values(form.questions).filter((question) => question.required && national?.questions[question.id]?.required !== true);
  if (stricter.length <= MANY_REQUIRED) return [];
  return [{ kind: 'minutes', level: 'consider', sentence: fillWords({ en: '{count} questions must be answered here that need not be nationally. Each of them can stop a worker from handing the form in: keep it to what a manager sends back for.', cy: 'Rhaid ateb {count} cwestiwn yma nad oes rhaid eu hateb yn genedlaethol. Gall pob un rwystro gweithiwr rhag cyflwyno’r ffurflen: cadwch at yr hyn y mae rheolwr yn ei anfon yn ôl o’i herwydd.' }, { count: stricter.length }) }];
}
