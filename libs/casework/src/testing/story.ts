import type { Answers } from '#definitions';
import { decideCase, openCase } from '../decide.ts';
import { evolveCase } from '../evolve.ts';
import { sealEvent } from '../seal.ts';
import type { Actor, CaseAction, CaseEvent, CaseRules, CaseState, Moment, Refusal, Unsealed } from '../types.ts';
import { calendar, clockRow, forms, roles, workflow } from './family-support.ts';

export const amina: Actor = { id: 'amina', role: 'worker', team: 'north' };
export const ben: Actor = { id: 'ben', role: 'worker', team: 'south' };
export const mia: Actor = { id: 'mia', role: 'manager', team: 'north' };
export const noor: Actor = { id: 'noor', role: 'manager', team: 'north' };
export const clerk: Actor = { id: 'cleo', role: 'clerk' };

export const needs: Answers = { summary: 'Dawn and Gail are cold at night', outcome: 'plan' };
export const verdict: Answers = { reason: 'The evidence is there' };

/** Enough of a hash to tell two texts apart; the core takes whichever it is given, and knows no crypto of its own. */
export function testHash(text: string): string {
  const parts = [2166136261, 374761393, 668265263, 2246822519].map((seed) => {
    let hash = seed;
    for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 16777619);
    return (hash >>> 0).toString(16).padStart(16, '0');
  });
  return parts.join('');
}

export const rules: CaseRules = {
  publication: 'testshire-1',
  workflow,
  roles,
  clocks: [clockRow()],
  calendars: [calendar],
  jurisdiction: 'england',
  calendar: calendar.id,
  form: (idOrRef) => forms[idOrRef.split('@')[0] ?? ''],
};

/** The world at noon on a day. */
export function on(today: string, more: Partial<Moment> = {}): Moment {
  return { now: `${today}T12:00:00.000Z`, today, salt: 'salt', ...more };
}

/** What is asked in a story; its id, revision and moment are filled in where the story does not care. */
export interface Asked extends Partial<Omit<CaseAction, 'type'>> {
  readonly at?: Moment;
  readonly by?: Actor;
}

/** A case told step by step: each step is decided, sealed and folded, or refused. */
export interface Story {
  readonly events: readonly CaseEvent[];
  readonly state: CaseState;
  readonly refused?: Refusal;
  /** Asks an action on the newest revision, unless another is named. */
  readonly then: (type: string, asked?: Asked) => Story;
}

/** A case opened by Amina on Monday 2 November 2026. */
export function given(with_: CaseRules = rules, opener: Actor = amina): Story {
  const decision = openCase(with_, { authority: 'testshire', case: 'case-1', person: 'gail', action: { id: 'a0' } }, opener, on('2026-11-02'));
  if ('refused' in decision) throw new Error(decision.refused.sentence.en);
  return told(with_, [], undefined, decision.event);
}

function told(with_: CaseRules, before: readonly CaseEvent[], state: CaseState | undefined, unsealed: Unsealed<CaseEvent>): Story {
  const event = sealEvent<CaseEvent>(unsealed, before.at(-1)?.digest, testHash);
  return storyOf(with_, [...before, event], evolveCase(state, event));
}

function storyOf(with_: CaseRules, events: readonly CaseEvent[], state: CaseState, refused?: Refusal): Story {
  return {
    events,
    state,
    ...(refused ? { refused } : {}),
    then: (type, { at = on('2026-11-03'), by = amina, ...asked } = {}) => {
      const action: CaseAction = { id: `a${events.length}`, type, revision: state.revision, ...asked };
      const decision = decideCase(with_, state, action, by, at);
      return 'refused' in decision ? storyOf(with_, events, state, decision.refused) : told(with_, events, state, decision.event);
    },
  };
}
