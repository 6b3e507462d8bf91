import { asksOf } from '../check/check-actions.ts';
import { mentions } from '../check/condition-walk.ts';
import type { ActionRule, GuardFile, Json, JsonObject, JsonSchema, PublicationContent, ResolvedForm, ResolvedQuestion } from '../types.ts';

/** Something of the pack that reads an answer. */
export interface QuestionReader {
  readonly form: string;
  readonly question: string;
  /** "the guard “actorOfTeam” of the workflow “child”": goes into a sentence. */
  readonly by: string;
  /** The codes that it looks for, where it looks for any. */
  readonly codes: readonly unknown[];
  /** The question that is filled in from this one: without that question, nobody reads. */
  readonly fills?: { readonly form: string; readonly question: string };
}

const known = new WeakMap<PublicationContent, readonly QuestionReader[]>();

/** Everything in a pack that reads answers: conditions, what is carried in, what is waited for, guards, marks and actions. */
export function questionReaders(content: PublicationContent): readonly QuestionReader[] {
  const found = known.get(content) ?? [...Object.values(content.forms).flatMap(readersInForm), ...Object.values(content.workflows).flatMap(({ actions, guards }) => [...readersInGuards(guards), ...readersInActions(actions)])];
  known.set(content, found);
  return found;
}

function readersInForm(form: ResolvedForm): readonly QuestionReader[] {
  const questions = Object.values(form.questions);
  return [...questions.flatMap((question) => inConditions(form.id, question)), ...questions.flatMap((question) => inPrefill(form.id, question)), ...(form.waits ?? []).flatMap((wait) => inWait(form.id, wait))];
}

function inConditions(form: string, { id, label, showWhen, requireWhen }: ResolvedQuestion): readonly QuestionReader[] {
  return [showWhen, requireWhen].flatMap((condition) => (condition ? readIn(condition, form, 0, `whether ‘${label.en}’ (${id}) is asked depends on it`) : []));
}

/** What a condition reads, of answers that stand at a depth of its subjects. */
function readIn(condition: JsonSchema, form: string, depth: number, by: string): readonly QuestionReader[] {
  return mentions(condition).flatMap(({ subject, values }) => {
    const question = subject[depth];
    return question === undefined ? [] : [{ form, question, by, codes: subject.length === depth + 1 ? values : [] }];
  });
}

function inPrefill(form: string, { id, label, prefill }: ResolvedQuestion): readonly QuestionReader[] {
  const sources = prefill === undefined ? [] : typeof prefill === 'string' ? [prefill] : prefill;
  return sources
    .map((source) => [source.slice(0, source.indexOf('.')), source.slice(source.indexOf('.') + 1)] as const)
    .filter(([from]) => from !== 'person')
    .map(([from, question]) => ({ form: from, question, by: `‘${label.en}’ of the form '${form}' is filled in from it`, codes: [], fills: { form, question: id } }));
}

function inWait(form: string, { id, rows, when, since }: NonNullable<ResolvedForm['waits']>[number]): readonly QuestionReader[] {
  const by = `the worklist waits for it ('${id}')`;
  if (rows !== undefined) return [{ form, question: rows, by, codes: [] }];
  return [...readIn(when, form, 0, by), ...(since === undefined ? [] : [{ form, question: since, by, codes: [] }])];
}

function readersInGuards(guards: { readonly [name: string]: GuardFile }): readonly QuestionReader[] {
  return Object.entries(guards).flatMap(([name, { type, params = {} }]) => {
    const by = `the pathway’s guard '${name}' asks for it`;
    if (type === 'matches') return inFacts(params['schema'] as JsonSchema, by);
    if (type === 'rowsCovered') return [params['of'] as JsonObject, ...(params['by'] as readonly JsonObject[])].flatMap((one) => answerOf(one, [], by));
    return answerOf(params, type === 'answered' ? (params['is'] as readonly Json[]) : [], by);
  });
}

function answerOf({ form, question }: JsonObject, codes: readonly unknown[], by: string): readonly QuestionReader[] {
  return typeof form === 'string' && typeof question === 'string' ? [{ form, question, by, codes }] : [];
}

function inFacts(condition: JsonSchema, by: string): readonly QuestionReader[] {
  const answers = mentions(condition).filter(({ subject }) => subject[0] === 'answers' && subject.length > 2);
  return answers.map(({ subject, values }) => ({ form: subject[1] ?? '', question: subject[2] ?? '', by, codes: subject.length === 3 ? values : [] }));
}

function readersInActions(actions: { readonly [type: string]: ActionRule }): readonly QuestionReader[] {
  return Object.entries(actions).flatMap(([type, { form, happenedOn, marksWhen, does, decides, label }]) => {
    const by = `‘${label.en}’ (${type}) reads it`;
    const asked = [...asksOf(does), ...(happenedOn === undefined ? [] : [happenedOn]), ...(does === 'accept' ? ['worker'] : [])];
    return [
      ...(form === undefined ? [] : asked.map((question) => ({ form, question, by, codes: [] }))),
      ...(does === 'accept' && decides !== undefined ? [{ form: decides, question: 'team', by, codes: [] }] : []),
      ...(marksWhen ?? []).flatMap(({ mark, when }) => (typeof when === 'string' ? [] : inFacts(when, `the mark '${mark}' depends on it`))),
    ];
  });
}
