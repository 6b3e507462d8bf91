import type { Actor, CaseAction, CaseEvent, CaseRules, CaseState, Decision, Moment, PersonEvent, PersonState, Unsealed } from '#casework';
import { caseView, createPerson, decideCase, decidePerson, evolveCase, evolvePerson, openCase, personFacts, sealEvent } from '#casework';
import type { FolderPublications } from '#definition-files';
import type { Answers } from '#definitions';
import { publish } from '#definitions';
import { publishedFrom } from '#store';
import { sha256 } from './ids.ts';
import { londonDay } from './london-time.ts';
import { randomFrom } from './random.ts';
import { sentOf, type NewPerson, type Outcome, type ScenarioDriver } from './scenario-driver.ts';

interface Kept<State, Event> {
  readonly state: State;
  readonly events: readonly Event[];
}

/** A small world in memory: several people and cases, decided by the core alone, at whatever moment it is told. */
export interface CoreWorld extends ScenarioDriver {
  readonly cases: ReadonlyMap<string, Kept<CaseState, CaseEvent>>;
  readonly people: ReadonlyMap<string, Kept<PersonState, PersonEvent>>;
  readonly rulesOf: (state: CaseState) => CaseRules;
}

const refusal = (refused: { readonly code: string; readonly sentence: { readonly en: string } }): Outcome => ({
  refused: { code: refused.code, sentence: refused.sentence.en },
});

/**
 * Makes a world from what a definitions folder publishes; every authority's publication is its first.
 * @param seed of the salts, so that the same walk gives the same digests
 */
export const coreWorld = ({ publications, demonstrationUsers }: FolderPublications, seed = 'core'): CoreWorld => {
  const cases = new Map<string, Kept<CaseState, CaseEvent>>();
  const people = new Map<string, Kept<PersonState, PersonEvent>>();
  const published = new Map(Object.entries(publications).map(([authority, content]) => [authority, publishedFrom([publish(content, 1, sha256)])]));
  const random = randomFrom(seed);
  let now = '2026-01-05T09:00:00.000Z';

  const authorityOf = (actor: string) => actor.split('@')[1] ?? '';
  const staffOf = (authority: string) =>
    Object.fromEntries((demonstrationUsers[authority] ?? []).map(({ id, role, team }) => [`${id}@${authority}`, { role, ...(team !== undefined && { team }) }]));
  const actorOf = (id: string): Actor => {
    const found = staffOf(authorityOf(id))[id];
    if (!found) throw new Error(`There is no user ${id}`);
    return { id, ...found };
  };
  const momentFor = (authority: string, person?: PersonState): Moment => {
    const today = londonDay(now);
    const staff = staffOf(authority);
    return { now, today, salt: random.uuid().replaceAll('-', ''), staff, ...(person && { person: { ...personFacts(person, today), id: person.id, revision: person.revision } }) };
  };
  const rulesFor = (authority: string, workflow: string, publication?: string): CaseRules => {
    const known = published.get(authority);
    const rules = known?.rules(publication ?? known.current.ref, workflow);
    if (!rules) throw new Error(`${authority} has no workflow ${workflow}`);
    return rules;
  };
  const personOf = (id: string): Kept<PersonState, PersonEvent> => {
    const kept = people.get(id);
    if (!kept) throw new Error(`There is no person ${id}`);
    return kept;
  };

  const keepPerson = (before: Kept<PersonState, PersonEvent> | undefined, decision: Decision<PersonEvent>): void => {
    if ('refused' in decision) throw new Error(`${decision.refused.code}: ${decision.refused.sentence.en}`);
    const event = sealEvent<PersonEvent>(decision.event, before?.events.at(-1)?.digest, sha256);
    people.set(event.stream.id, { state: evolvePerson(before?.state, event), events: [...(before?.events ?? []), event] });
  };
  const keepCase = (rules: CaseRules, actor: Actor, before: Kept<CaseState, CaseEvent> | undefined, unsealed: Unsealed<CaseEvent>): Outcome => {
    const event = sealEvent<CaseEvent>(unsealed, before?.events.at(-1)?.digest, sha256);
    const state = evolveCase(before?.state, event);
    cases.set(state.id, { state, events: [...(before?.events ?? []), event] });
    return { view: caseView(rules, state, actor, momentFor(state.authority, personOf(state.person).state)) };
  };

  return {
    cases,
    people,
    rulesOf: (state) => rulesFor(state.authority, state.workflow, state.publication),
    travelTo: (instant) => void (now = instant),
    createPerson: async (actorId, person: NewPerson) => {
      const { id, ...data } = person;
      const authority = authorityOf(actorId);
      keepPerson(undefined, createPerson({ authority, person: id }, { id, type: 'person.create', data: data as unknown as Answers }, actorOf(actorId), momentFor(authority)));
    },
    restrict: async (actorId, id, readers, actionId) => {
      const kept = personOf(id);
      const action = { id: actionId, type: 'person.restrict', revision: kept.state.revision, data: { readers: [...readers] } } as const;
      keepPerson(kept, decidePerson(kept.state, action, actorOf(actorId), momentFor(kept.state.authority)));
    },
    openCase: async (actorId, { id, person, workflow }) => {
      const authority = authorityOf(actorId);
      const rules = rulesFor(authority, workflow);
      const actor = actorOf(actorId);
      const decision = openCase(rules, { authority, case: id, person, action: { id } }, actor, momentFor(authority, personOf(person).state));
      return 'refused' in decision ? refusal(decision.refused) : keepCase(rules, actor, undefined, decision.event);
    },
    act: async (actorId, caseId, action) => {
      const kept = cases.get(caseId);
      if (!kept) throw new Error(`There is no case ${caseId}`);
      const actor = actorOf(actorId);
      const rules = rulesFor(kept.state.authority, kept.state.workflow, kept.state.publication);
      const moment = momentFor(kept.state.authority, personOf(kept.state.person).state);
      const offered = caseView(rules, kept.state, actor, moment).actions.find(({ type }) => type === action.type);
      const asked: CaseAction = { ...sentOf(action, offered), ...(!offered?.concurrent && { revision: kept.state.revision }) };
      const decision = decideCase(rules, kept.state, asked, actor, moment);
      return 'refused' in decision ? refusal(decision.refused) : keepCase(rules, actor, kept, decision.event);
    },
  };
};
