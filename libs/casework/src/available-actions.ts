import type { ActionRule, ResolvedWorkflow } from '#definitions';
import { isAvailable, isTransition, regionsFor } from './availability.ts';
import { decidedRecord, refuseDecision } from './consequences.ts';
import { factsOf, findRecordToContinue } from './facts.ts';
import { findGuardAnswer, findRefusingGuard, findTellingGuard, type GuardQuestion } from './guards.ts';
import { placeOf, type Place } from './place.ts';
import { guardRefused, roleRequired } from './refusals.ts';
import type { ActionView, Actor, CaseRules, CaseState, Moment, Refusal } from './types.ts';

/**
 * What can be done in the case now: what this actor may do, and for the rest of what is possible here, why she may not and
 * who could. A guard that depends on answers not yet given does not stand in the way.
 */
export function availableActions(rules: CaseRules, state: CaseState, actor: Actor, moment: Moment): readonly ActionView[] {
  const { workflow } = rules;
  const place = placeOf(workflow, state.value);
  if (!place) return [];
  const facts = factsOf(rules, state, undefined, moment);
  return Object.entries(workflow.actions)
    .filter(([type, rule]) => isAvailable(rule, type, place))
    .map(([type, rule]) => {
      const asked: GuardQuestion = { workflow, state, place, facts, actor, ...(rule.form === undefined ? {} : { unfilled: rule.form }) };
      return toView(rules, type, rule, state, place, refusal(rules, type, rule, place, asked));
    });
}

function refusal(rules: CaseRules, type: string, rule: ActionRule, place: Place, asked: GuardQuestion): Refusal | undefined {
  if (!rule.roles.includes(asked.actor.role)) return roleRequired(rules, rule.roles);
  const undecidable = asked.state && refuseDecision(rule, asked.state, type, place);
  if (undecidable) return undecidable;
  const guard = findRefusingGuard(rule.guards ?? [], asked) ?? (isTransition(rule) ? findBlockingGuard(type, place, asked) : undefined);
  return guard === undefined ? undefined : guardRefused(rules, guard);
}

/** The guard that blocks a transition: there is one only when no way out of this state can be open. */
function findBlockingGuard(type: string, place: Place, asked: GuardQuestion): string | undefined {
  const candidates = place.candidates.get(type) ?? [];
  const open = candidates.some(({ guard }) => guard === undefined || findGuardAnswer(guard, asked) !== false);
  return open ? undefined : findTellingGuard(candidates.flatMap(({ guard }) => guard ?? []), asked);
}

function toView(rules: CaseRules, type: string, rule: ActionRule, state: CaseState, place: Place, refused: Refusal | undefined): ActionView {
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
    allowed: !refused,
    ...(refused ? { why: { code: refused.code, sentence: refused.sentence, ...resolvers(refused) } } : {}),
  };
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
