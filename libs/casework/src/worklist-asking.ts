import type { ActionRule, Text } from '#definitions';
import { regionsFor } from './availability.ts';
import { addDays, civilDay, londonTime } from './civil-dates.ts';
import { dayName, dayNamed, roleNames, sentence } from './sentences.ts';
import type { ActionView, Actor, CaseRules, CaseState, ClockView, Moment } from './types.ts';

/** One thing that a case asks of an actor. */
export interface WorklistItem {
  readonly case: string;
  readonly person: string;
  /** What kind of thing; absent where a region waits for her, or a limit asks for a note. */
  readonly kind?: 'decision' | 'paper' | 'wait' | 'notice' | 'offer' | 'forecast';
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

/** How an actor stands to a case: hers, her team's while nobody has it, or none of hers. */
export type Relation = 'worker' | 'manager' | 'team' | 'unassigned' | 'none';

/** Everything that the items of one case are made from. */
export interface Asking {
  readonly rules: CaseRules;
  readonly state: CaseState;
  readonly actor: Actor;
  readonly moment: Moment;
  readonly names: WorklistNames;
  readonly relation: Relation;
  /** The running clocks. */
  readonly clocks: readonly ClockView[];
}

/** How this actor stands to this case. */
export function relationOf(rules: CaseRules, { assigned }: CaseState, actor: Actor): Relation {
  const ownTeam = actor.team !== undefined && assigned.team === actor.team;
  if (assigned.worker === actor.id) return 'worker';
  if (assigned.manager === actor.id) return 'manager';
  if (isManager(rules, actor)) return ownTeam && assigned.manager === undefined ? 'team' : 'none';
  return ownTeam && assigned.worker === undefined ? 'unassigned' : 'none';
}

/** Whether the actor's role supervises. */
export function isManager(rules: CaseRules, actor: Actor): boolean {
  return rules.roles.find((role) => role.id === actor.role)?.supervises === true;
}

/** An item: what, why, the action that answers it, and the limit that runs on it, with a warning where the work has to begin. */
export function itemOf(asking: Asking, what: Text, why: Text, more: { readonly action?: ActionView | undefined; readonly clock?: ClockView | undefined }): WorklistItem {
  const { action, clock } = more;
  const { rules, state, moment } = asking;
  const group = groupOf(clock?.dueOn, moment.today);
  const by = clock && group !== 'overdue' ? beginBy(rules, state, clock, moment.today) : undefined;
  return {
    case: state.id,
    person: state.person,
    what,
    why: by === undefined ? why : warned(why, by),
    ...(action ? { action: action.type, ...(action.form === undefined ? {} : { form: action.form }), ...(action.record === undefined ? {} : { record: action.record }) } : {}),
    ...(clock ? { clock, dueOn: clock.dueOn } : {}),
    group: by !== undefined && group !== 'today' ? (groupOf(by, moment.today) === 'week' ? 'week' : 'today') : group,
  };
}

/** The day by which the work for a limit has to begin, where that is near or past and it has not begun; undefined else. */
export function beginBy({ clocks }: CaseRules, { marks }: CaseState, clock: ClockView, today: string): string | undefined {
  if (clock.startBy === undefined || clock.state !== 'running' || clock.late) return undefined;
  if (clock.atRisk) return clock.startBy;
  const begun = new Set(clocks.filter((row) => row.id === clock.id).flatMap((row) => row.work?.begun ?? []));
  const hasBegun = marks.some((entry) => begun.has(entry.mark) && civilDay(entry.on) >= civilDay(clock.startedOn));
  return hasBegun || groupOf(clock.startBy, today) === 'later' ? undefined : clock.startBy;
}

function warned(why: Text, by: string): Text {
  return sentence('{why} It will be late if it is not begun by {day}.', '{why} Bydd yn hwyr os na ddechreuir cyn diwedd {day}.', { why, day: dayNamed(by) });
}

/** Why a thing is hers: who sent it, who returned it, or how she stands to the child. */
export function whyMine({ rules, state, actor, names, relation }: Asking, next?: ActionView): Text {
  const record = next?.record === undefined ? undefined : state.records.find((one) => one.id === next.record);
  const approved = record?.awaits === undefined ? undefined : record.decisions.at(-1);
  if (approved) {
    return sentence('{name} approved it on {day}. It needs a second decision.', 'Cymeradwyodd {name} ef {day}. Mae angen ail benderfyniad.', { name: names.staff(approved.by), day: dayName(londonTime(approved.at)) });
  }
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

/** The running limit due first, of those that one of these marks would meet. */
export function clockMetBy({ rules, clocks }: Asking, marks: ReadonlySet<string>): ClockView | undefined {
  return nearest(clocks.filter((clock) => metBy(rules, clock).some((mark) => marks.has(mark))));
}

/** The marks that an action sets, always or by its answers. */
export function marksIn(rule: ActionRule | undefined): readonly string[] {
  return [...(rule?.marks ?? []), ...(rule?.marksWhen ?? []).map((one) => one.mark)];
}

/** The marks that any action of a region sets. */
export function marksOfRegion({ workflow }: CaseRules, region: string): ReadonlySet<string> {
  const own = Object.entries(workflow.actions).filter(([type, rule]) => rule.available === undefined && regionsFor(workflow, type).includes(region));
  return new Set(own.flatMap(([, rule]) => marksIn(rule)));
}

/** By the day it is due, over the next seven days. */
export function groupOf(dueOn: string | undefined, today: string): WorklistItem['group'] {
  if (dueOn === undefined) return 'later';
  const day = civilDay(dueOn);
  if (day < today) return 'overdue';
  if (day === today) return 'today';
  return day <= addDays(today, 7) ? 'week' : 'later';
}

function nearest(clocks: readonly ClockView[]): ClockView | undefined {
  return clocks.reduce<ClockView | undefined>((first, clock) => (first && first.dueOn <= clock.dueOn ? first : clock), undefined);
}

function metBy(rules: CaseRules, clock: ClockView): readonly string[] {
  return rules.clocks.filter((row) => row.id === clock.id).flatMap((row) => row.to);
}
