import { availableActions } from './available-actions.ts';
import { caseClocks } from './case-view.ts';
import { placeOf, type RegionPlace } from './place.ts';
import { dayName, roleNames, sentence } from './sentences.ts';
import type { ActionView, Actor, CaseRules, CaseState, Moment, RecordState } from './types.ts';
import { clockMetBy, itemOf, marksIn, marksOfRegion, relationOf, whyMine, type Asking, type WorklistItem, type WorklistNames } from './worklist-asking.ts';
import { paperItems } from './worklist-papers.ts';
import { forecastItems, noticeItems, offerItems, waitItems } from './worklist-told.ts';

export type { WorklistItem, WorklistNames } from './worklist-asking.ts';

/**
 * What a case asks of an actor now: one item for each region that waits for her, or that waits for somebody else with what
 * she handed in; for each paper that waits beside them; for each running limit that she would meet, or for which the work
 * has to begin; for what records still wait for; and, for managers, for what she is told of and for a child offered to her
 * team. Nothing else for those whose case it is not, but the second decisions that are her role's to give in her team, or in every team.
 */
export function worklistItems(rules: CaseRules, state: CaseState, actor: Actor, moment: Moment, names: WorklistNames): readonly WorklistItem[] {
  const place = placeOf(rules.workflow, state.value);
  const relation = relationOf(rules, state, actor);
  const isOffered = state.offered !== undefined && state.offered.team === actor.team;
  const isSecond = relation === 'none' && givesSecond(rules, state, actor);
  if (!place || (relation === 'none' && !isOffered && !isSecond && !state.notices)) return [];
  const asking: Asking = { rules, state, actor, moment, names, relation, clocks: place.status === 'closed' ? [] : caseClocks(rules, state, moment).filter((clock) => clock.state === 'running') };
  const told = noticeItems(asking);
  if (place.status === 'closed' || (relation === 'none' && !isOffered && !isSecond)) return told;
  const actions = availableActions(rules, state, actor, moment);
  const waiting = place.regions.filter((region) => !region.atRest || region.waitsFor.length > 0);
  const items = [...waiting.flatMap((region) => regionItem(asking, region, actions) ?? []), ...paperItems(asking, actions)];
  if (relation === 'none') return [...told, ...items.filter(({ action }) => isSecond && action !== undefined && rules.workflow.actions[action]?.follows !== undefined), ...offerItems(asking, actions, [])];
  const asked = [...items, ...limitItems(asking, actions, items)];
  return [...asked, ...offerItems(asking, actions, asked), ...waitItems(asking, actions), ...forecastItems(asking, asked), ...told];
}

/** Whether an actor, who is not the case's manager, is one whose role decides after its manager in her team, or in every team. */
function givesSecond({ workflow }: CaseRules, { assigned }: CaseState, { team, role, everyTeam }: Actor): boolean {
  return (everyTeam === true || (team !== undefined && assigned.team === team)) && Object.values(workflow.actions).some((rule) => rule.follows !== undefined && rule.roles.includes(role));
}

/** Items in the order of a worklist: overdue first, then by the day they are due; what waits for others last. */
export function sortWorklist(items: readonly WorklistItem[]): readonly WorklistItem[] {
  const key = (item: WorklistItem): string => `${item.group === 'waiting' ? 1 : 0}${item.dueOn ?? '9999'}${item.case}`;
  return [...items].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

function regionItem(asking: Asking, region: RegionPlace, actions: readonly ActionView[]): WorklistItem | undefined {
  const { actor, rules, state } = asking;
  const own = actions.filter((action) => action.region === region.id && rules.workflow.actions[action.type]?.available === undefined);
  const clock = clockMetBy(asking, marksOfRegion(rules, region.id));
  // Who offers the child does not decide on the offer.
  const isOthers = state.offered !== undefined && state.offered.team !== actor.team && own.some((action) => action.does === 'accept');
  if (region.waitsFor.includes(actor.role) && !isOthers) {
    const main = own.filter((action) => action.weight === 'main');
    const next = main.find((action) => action.allowed) ?? (main.length ? undefined : own.find((action) => action.allowed && action.weight !== 'exit'));
    const why = next ? undefined : main[0]?.why?.sentence;
    return { ...itemOf(asking, next?.task ?? next?.label ?? region.stateLabel, why ?? whyMine(asking, next), { action: next, clock }), region: region.id };
  }
  const sent = latestSubmitted(state, actor.id, own);
  if (asking.relation !== 'worker' || !sent || region.waitsFor.length === 0) return undefined;
  const why = sentence('You sent it on {day}. It waits for a {roles}.', 'Anfonwyd gennych {day}. Mae’n aros am {roles}.', {
    day: dayName(sent.on),
    roles: roleNames(rules.roles, region.waitsFor),
  });
  return { ...itemOf(asking, region.stateLabel, why, { clock }), region: region.id, record: sent.id, group: 'waiting' };
}

function latestSubmitted(state: CaseState, actor: string, decisions: readonly ActionView[]): RecordState | undefined {
  const waiting = new Set(decisions.map((action) => action.record));
  return state.records.findLast((record) => record.status === 'submitted' && record.by === actor && waiting.has(record.id));
}

/** A visit, a meeting or a paper that is due waits in no state: its limit alone asks for it. */
function limitItems(asking: Asking, actions: readonly ActionView[], items: readonly WorklistItem[]): readonly WorklistItem[] {
  if (asking.relation === 'manager' || asking.relation === 'team') return [];
  const shown = new Set(items.map((one) => one.clock?.id));
  const asked = new Set(items.map((one) => one.action));
  const unshown: Asking = { ...asking, clocks: asking.clocks.filter((clock) => !shown.has(clock.id)) };
  if (unshown.clocks.length === 0) return [];
  return actions.flatMap((action) => {
    const marks = action.allowed && !asked.has(action.type) ? marksToCome(asking, action) : [];
    const clock = marks.length ? clockMetBy(unshown, new Set(marks)) : undefined;
    return clock ? [itemOf(asking, action.task ?? action.label, whyMine(asking), { action, clock })] : [];
  });
}

/** The marks of a note, or those of a paper and of its approval while none is handed in. */
function marksToCome({ rules, state }: Asking, { type, does, form }: ActionView): readonly string[] {
  const rule = rules.workflow.actions[type];
  if (does === 'note') return marksIn(rule);
  if (does !== 'submit' || rule?.available === undefined) return [];
  if (state.records.some((record) => record.formId === form && record.status === 'submitted')) return [];
  const approvals = Object.values(rules.workflow.actions).filter((one) => one.does === 'approve' && one.decides === form);
  return [rule, ...approvals].flatMap(marksIn);
}
