import { compileForm, type ActionRule, type Answers, type ResolvedForm } from '#definitions';
import { findNoteToContinue, formIdIn } from './facts.ts';
import { dataNotExpected, formInvalid, notFound } from './refusals.ts';
import type { CaseAction, CaseRules, CaseState, Moment, RecordState, Refusal } from './types.ts';

/** Answers that fit their form, blank and hidden ones left out. */
export interface Accepted {
  readonly form?: ResolvedForm;
  readonly data: Answers;
}

const NONE: Answers = {};

/**
 * The action's answers against the form it asks for: the form its draft or returned record was begun on, else the one in
 * force now.
 */
export function acceptAnswers(
  rules: CaseRules,
  rule: ActionRule,
  state: CaseState | undefined,
  action: Pick<CaseAction, 'id' | 'data' | 'draft'>,
  moment: Moment,
): Accepted | { readonly refused: Refusal } {
  if (rule.form === undefined) return hasAnswers(action.data) ? { refused: dataNotExpected() } : { data: NONE };
  const returned = findReturned(rule, state, action) ?? findNoteToContinue(rule, state, action);
  // A draft becomes one record, once: only a returned record of the same form, or a note made for it, is gone on with. Without a draft the action's
  // id is the record's, and must not be that of another.
  const record = action.draft ?? action.id;
  if (!returned && state?.records.some(({ id }) => id === record)) return { refused: notFound('draft') };
  const begun = begunOn(rule, state, action, moment);
  if (begun !== undefined && formIdIn(state ?? {}, begun) !== rule.form) return { refused: notFound('draft') };
  const form = (begun === undefined ? undefined : rules.form(begun)) ?? rules.form(rule.form);
  if (!form) return { refused: notFound('form') };
  const check = compileForm(form);
  const data = check.toSend(action.data ?? NONE).answers;
  const problems = check.problems(data);
  return problems.length > 0 ? { refused: formInvalid(problems) } : { form, data };
}

/** The reference of the form that the answers of an action were begun on: its draft's, or that of the record it goes on with. */
export function begunOn(rule: ActionRule, state: CaseState | undefined, action: Pick<CaseAction, 'draft'>, { draft }: Moment): string | undefined {
  if (draft && draft.id === action.draft) return draft.form;
  return (findReturned(rule, state, action) ?? findNoteToContinue(rule, state, action))?.form;
}

/** The returned record that a submission goes on with: the one its draft is of. */
export function findReturned(rule: ActionRule, state: CaseState | undefined, action: Pick<CaseAction, 'draft'>): RecordState | undefined {
  if (rule.does !== 'submit' || rule.form === undefined || !state || action.draft === undefined) return undefined;
  return state.records.find((record) => record.id === action.draft && record.formId === rule.form && record.status === 'returned');
}

function hasAnswers(data: Answers | undefined): boolean {
  return data !== undefined && Object.keys(data).length > 0;
}
