import { isBlank } from '../answers/is-blank.ts';
import type { Answers, FormMigrationFile, Json, JsonObject, MigratedAnswers, ResolvedForm, ResolvedQuestion } from '../types.ts';
import { stepsBetween, type Step } from './version-steps.ts';

interface Carried {
  /** The question that the answer was given to. */
  readonly asked: string;
  readonly value: Json;
}
type Homeless = MigratedAnswers['homeless'][number];

/**
 * Answers given on one version of a form, as another version asks them: newer or older, over any number of versions between.
 * An answer goes where its question went; backwards each move is undone, and of several codes that became one the first listed is
 * taken. Whatever has no question there any more, or does not fit the one that it has, is listed and not carried.
 * @param migrations those of this form; others are not looked at
 */
export function migrateAnswers(from: ResolvedForm, to: ResolvedForm, migrations: readonly FormMigrationFile[], answers: Answers): MigratedAnswers {
  const steps = stepsOf(migrations, to.id, from.version, to.version);
  const carried: { [question: string]: Json } = {};
  const homeless: Homeless[] = [];
  for (const [question, { asked, value }] of Object.entries(renamed(steps, answers))) {
    const why = misfit(from.questions[asked], to.questions[question], value, retiredWhy(steps, asked));
    if (why === undefined) carried[question] = value;
    else if (!isBlank(value)) homeless.push({ question: asked, why });
  }
  return { answers: carried, homeless };
}

/**
 * The same without judging whether they fit: what guards read of a record that was filled on another version of its form. Answers
 * whose question went nowhere keep its name.
 */
export function renameAnswers(migrations: readonly FormMigrationFile[], form: string, from: string, to: string, answers: Answers): Answers {
  const steps = stepsOf(migrations, form, from, to);
  if (steps.length === 0) return answers;
  return Object.fromEntries(Object.entries(renamed(steps, answers)).map(([question, { value }]) => [question, value]));
}

/** The name that a question has in another version of its form; its own where it was not moved. */
export function renameQuestion(migrations: readonly FormMigrationFile[], form: string, from: string, to: string, question: string): string {
  return Object.keys(renamed(stepsOf(migrations, form, from, to), { [question]: null }))[0] ?? question;
}

function stepsOf(migrations: readonly FormMigrationFile[], form: string, from: string, to: string): readonly Step<FormMigrationFile>[] {
  return stepsBetween(migrations.filter((file) => file.form === form), from, to);
}

function renamed(steps: readonly Step<FormMigrationFile>[], answers: Answers): { readonly [question: string]: Carried } {
  const given = Object.entries(answers).map(([asked, value]) => [asked, { asked, value }] as const);
  const last = steps.reduce<readonly (readonly [string, Carried])[]>((entries, step) => entries.map(([question, one]) => moved(step, question, one)), given);
  // Where two answers come to one question, the one that was moved there does not push out the one that was given to it.
  return Object.fromEntries(last.toSorted(([question, one], [, other]) => Number(one.asked === question) - Number(other.asked === question)));
}

function moved({ file, backward }: Step<FormMigrationFile>, question: string, { asked, value }: Carried): readonly [string, Carried] {
  const move = file.moves?.find((one) => (backward ? one.to : one.question) === question);
  if (!move) return [question, { asked, value }];
  const codes = move.codes && codesOf(move.codes, backward);
  return [backward ? move.question : move.to, { asked, value: codes ? recoded(value, codes) : value }];
}

/** Of several old codes that became one, the first listed is what it becomes again. */
function codesOf(codes: { readonly [code: string]: string }, backward: boolean): ReadonlyMap<string, string> {
  const lines = Object.entries(codes);
  return new Map(backward ? lines.map(([old, now]): [string, string] => [now, old]).reverse() : lines);
}

function recoded(value: Json, codes: ReadonlyMap<string, string>): Json {
  if (Array.isArray(value)) return [...new Set(value.map((code: Json) => recoded(code, codes)))];
  return typeof value === 'string' ? (codes.get(value) ?? value) : value;
}

function retiredWhy(steps: readonly Step<FormMigrationFile>[], question: string): string | undefined {
  return steps.flatMap(({ file, backward }) => (backward ? [] : (file.retired ?? []))).find((one) => one.question === question)?.why;
}

/** Why an answer has no home in the new form; undefined where it has. */
function misfit(old: ResolvedQuestion | undefined, now: ResolvedQuestion | undefined, value: Json, retired: string | undefined): string | undefined {
  if (!now) return retired ?? 'The form does not ask this question any more.';
  if (old && !isSameKind(old.kind, now.kind)) return 'The question is answered in another way now.';
  const unknown = unknownCodes(now, value);
  if (unknown.length > 0) return `It is no choice any more: ${unknown.join(', ')}.`;
  const lost = lostRowQuestions(now, value);
  return lost.length > 0 ? `Its rows are asked otherwise now; there is no place for: ${lost.join(', ')}.` : undefined;
}

const WRITTEN: readonly ResolvedQuestion['kind'][] = ['text', 'narrative', 'words'];

/** Whether an answer to the one kind of question can be one to the other. */
export function isSameKind(a: ResolvedQuestion['kind'], b: ResolvedQuestion['kind']): boolean {
  return a === b || (WRITTEN.includes(a) && WRITTEN.includes(b));
}

function unknownCodes({ options }: ResolvedQuestion, value: Json): readonly string[] {
  if (!options) return [];
  const known = new Set(options.map(({ code }) => code));
  const chosen: readonly Json[] = Array.isArray(value) ? value : [value];
  return chosen.filter((code): code is string => typeof code === 'string' && code !== '' && !known.has(code));
}

function lostRowQuestions({ row }: ResolvedQuestion, value: Json): readonly string[] {
  if (!row || !Array.isArray(value)) return [];
  const asked = new Set(['id', ...row.map(({ id }) => id)]);
  const answered = value.flatMap((one: Json) => (isObject(one) ? Object.entries(one).flatMap(([name, answer]) => (isBlank(answer) ? [] : [name])) : []));
  return [...new Set(answered)].filter((name) => !asked.has(name));
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
