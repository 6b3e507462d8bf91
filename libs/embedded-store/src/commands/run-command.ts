import { isMongoError, mongoError } from '../mongo-error.ts';
import { isFatalSqliteError } from '../sqlite/sqlite-problem.ts';
import type { Store } from '../storage/store.ts';
import { checkCommandFields } from './allowed-fields.ts';
import { create, drop, dropDatabase, listCollections } from './collection-commands.ts';
import type { Command } from './command.ts';
import { aggregate, count } from './count.ts';
import { getMore, killCursors } from './cursor-commands.ts';
import { remove } from './delete.ts';
import { findAndModify } from './find-and-modify.ts';
import { find } from './find.ts';
import { createIndexes, dropIndexes, listIndexes } from './index-commands.ts';
import { insert } from './insert.ts';
import type { Reply, Request } from './request.ts';
import { serverCommands } from './server-commands.ts';
import { update } from './update.ts';

const commands = new Map<string, Command>(
  Object.entries({
    ...serverCommands, find, getMore, killCursors, count, aggregate, insert, update, delete: remove, findAndModify,
    create, drop, dropDatabase, listCollections, createIndexes, dropIndexes, listIndexes,
  }),
);

/**
 * Runs one command: a read at once, a write when it is on the disk. Whatever goes wrong becomes a reply that the
 * driver turns into an error; faults of the file are told to `onFatal` as well, as nothing can be relied on after them.
 */
export function runCommand(store: Store, request: Request, onFatal: (error: unknown) => void): Reply | Promise<Reply> {
  try {
    const command = commands.get(request.name);
    if (!command) throw mongoError('CommandNotFound', `no such command: '${request.name}'`);
    if (command.fields !== 'any') checkCommandFields(request.command, request.name, command.fields);
    if (!command.writes) return done(command.run(store, request));
    return store.commits.write(() => command.run(store, request)).then(done, (error: unknown) => failed(error, onFatal));
  } catch (error) {
    return failed(error, onFatal);
  }
}

function done(reply: Reply): Reply {
  return { ...reply, fields: { ...reply.fields, ok: 1 } };
}

function failed(error: unknown, onFatal: (error: unknown) => void): Reply {
  if (isFatalSqliteError(error)) onFatal(error);
  const known = isMongoError(error) ? error : mongoError('InternalError', error instanceof Error ? error.message : String(error));
  return { fields: { ok: 0, errmsg: known.message, code: known.code, codeName: known.codeName, ...known.details } };
}
