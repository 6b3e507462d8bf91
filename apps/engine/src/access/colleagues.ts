import { personName } from '#casework';
import { staffNames, staffOf } from '../casework/staff.ts';
import type { Engine } from '../context.ts';
import type { Reader } from '../session/who.ts';
import { logList } from './access-log.ts';
import { relationshipBy } from './subject.ts';

/** Everybody who can sign in at this authority, and its teams. */
export async function staffAnswer(engine: Engine, { authority, published }: Reader) {
  const { roles, authority: own } = published.current.content;
  const users = (await staffOf(engine, authority)).filter(({ disabled }) => !disabled);
  return {
    users: users.map(({ id, name, role, team }) => ({ id, name, role, roleLabel: roles.find((one) => one.id === role)?.label ?? { en: role }, ...(team && { team }) })),
    teams: own.teams,
  };
}

/** The reasons that others gave for opening the files of children whom this reader supervises. */
export async function openingsAnswer(engine: Engine, reader: Reader) {
  if (!reader.supervises) return { openings: [] };
  await engine.background.settled();
  const { authority, actor } = reader;
  const cases = await engine.store.cases.everConcerning(authority, actor.id, actor.team);
  const people = await engine.store.people.some(authority, [...new Set(cases.map(({ person }) => person))]);
  const mine = people.filter(({ state }) => relationshipBy(actor, state, cases.filter(({ person }) => person === state.id).map((row) => row.state)) !== 'restricted');
  const given = await engine.store.openings.of(authority, mine.map(({ id }) => id));
  const names = await staffNames(engine, authority, given.map((opening) => opening.actor));
  await logList(engine, reader, 'openings', [...new Set(given.map(({ person }) => person))]);
  const byId = new Map(mine.map(({ id, state }) => [id, state]));
  return {
    openings: given.map(({ at, actor: by, person, purpose }) => ({ at, actor: by, name: names[by] ?? by, person: { id: person, name: personName(byId.get(person)!) }, purpose })),
  };
}
