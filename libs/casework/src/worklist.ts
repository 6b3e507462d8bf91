import type { Text } from '#definitions';
import { availableActions } from './available-actions.ts';
import { regionsFor } from './availability.ts';
import { caseClocks } from './case-view.ts';
import { addDays, civilDay, londonTime } from './civil-dates.ts';
import { placeOf, type RegionPlace } from './place.ts';
import { dayName, roleNames, sentence } from './sentences.ts';
import type { ActionView, Actor, CaseRules, CaseState, ClockView, Moment, RecordState } from './types.ts';

/** One thing that a case asks of an actor. */
export interface WorklistItem {
  readonly case: string;
  readonly person: string;
  /** What is to be done, or waited for. */
  readonly what: Text;
  /** Why it is hers. */
  readonly why: Text;
  readonly region?: string;
  readonly action?: string;
  readonly form?: string;
  /** The record to decide or to go on with. */
  readonly record?: string;
  readonly clock?: ClockView;
  readonly dueOn?: string;
  /** By the day it is due, over the next seven days; `waiting`: handed in, and waiting for somebody else. */
  readonly group: 'overdue' | 'today' | 'week' | 'later' | 'waiting';
}

/** What the core cannot know and a sentence needs. */
export interface WorklistNames {
  readonly staff: (user: string) => string;
  /** The person's sex as recorded, for "her" and "his". */
  readonly sex?: string;
}

/**
 * What a case asks of an actor now: one item for each region that waits for her, or that waits for somebody else with what
 * she handed in, and one for each running limit that a note of hers would meet. Nothing for those whose case it is not.
 */
export function worklistItems(rules: CaseRules, state: CaseState, actor: Actor, moment: Moment, names: WorklistNames): readonly WorklistItem[] {
  const place = placeOf(rules.workflow, state.value);
  const relation = relationOf(rules, state, actor);
  if (!place || relation === 'none' || place.status === 'closed') return [];
  const asking: Asking = { rules, state, actor, moment, names, relation, clocks: caseClocks(rules, state, moment).filter((clock) => clock.state === 'running') };
  const actions = availableActions(rules, state, actor, moment);
  const waiting = place.regions.filter((region) => !region.atRest || region.waitsFor.length > 0);
  const items = waiting.flatMap((region) => regionItem(asking, region, actions) ?? []);
  return [...items, ...limitItems(asking, actions, items)];
}

