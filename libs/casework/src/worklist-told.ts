import type { ResolvedQuestion, Text } from '#definitions';
import { acceptingActions } from './handover.ts';
import { othersNotices } from './notices.ts';
import { dayName, dayNamed, sentence } from './sentences.ts';
import type { ActionView, CaseRules, Notice, WaitView } from './types.ts';
import { waitsOf } from './waits.ts';
import { beginBy, clockMetBy, groupOf, isManager, itemOf, marksIn, type Asking, type WorklistItem } from './worklist-asking.ts';

/**
 * What happened that a manager is told of: one item for the case's manager, or her team's where it has none. What its
 * manager did herself is told to the others of the team, for she cannot say that she read it.
 */
export function noticeItems(asking: Asking): readonly WorklistItem[] {
  const { rules, state, actor, names } = asking;
  if (!state.notices || !isManager(rules, actor)) return [];
  const { manager, team } = state.assigned;
  if (manager !== actor.id && (team === undefined || team !== actor.team)) return [];
  const others = othersNotices(state, actor);
  const hers = manager === undefined || manager === actor.id ? others : others.filter((notice) => notice.by === manager);
  const [latest] = hers.slice(-1);
  if (!latest) return [];
  const read = Object.entries(rules.workflow.actions).find(([, rule]) => rule.does === 'acknowledge' && rule.roles.includes(actor.role));
  const what = read?.[1].task ?? read?.[1].label ?? sentence('Read what is unusual in this case', 'Darllenwch yr hyn sy’n anarferol yn yr achos hwn');
  const why =
    hers.length === 1
      ? sentence('{name} {did}.', '{name}: {did}.', { name: names.staff(latest.by), did: didOf(rules, latest) })
      : sentence('{count} things to know; the last: {name} {did}.', '{count} peth i’w gwybod; yr olaf: {name}: {did}.', { count: String(hers.length), name: names.staff(latest.by), did: didOf(rules, latest) });
  return [{ case: state.id, person: state.person, kind: 'notice', what, why, ...(read ? { action: read[0] } : {}), group: 'today' }];
}

function didOf(rules: CaseRules, { kind, name = '', type, on }: Notice): Text {
  const label = rules.workflow.actions[type]?.label ?? { en: type };
  if (kind === 'late') return sentence('entered “{label}” late, which happened on {day}', 'cofnodwyd “{label}” yn hwyr, a ddigwyddodd {day}', { label, day: dayName(on) });
  if (kind === 'exception') return sentence('went ahead with “{label}” although something stood against it', 'aethpwyd ymlaen â “{label}” er bod rhywbeth yn ei erbyn', { label });
  return sentence('did “{label}”: {mark}', '“{label}”: {mark}', { label, mark: rules.marks?.find(({ id }) => id === name)?.label ?? { en: name } });
}

/** A child offered to the actor's team, for those who may accept. */
export function offerItems(asking: Asking, actions: readonly ActionView[], items: readonly WorklistItem[]): readonly WorklistItem[] {
  const { rules, state, actor, names } = asking;
  const record = state.offered?.team === actor.team ? state.records.find(({ id }) => id === state.offered?.record) : undefined;
  if (!record || items.some((item) => item.record === record.id && item.action !== undefined)) return [];
  const mine = acceptingActions(rules.workflow, record.formId).filter(([, rule]) => rule.roles.includes(actor.role));
  const action = actions.find(({ type }) => mine.some(([one]) => one === type));
  if (!action) return [];
  const offered = sentence('{name} offered this child to your team on {day}.', 'Cynigiodd {name} y plentyn hwn i’ch tîm {day}.', { name: names.staff(record.by), day: dayName(record.on) });
  const clock = clockMetBy(asking, new Set(marksIn(rules.workflow.actions[action.type])));
  return [{ ...itemOf(asking, action.task ?? action.label, action.why?.sentence ?? offered, { action, clock }), kind: 'offer', record: record.id }];
}

/** What records still wait for, for the worker: one item for each record and kind of waiting, past its days or not yet. */
export function waitItems(asking: Asking, actions: readonly ActionView[]): readonly WorklistItem[] {
  const { rules, state, relation, moment } = asking;
  if (relation !== 'worker' && relation !== 'unassigned') return [];
  const groups = new Map<string, WaitView[]>();
  for (const wait of waitsOf(rules, state, moment.today)) {
    const key = `${wait.record} ${wait.wait}`;
    groups.set(key, [...(groups.get(key) ?? []), wait]);
  }
  return [...groups.values()].flatMap((waits) => {
    const [first] = waits.sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
    if (!first) return [];
    const action = goingOn(asking, actions, first);
    const day = dayNamed(first.since);
    const why =
      waits.length === 1
        ? sentence('It has waited since {day}.', 'Mae wedi bod yn aros ers {day}.', { day })
        : sentence('{count} are waiting, the first since {day}.', 'Mae {count} yn aros, y cyntaf ers {day}.', { count: String(waits.length), day });
    const item = itemOf(asking, first.task, why, { action });
    return [{ ...item, kind: 'wait' as const, form: action?.form ?? first.form, record: first.record, dueOn: first.dueOn, group: first.overdue ? ('overdue' as const) : ('later' as const) }];
  });
}

/** The note that goes on with the record, or that carries its rows in. */
function goingOn({ rules }: Asking, actions: readonly ActionView[], { record, form }: WaitView): ActionView | undefined {
  const notes = actions.filter((action) => action.allowed && action.does === 'note' && action.form !== undefined);
  const carries = ({ prefill }: ResolvedQuestion): boolean => [prefill ?? []].flat().some((source) => source.startsWith(`${form}.`));
  return (
    notes.find((action) => action.records?.includes(record)) ??
    notes.find((action) => Object.values(rules.form(action.form ?? '')?.questions ?? {}).some((question) => question.kind === 'group' && carries(question)))
  );
}

/** Limits for which the work has to begin, and that no other item has shown. */
export function forecastItems(asking: Asking, items: readonly WorklistItem[]): readonly WorklistItem[] {
  const { rules, state, relation, moment, clocks } = asking;
  if (relation !== 'worker' && relation !== 'unassigned') return [];
  const shown = new Set(items.flatMap(({ clock }) => (clock ? `${clock.id} ${clock.instance}` : [])));
  return clocks.flatMap((clock) => {
    const by = shown.has(`${clock.id} ${clock.instance}`) ? undefined : beginBy(rules, state, clock, moment.today);
    if (by === undefined) return [];
    const what = sentence('Begin the work for “{clock}”', 'Dechreuwch y gwaith ar gyfer “{clock}”', { clock: clock.label });
    const why = clock.atRisk
      ? sentence('It should have been begun by {day}.', 'Dylid bod wedi ei ddechrau erbyn {day}.', { day: dayNamed(by) })
      : sentence('It will be late if it is not begun by {day}.', 'Bydd yn hwyr os na ddechreuir cyn diwedd {day}.', { day: dayNamed(by) });
    const { case: id, person } = { case: state.id, person: state.person };
    return [{ case: id, person, kind: 'forecast' as const, what, why, clock, dueOn: clock.dueOn, group: clock.atRisk ? ('today' as const) : groupOf(by, moment.today) }];
  });
}
