import type { Assignment, CaseState, PersonState } from '#casework';
import type { AccessRelationship } from '#definitions';
import type { LoadedCase, LoadedPerson } from '../casework/load.ts';
import { lately, loadCase, loadPerson } from '../casework/load.ts';
import type { Engine } from '../context.ts';
import type { Reader } from '../session/who.ts';

/** How a reader stands to a person. */
export type Relationship = Exclude<AccessRelationship, 'any'>;
/** The case or person that a request is about. */
export interface Subject {
  readonly person: LoadedPerson;
  readonly case?: LoadedCase;
  readonly relationship: Relationship;
  /** The reason that was given for opening it, where one is needed. */
  readonly purpose?: string;
}

/** Finds what a path names, and how the reader stands to the person it is about; undefined when there is none here. */
export async function findSubject(engine: Engine, reader: Reader, about: 'case' | 'person', id: string, isToWrite = false): Promise<Subject | undefined> {
  const { authority } = reader;
  const { cases, people } = engine.cases;
  const findPerson = async (person: string) => lately(engine, people.get(`${authority}/${person}`), isToWrite) ?? (await loadPerson(engine, authority, person));
  if (about === 'person') {
    const person = await findPerson(id);
    return person && { person, relationship: await relationshipTo(engine, reader, person.state) };
  }
  const known = cases.get(`${authority}/${id}`);
  // Whom a case is about never changes, so a case known from before spares waiting for it.
  const [loaded, early] = await Promise.all([lately(engine, known, isToWrite) ?? loadCase(engine, authority, id), known ? findPerson(known.state.person) : undefined]);
  const person = early ?? (loaded && (await findPerson(loaded.state.person)));
  if (!loaded || !person) return undefined;
  return { person, case: loaded, relationship: await relationshipTo(engine, reader, person.state, loaded.state) };
}

/** Own before team before authority; a restricted person has named readers and nobody else. */
export async function relationshipTo(engine: Engine, { authority, actor }: Reader, person: PersonState, known?: CaseState): Promise<Relationship> {
  const before = known ? relationshipBy(actor, person, [known]) : 'authority';
  if (before !== 'authority') return before;
  return relationshipBy(actor, person, await casesOf(engine, authority, person));
}

/** The same for what only those may do who are responsible: to be asked to take a case over is not enough. */
export async function responsibilityFor(engine: Engine, { authority, actor: { everyTeam: _covers, ...actor } }: Reader, person: PersonState): Promise<Relationship> {
  const cases = await casesOf(engine, authority, person);
  return relationshipBy(actor, person, cases.map(({ offered: _asked, ...state }) => state));
}

/** The same, from the cases that were read already. A team that is asked to take a case over sees it as its own while it is asked. */
export function relationshipBy(actor: Reader['actor'], person: PersonState, cases: readonly CaseState[]): Relationship {
  if (person.readers && person.readers.length > 0) return person.readers.includes(actor.id) ? 'reader' : 'restricted';
  const assigned = responsible(person, cases);
  if (assigned.some(({ worker, manager }) => worker === actor.id || manager === actor.id)) return 'own';
  const teams = [...assigned.map(({ team }) => team), ...cases.map(({ offered }) => offered?.team)];
  return actor.everyTeam || (actor.team !== undefined && teams.includes(actor.team)) ? 'team' : 'authority';
}

/** Whoever added a person is responsible until a case says who is: what was handed over is no longer hers. */
function responsible(person: PersonState, cases: readonly CaseState[]): readonly Assignment[] {
  const said = cases.map(({ assigned }) => assigned).filter(({ worker, team, manager }) => (worker ?? team ?? manager) !== undefined);
  return said.length > 0 ? said : [person.assigned];
}

async function casesOf(engine: Engine, authority: string, person: PersonState): Promise<CaseState[]> {
  await engine.background.settled();
  return (await engine.store.cases.ofPerson(authority, person.id)).map(({ state }) => state);
}
