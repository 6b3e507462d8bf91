import type { ActionRule, ResolvedWorkflow, Text } from '#definitions';
import { isAvailable, isTransition, regionsFor } from './availability.ts';
import { decidedRecord, refuseDecision } from './consequences.ts';
import { stanceOf } from './exceptions.ts';
import { factsOf, findRecordToContinue } from './facts.ts';
import type { GuardQuestion } from './guard-question.ts';
import { findBlockingGuard } from './moving.ts';
import { placeOf, type Place } from './place.ts';
import { exceptionPossible, guardRefused, roleRequired } from './refusals.ts';
import { withoutLostWaits } from './second-decisions.ts';
import type { ActionView, Actor, CaseRules, CaseState, Moment, Refusal } from './types.ts';

/**
 * What can be done in the case now: what this actor may do, and for the rest of what is possible here, why she may not and
 * who could. A guard that depends on answers not yet given does not stand in the way.
 */
export function availableActions(rules: CaseRules, given: CaseState, actor: Actor, moment: Moment): readonly ActionView[] {
  const { workflow } = rules;
  const state = withoutLostWaits(workflow, given);
  const place = placeOf(workflow, state.value);
  if (!place) return [];
  const facts = factsOf(rules, state, undefined, moment);
  // One question for all actions with the same form, so that a guard is answered once for them.
  const questions = new Map<string | undefined, GuardQuestion>();
  const questionFor = (form: string | undefined): GuardQuestion => {
    const asked = questions.get(form) ?? { workflow, state, place, facts, actor, ...(form === undefined ? {} : { unfilled: form }) };
    questions.set(form, asked);
    return asked;
  };
  return Object.entries(workflow.actions)
    .filter(([type, rule]) => isAvailable(rule, type, place) && !isIdle(rule, state))
    .map(([type, rule]) => toView(rules, type, rule, state, place, stance(rules, type, rule, state, place, questionFor(rule.form))));
}

/** Whether there is nothing for it: no record that waits in no state for a decision, nothing to have read. */
function isIdle(rule: ActionRule, state: CaseState): boolean {
  if (rule.does === 'acknowledge') return state.notices === undefined;
  return rule.decides !== undefined && rule.available !== undefined && !decidedRecord(rule, state);
}

interface Answer {
  readonly refused?: Refusal;
  readonly exception?: Text;
}

function stance(rules: CaseRules, type: string, rule: ActionRule, state: CaseState, place: Place, asked: GuardQuestion): Answer {
  if (!rule.roles.includes(asked.actor.role)) return { refused: roleRequired(rules, rule.roles) };
  const undecidable = refuseDecision(rule, state, type, place, asked.actor);
  if (undecidable) return { refused: undecidable };
  const { refusing, unusual } = stanceOf(rule, asked);
  // A guard that depends on answers not yet given blocks nothing.
  const guard = refusing ?? (isTransition(rule) ? findBlockingGuard(type, place, asked, (answer) => answer !== false) : undefined);
  if (guard !== undefined) return { refused: guardRefused(rules, guard) };
  return unusual.length ? { exception: exceptionPossible(rules, unusual).sentence } : {};
}

function toView(rules: CaseRules, type: string, rule: ActionRule, state: CaseState, place: Place, { refused, exception }: Answer): ActionView {
  const region = regionIn(rules.workflow, type, place);
  const record = decidedRecord(rule, state) ?? continued(rule, state);
  return {
    type,
    label: rule.label,
    ...(rule.task ? { task: rule.task } : {}),
    ...(rule.form === undefined ? {} : { form: rule.form }),
    ...(region === undefined ? {} : { region }),
    ...(rule.concurrent ? { concurrent: true } : {}),
    does: rule.does,
    weight: rule.weight ?? 'other',
    ...(record ? { record: record.id } : {}),
    ...(rule.again ? { records: notesToContinue(rule, state) } : {}),
    allowed: !refused,
    ...(exception ? { exception } : {}),
    ...(refused ? { why: { code: refused.code, sentence: refused.sentence, ...resolvers(refused) } } : {}),
  };
}

function notesToContinue(rule: ActionRule, state: CaseState): readonly string[] {
  return state.records.filter((record) => record.formId === rule.form && record.status === 'recorded').map((record) => record.id).reverse();
}

function regionIn(workflow: ResolvedWorkflow, type: string, place: Place): string | undefined {
  return place.candidates.get(type)?.[0]?.region ?? regionsFor(workflow, type)[0];
}

function continued(rule: ActionRule, state: CaseState): { readonly id: string } | undefined {
  return rule.does === 'submit' && rule.form !== undefined ? findRecordToContinue(state, rule.form) : undefined;
}

function resolvers(refused: Refusal): { readonly resolvedBy?: readonly string[] } {
  if (refused.code === 'guard-refused') return refused.resolvedBy.length ? { resolvedBy: refused.resolvedBy } : {};
  return refused.code === 'role-required' ? { resolvedBy: refused.roles } : {};
}
