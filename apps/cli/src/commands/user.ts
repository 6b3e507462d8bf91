import { randomBytes } from 'node:crypto';
import { londonTime } from '#casework';
import { hashPassword, loadPublished, type Store } from '#store';
import type { Command, Terminal } from '../command.ts';
import { needed, readOptions, type Options } from '../options.ts';
import { withStore } from '../with-store.ts';

/** Adds a user, or ends or renews the way in of one; works while the engine runs. */
export const user: Command = {
  name: 'user',
  usage: 'user add|disable|reset <name@authority> [--role R] [--name "N"] [--team T]',
  summary: 'add a user, end her access, or give her a new one-time password',
  run: (args, terminal) =>
    withStore(terminal, async (store) => {
      const options = readOptions(args, { values: ['role', 'name', 'team'] });
      const [what, id = ''] = options.words;
      const [, authority] = /^[a-z0-9][a-z0-9._-]*@([a-z0-9-]+)$/.exec(id) ?? [];
      if (!authority) throw new Error('Name the user as name@authority, in small letters.');
      switch (what) {
        case 'add': return add(store, authority, id, options, terminal);
        case 'disable': return change(store, authority, id, { disabled: true }, terminal, `${id} can no longer sign in, and is signed out.`);
        case 'reset': return reset(store, authority, id, terminal);
        default: throw new Error('Say user add, user disable or user reset.');
      }
    }),
};

async function add(store: Store, authority: string, id: string, options: Options, terminal: Terminal): Promise<number> {
  const { roles, authority: known } = (await loadPublished(store, authority, londonTime(new Date().toISOString()).slice(0, 10)))?.current.content ?? {};
  if (!roles || !known) throw new Error(`There is no authority ${authority} here.`);
  const role = needed(options, 'role');
  const team = options.named['team'];
  if (!roles.some((one) => one.id === role)) throw new Error(`There is no role ${role}. Choose one of: ${roles.map((one) => one.id).join(', ')}.`);
  if (team !== undefined && !known.teams.some((one) => one.id === team)) throw new Error(`There is no team ${String(team)}. Choose one of: ${known.teams.map((one) => one.id).join(', ')}.`);
  const password = oneTimePassword();
  const changedAt = '1970-01-01T00:00:00.000Z';
  const added = await store.users.add(authority, {
    id, name: needed(options, 'name'), role, ...(typeof team === 'string' && { team }), password: await hashPassword(password), disabled: false, oneTime: true, changedAt,
  });
  if (!added) throw new Error(`There is a user ${id} already.`);
  terminal.out(`${id} was added. One-time password: ${password}`);
  return 0;
}

async function reset(store: Store, authority: string, id: string, terminal: Terminal): Promise<number> {
  const password = oneTimePassword();
  const changes = { password: await hashPassword(password), oneTime: true, disabled: false };
  return change(store, authority, id, changes, terminal, `${id} is signed out. One-time password: ${password}`);
}

async function change(store: Store, authority: string, id: string, changes: Parameters<Store['users']['change']>[2], terminal: Terminal, said: string): Promise<number> {
  if (!(await store.users.change(authority, id, changes, new Date().toISOString()))) throw new Error(`There is no user ${id}.`);
  await store.sessions.endAll(authority, id);
  terminal.out(said);
  return 0;
}

function oneTimePassword(): string {
  return randomBytes(12).toString('base64url');
}