/** Items in the order of a worklist: overdue first, then by the day they are due; what waits for others last. */
export function sortWorklist(items: readonly WorklistItem[]): readonly WorklistItem[] {
  const key = (item: WorklistItem): string => `${item.group === 'waiting' ? 1 : 0}${item.dueOn ?? '9999'}${item.case}`;
  return [...items].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

type Relation = 'worker' | 'manager' | 'team' | 'unassigned' | 'none';
interface Asking {
  readonly rules: CaseRules;
  readonly state: CaseState;
  readonly actor: Actor;
  readonly moment: Moment;
  readonly names: WorklistNames;
  readonly relation: Relation;
  readonly clocks: readonly ClockView[];
}

function relationOf(rules: CaseRules, { assigned }: CaseState, actor: Actor): Relation {
  const ownTeam = actor.team !== undefined && assigned.team === actor.team;
  const supervises = rules.roles.find((role) => role.id === actor.role)?.supervises === true;
  if (assigned.worker === actor.id) return 'worker';
  if (assigned.manager === actor.id) return 'manager';
  if (supervises) return ownTeam && assigned.manager === undefined ? 'team' : 'none';
  return ownTeam && assigned.worker === undefined ? 'unassigned' : 'none';
}

function regionItem(asking: Asking, region: RegionPlace, actions: readonly ActionView[]): WorklistItem | undefined {
  const { actor, rules, state } = asking;
  const own = actions.filter((action) => action.region === region.id && rules.workflow.actions[action.type]?.available === undefined);
  if (region.waitsFor.includes(actor.role)) {
    const main = own.filter((action) => action.weight === 'main');
    const next = main.find((action) => action.allowed) ?? (main.length ? undefined : own.find((action) => action.allowed && action.weight !== 'exit'));
    const why = next ? undefined : main[0]?.why?.sentence;
    return item(asking, region.id, next?.task ?? next?.label ?? region.stateLabel, why ?? whyMine(asking, next), next);
  }
  const sent = latestSubmitted(state, actor.id, own);
  if (asking.relation !== 'worker' || !sent || region.waitsFor.length === 0) return undefined;
  const why = sentence('You sent it on {day}. It waits for a {roles}.', 'Anfonwyd gennych {day}. Mae’n aros am {roles}.', {
    day: dayName(sent.on),
    roles: roleNames(rules.roles, region.waitsFor),
  });
  return { ...item(asking, region.id, region.stateLabel, why), record: sent.id, group: 'waiting' };
}

function item(asking: Asking, region: string, what: Text, why: Text, action?: ActionView): WorklistItem {
  const clock = clockOf(asking, region);
  return {
    case: asking.state.id,
    person: asking.state.person,
    what,
    why,
    region,
    ...(action ? { action: action.type, ...(action.form === undefined ? {} : { form: action.form }), ...(action.record === undefined ? {} : { record: action.record }) } : {}),
    ...(clock ? { clock, dueOn: clock.dueOn } : {}),
    group: groupOf(clock?.dueOn, asking.moment.today),
  };
}

function whyMine({ rules, state, actor, names, relation }: Asking, next?: ActionView): Text {
  const record = next?.record === undefined ? undefined : state.records.find((one) => one.id === next.record);
  if (record?.status === 'submitted') {
    return sentence('{name} sent it on {day}.', 'Anfonodd {name} ef {day}.', { name: names.staff(record.by), day: dayName(record.on) });
  }
  const returned = record?.status === 'returned' ? record.decisions.at(-1) : undefined;
  if (returned) {
    return sentence('{name} returned it to you on {day}.', 'Dychwelodd {name} ef atoch {day}.', { name: names.staff(returned.by), day: dayName(londonTime(returned.at)) });
  }
  if (relation === 'unassigned') return sentence('Nobody in your team has this child yet.', 'Nid oes neb yn eich tîm yn gyfrifol am y plentyn hwn eto.');
  if (relation === 'team') return sentence('The child is your team’s.', 'Eich tîm chi sy’n gyfrifol am y plentyn.');
  const role = roleNames(rules.roles, [actor.role]);
  return sentence('You are {whose} {role}.', 'Chi yw {role} y plentyn hwn.', { whose: whoseOf(names.sex), role });
}

function whoseOf(sex: string | undefined): string {
  if (sex === 'female') return 'her';
  return sex === 'male' ? 'his' : 'this child’s';
}

function latestSubmitted(state: CaseState, actor: string, decisions: readonly ActionView[]): RecordState | undefined {
  const waiting = new Set(decisions.map((action) => action.record));
  return state.records.findLast((record) => record.status === 'submitted' && record.by === actor && waiting.has(record.id));
}

/** The nearest running limit that some action of this region would meet, now or at a later step. */
function clockOf({ rules, clocks }: Asking, region: string): ClockView | undefined {
  const marks = new Set(
    Object.entries(rules.workflow.actions)
      .filter(([type, rule]) => rule.available === undefined && regionsFor(rules.workflow, type).includes(region))
      .flatMap(([, rule]) => [...(rule.marks ?? []), ...(rule.marksWhen ?? []).map((one) => one.mark)]),
  );
  return nearest(clocks.filter((clock) => metBy(rules, clock).some((mark) => marks.has(mark))));
}

/** A visit or a meeting that is due waits in no state: its limit alone asks for it. */
function limitItems(asking: Asking, actions: readonly ActionView[], items: readonly WorklistItem[]): readonly WorklistItem[] {
  const { rules, clocks } = asking;
  const notes = actions.filter((action) => action.allowed && action.does === 'note');
  const shown = new Set(items.map((one) => one.clock?.id));
  return notes.flatMap((note) => {
    const rule = rules.workflow.actions[note.type];
    const marks = [...(rule?.marks ?? []), ...(rule?.marksWhen ?? []).map((one) => one.mark)];
    const clock = nearest(clocks.filter((one) => !shown.has(one.id) && metBy(rules, one).some((mark) => marks.includes(mark))));
    if (!clock || asking.relation === 'manager' || asking.relation === 'team') return [];
    const { case: id, person } = { case: asking.state.id, person: asking.state.person };
    const form = note.form === undefined ? {} : { form: note.form };
    return [{ case: id, person, what: note.task ?? note.label, why: whyMine(asking), action: note.type, ...form, clock, dueOn: clock.dueOn, group: groupOf(clock.dueOn, asking.moment.today) }];
  });
}

function metBy(rules: CaseRules, clock: ClockView): readonly string[] {
  return rules.clocks.filter((row) => row.id === clock.id).flatMap((row) => row.to);
}

function nearest(clocks: readonly ClockView[]): ClockView | undefined {
  return clocks.reduce<ClockView | undefined>((first, clock) => (first && first.dueOn <= clock.dueOn ? first : clock), undefined);
}

function groupOf(dueOn: string | undefined, today: string): WorklistItem['group'] {
  if (dueOn === undefined) return 'later';
  const day = civilDay(dueOn);
  if (day < today) return 'overdue';
  if (day === today) return 'today';
  return day <= addDays(today, 7) ? 'week' : 'later';
}
