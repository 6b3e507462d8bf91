import type { CaseAction, CaseRules, CaseState, Moment } from '#casework';
import type { Engine } from '../context.ts';
import { openDraftsOf } from '../drafts/open-drafts.ts';

/**
 * The draft that an action hands in, with everybody who wrote answers towards it in this case since it was last decided.
 * Whoever wrote a draft is an author, also when another hands the answers in without naming it, names another, or has
 * discarded it meanwhile: words are easily carried from one draft to the next.
 */
export async function draftOf(engine: Engine, rules: CaseRules, state: CaseState, action: CaseAction): Promise<Moment['draft']> {
  if (action.data === undefined) return undefined;
  const rule = Object.hasOwn(rules.workflow.actions, action.type) ? rules.workflow.actions[action.type] : undefined;
  const isOneRecord = rule?.does === 'submit';
  if (!isOneRecord && action.draft === undefined) return undefined;
  const open = (await openDraftsOf(engine, state.authority, state.id)).filter((draft) => draft.id === action.draft || (isOneRecord && draft.action === action.type));
  const named = open.find(({ id }) => id === action.draft) ?? (action.draft === undefined ? open[0] : undefined);
  if (open.length === 0) return undefined;
  const discarded = isOneRecord ? await engine.store.drafts.discarded(state.authority, state.id, action.type, lastDecided(state, rule.form)) : [];
  const contributors = [...new Set([...open, ...discarded].flatMap((draft) => draft.contributors))];
  if (named) return { id: named.id, form: named.form, contributors };
  const form = rule?.form ? rules.form(rule.form) : undefined;
  return action.draft !== undefined && form ? { id: action.draft, form: form.ref, contributors } : undefined;
}

/** The instant of the last decision on a record of a form; the beginning of time when there is none. */
function lastDecided(state: CaseState, form: string | undefined): string {
  const decisions = state.records.filter(({ formId }) => formId === form).flatMap(({ decisions: given }) => given.map(({ at }) => at));
  return decisions.toSorted().at(-1) ?? '';
}
