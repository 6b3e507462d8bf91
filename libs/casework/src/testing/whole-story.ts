import type { Actor, Moment } from '../types.ts';
import { given, mia, needs, noor, on, verdict, type Story } from './story.ts';
import { wholeRules } from './whole-file.ts';

export const pat: Actor = { id: 'pat', role: 'manager', team: 'south' };

/** A family that is being helped since 3 November, with Amina as worker and Mia as manager. */
export function helped(rules = wholeRules): Story {
  const staff: Moment['staff'] = { amina: { role: 'worker', team: 'north' }, mia: { role: 'manager', team: 'north' } };
  return given(rules)
    .then('file.assign', { data: { worker: 'amina', manager: 'mia' }, by: noor, at: on('2026-11-03', { staff }) })
    .then('needs.submit', { data: needs })
    .then('needs.approve', { data: verdict, by: mia });
}

/** The same, the child having been seen. */
export function seen(rules = wholeRules): Story {
  return helped(rules).then('diary.record', { data: { text: 'Gail was drawing' } });
}
