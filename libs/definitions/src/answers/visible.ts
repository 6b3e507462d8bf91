import type { Answers, Json, JsonObject, ResolvedForm, ResolvedQuestion } from '../types.ts';
import type { Conditions } from './compiled.ts';
import { isBlank } from './is-blank.ts';

/** An answer that stays in the draft but is not handed in, and why. */
export interface NotSent {
  readonly question: string;
  readonly why: 'hidden' | 'blank';
}
export interface ToSend {
  readonly answers: Answers;
  readonly notSent: readonly NotSent[];
}

/**
 * The answers that count: neither blank nor hidden. A condition reads only answers that count themselves, so a question
 * behind a hidden question is hidden too. Answers to questions that the form does not have are kept for the validator to name.
 */
export function toSend(form: ResolvedForm, conditions: Conditions, answers: Answers): ToSend {
  const filled = withoutBlanks(form, conditions, answers);
  let kept = filled;
  // Conditions cannot form a ring (the check refuses it), so this settles within as many rounds as there are questions.
  for (let round = 0; round <= Object.keys(form.questions).length; round++) {
    const next = only(filled, (question) => conditions[question]?.show?.(kept) ?? true);
    if (Object.keys(next).length === Object.keys(kept).length && Object.keys(next).every((key) => key in kept)) break;
    kept = next;
  }
  const notSent = Object.keys(answers)
    .filter((question) => !(question in kept) && answers[question] !== undefined)
    .map((question): NotSent => ({ question, why: question in filled ? 'hidden' : 'blank' }));
  return { answers: kept, notSent };
}

/** Is this question asked, given the answers that count? */
export function isShown(conditions: Conditions, key: string, counting: Answers): boolean {
  return conditions[key]?.show?.(counting) ?? true;
}

function withoutBlanks(form: ResolvedForm, conditions: Conditions, answers: Answers): Answers {
  const filled: { [question: string]: Json } = {};
  for (const [id, value] of Object.entries(answers)) {
    const question = form.questions[id];
    const trimmed = question?.row && Array.isArray(value) ? filledRows(question, question.row, conditions, value as readonly Json[]) : value;
    if (!isBlank(trimmed)) filled[id] = trimmed;
  }
  return filled;
}

function filledRows(group: ResolvedQuestion, row: readonly ResolvedQuestion[], conditions: Conditions, rows: readonly Json[]): readonly Json[] {
  return rows.map((value) => (isRow(value) ? filledRow(group, row, conditions, value) : value)).filter((value) => !isBlank(value));
}

function filledRow(group: ResolvedQuestion, row: readonly ResolvedQuestion[], conditions: Conditions, value: JsonObject): JsonObject {
  const filled = only(value, (property) => property === 'id' || !isBlank(value[property]));
  let kept = filled;
  for (let round = 0; round <= row.length; round++) {
    kept = only(filled, (property) => conditions[`${group.id}/${property}`]?.show?.(kept) ?? true);
  }
  return kept;
}

/** Is this a row of a group, and not something that the validator has yet to refuse? */
export function isRow(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function only(object: JsonObject, keep: (key: string) => boolean): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => keep(key)));
}
