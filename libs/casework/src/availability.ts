import type { ActionRule, ResolvedWorkflow } from '#definitions';
import { isIn, regionsOf, type Place } from './place.ts';
import type { Actor, CaseRules } from './types.ts';

/** The rule of an action type; undefined for words that merely look like one. */
export function findRule(workflow: ResolvedWorkflow, type: string): ActionRule | undefined {
  return Object.hasOwn(workflow.actions, type) ? workflow.actions[type] : undefined;
}

/** Whether an action may be taken at this place, whoever asks and whatever its guards say. */
export function isAvailable(rule: ActionRule, type: string, place: Place): boolean {
  if (rule.does === 'open') return false;
  if (rule.available === 'always') return true;
  if (place.status === 'closed' && rule.does !== 'reopen') return false;
  if (rule.available === 'whileOpen') return true;
  if (rule.available) return isIn(place, rule.available.in);
  return place.candidates.has(type);
}

/** The types of action that this actor's role may take at this place. */
export function availableTypes(rules: CaseRules, place: Place, actor: Actor): readonly string[] {
  return Object.entries(rules.workflow.actions)
    .filter(([type, rule]) => rule.roles.includes(actor.role) && isAvailable(rule, type, place))
    .map(([type]) => type);
}

/** Whether an action moves the machine. */
export function isTransition(rule: ActionRule): boolean {
  return rule.available === undefined && rule.does !== 'open';
}

const regionsByAction = new Map<string, readonly string[]>();

/** The regions an action moves, or that its place lies in. */
export function regionsFor(workflow: ResolvedWorkflow, type: string): readonly string[] {
  const key = `${workflow.digest} ${type}`;
  const before = regionsByAction.get(key);
  if (before) return before;
  if (regionsByAction.size > 5_000) regionsByAction.clear();
  const place = findRule(workflow, type)?.available;
  const regions = typeof place === 'object' ? [place.in.split('.')[0] ?? ''] : regionsOf(workflow, type);
  regionsByAction.set(key, regions);
  return regions;
}
