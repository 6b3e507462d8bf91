import type { Actor, CaseEvent, CaseState, Moment, PersonEvent, PersonState, Unsealed } from './types.ts';

/** The type of the event that records an erasure; no workflow may have an action of this name. */
export const ERASED = 'erased';

/** Who erases, when, and under which action id. */
export interface Erasing {
  readonly actionId: string;
  readonly actor: Actor;
  readonly moment: Pick<Moment, 'now' | 'today'>;
}

/** The event that records that the answers of these actions of a case are no more. It moves nothing and makes nothing stale. */
export function eraseAnswers(state: CaseState, erased: readonly string[], by: Erasing): Unsealed<CaseEvent> {
  const { value, status, publication } = state;
  return { ...envelope('case', state, by), body: { from: value, to: value, status, publication, marks: [], concurrent: true, erased } };
}

/** The same of a person. */
export function erasePersonAnswers(state: PersonState, erased: readonly string[], by: Erasing): Unsealed<PersonEvent> {
  return { ...envelope('person', state, by), body: { fields: [], erased } };
}

function envelope(kind: 'case' | 'person', state: CaseState | PersonState, { actionId, actor, moment }: Erasing): Omit<Unsealed<CaseEvent>, 'body'> {
  return {
    v: 1,
    authority: state.authority,
    stream: { kind, id: state.id },
    revision: state.revision + 1,
    actionId,
    type: ERASED,
    actor: { id: actor.id, role: actor.role },
    at: moment.now,
    happenedOn: moment.today,
    effects: [],
  };
}
