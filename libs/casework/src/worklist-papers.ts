import { followersOf } from './second-decisions.ts';
import { roleNames, dayName, sentence } from './sentences.ts';
import type { ActionView, RecordState } from './types.ts';
import { clockMetBy, itemOf, marksIn, whyMine, type Asking, type WorklistItem } from './worklist-asking.ts';

/**
 * Papers that are written and decided beside what the machine waits for: one to decide, for whoever decides it; one that
 * waits, for the worker who sent it; one that was returned, for whoever is to put it right.
 */
export function paperItems(asking: Asking, actions: readonly ActionView[]): readonly WorklistItem[] {
  const items = actions.flatMap((action): readonly WorklistItem[] => {
    const record = isBeside(asking, action) ? asking.state.records.find(({ id }) => id === action.record) : undefined;
    if (!record) return [];
    if (action.does === 'approve' && record.status === 'submitted') return decisionItem(asking, action, record);
    return action.does === 'submit' && record.status === 'returned' ? returnedItem(asking, action, record) : [];
  });
  // Two actions may approve the same paper; it is one thing to do.
  return items.filter((item, index) => items.findIndex((one) => one.record === item.record) === index);
}

function isBeside({ rules }: Asking, { type }: ActionView): boolean {
  return rules.workflow.actions[type]?.available !== undefined;
}

function decisionItem(asking: Asking, action: ActionView, record: RecordState): readonly WorklistItem[] {
  const { rules, actor, relation } = asking;
  const rule = rules.workflow.actions[action.type];
  const clock = clockMetBy(asking, new Set([...marksIn(rule), ...followersOf(rules.workflow, action.type).flatMap(([, one]) => marksIn(one))]));
  if (rule?.roles.includes(actor.role)) {
    return [{ ...itemOf(asking, action.task ?? action.label, action.why?.sentence ?? whyMine(asking, action), { action, clock }), kind: 'decision' }];
  }
  if (relation !== 'worker' || record.by !== actor.id) return [];
  const what = sentence('{title}: waits for a decision', '{title}: yn aros am benderfyniad', { title: rules.form(record.form)?.title ?? { en: record.formId } });
  const why = sentence('You sent it on {day}. It waits for a {roles}.', 'Anfonwyd gennych {day}. Mae’n aros am {roles}.', { day: dayName(record.on), roles: roleNames(rules.roles, rule?.roles ?? []) });
  return [{ ...itemOf(asking, what, why, { clock }), kind: 'decision', record: record.id, group: 'waiting' }];
}

function returnedItem(asking: Asking, action: ActionView, record: RecordState): readonly WorklistItem[] {
  const isHers = asking.relation === 'worker' || asking.relation === 'unassigned' || record.by === asking.actor.id;
  if (!isHers || !action.allowed) return [];
  const clock = clockMetBy(asking, new Set(marksIn(asking.rules.workflow.actions[action.type])));
  return [{ ...itemOf(asking, action.task ?? action.label, whyMine(asking, action), { action, clock }), kind: 'paper' }];
}
