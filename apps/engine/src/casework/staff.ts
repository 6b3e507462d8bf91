import type { Moment } from '#casework';
import type { Answers } from '#definitions';
import type { UserRow } from '#store';
import type { Engine } from '../context.ts';
import type { Reader } from '../session/who.ts';

const freshMs = 2000;
const lists = new WeakMap<object, Map<string, { readonly at: number; readonly users: Promise<UserRow[]> }>>();

/** Everybody of an authority, read at most every two seconds. */
export function staffOf(engine: Pick<Engine, 'store'>, authority: string): Promise<UserRow[]> {
  const byAuthority = lists.get(engine.store) ?? new Map();
  lists.set(engine.store, byAuthority);
  const found = byAuthority.get(authority);
  if (found && Date.now() - found.at < freshMs) return found.users;
  const users = engine.store.users.all(authority);
  byAuthority.set(authority, { at: Date.now(), users });
  return users;
}

/** Names by user id, of those that are named. */
export async function staffNames(engine: Pick<Engine, 'store'>, authority: string, ids: Iterable<string>): Promise<{ [user: string]: string }> {
  const named = new Set(ids);
  const users = await staffOf(engine, authority);
  return Object.fromEntries(users.filter(({ id }) => named.has(id)).map(({ id, name }) => [id, name]));
}

/** Everybody of an authority who does casework and may sign in, with role and team. */
export async function caseworkers(engine: Pick<Engine, 'store'>, { authority, published }: Pick<Reader, 'authority' | 'published'>): Promise<NonNullable<Moment['staff']>> {
  const roles = new Set(published.current.content.roles.filter(({ access }) => access === 'casework').map(({ id }) => id));
  const users = (await staffOf(engine, authority)).filter(({ role, disabled }) => roles.has(role) && !disabled);
  return Object.fromEntries(users.map(({ id, role, team }) => [id, { role, ...(team && { team }) }]));
}

/** The users that some answers name, with the role and team that each has now. */
export async function staffNamedIn(engine: Pick<Engine, 'store'>, authority: string, data: Answers | undefined): Promise<{ [user: string]: { role: string; team?: string } } | undefined> {
  const said = new Set(Object.values(data ?? {}).filter((value) => typeof value === 'string' && value.endsWith(`@${authority}`)));
  if (said.size === 0) return undefined;
  const users = (await staffOf(engine, authority)).filter(({ id, disabled }) => said.has(id) && !disabled);
  return Object.fromEntries(users.map(({ id, role, team }) => [id, { role, ...(team && { team }) }]));
}
