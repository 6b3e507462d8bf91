import type { Engine } from '../context.ts';
import type { Reader } from './who.ts';

/** A user as others may see her. */
export function userAnswer({ user, kind, supervises, published }: Reader) {
  const { roles, authority } = published.current.content;
  const team = authority.teams.find(({ id }) => id === user.team);
  return {
    id: user.id, name: user.name, role: user.role, roleLabel: roles.find(({ id }) => id === user.role)?.label ?? { en: user.role },
    access: kind ?? 'none', supervises, ...(team && { team: team.id, teamName: team.name }),
  };
}

/** What the web app needs to know of whoever signed in. */
export function meAnswer(engine: Engine, reader: Reader) {
  const { authority } = reader.published.current.content;
  const warned = reader.kind === 'administration' ? engine.definitionFaults() : [];
  return {
    user: userAnswer(reader),
    authority: { id: authority.id, name: authority.name, languages: authority.languages },
    store: engine.storeKind,
    publication: reader.published.current.ref,
    ...(warned.length > 0 && { definitionFaults: warned }),
  };
}
