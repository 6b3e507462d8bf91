import { chmodSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { runCommand } from '../commands/run-command.ts';
import { toStoreProblem } from '../sqlite/sqlite-problem.ts';
import { openStore, type Store } from '../storage/store.ts';
import { storeProblem } from '../store-problem.ts';
import { serveConnection } from './serve-connection.ts';

/** A store that is being served on a Unix socket. */
export interface ServedStore {
  /** Ends the writes under way, the connections and the file. */
  close(): Promise<void>;
}

/**
 * Opens the store in `file` and serves it on `socket`, which only this user may connect to. `onFailed` is told once
 * when the file or the server fails later.
 * @throws a store problem in one sentence.
 */
export async function serveStore(file: string, socket: string, onFailed: (error: Error) => void): Promise<ServedStore> {
  const store = openStore(file);
  const sockets = new Set<Socket>();
  const failed = (error: unknown) => onFailed(toStoreProblem(error, file) ?? storeProblem('store-failed', `The store ${file} failed: ${String(error)}`));
  const server = createServer((connection) => {
    sockets.add(connection);
    connection.once('close', () => sockets.delete(connection));
    serveConnection(connection, (request) => runCommand(store, request, failed));
  });
  try {
    await listen(server, socket);
  } catch (error) {
    await store.close();
    throw storeProblem('store-unwritable', `The store's socket ${socket} cannot be made (${(error as NodeJS.ErrnoException).code}).`);
  }
  server.on('error', failed);
  return { close: () => close(store, server, sockets) };
}

async function listen(server: Server, socket: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socket, () => {
      server.off('error', reject);
      resolve();
    });
  });
  chmodSync(socket, 0o600);
}

/** Every write that was accepted is answered before its connection is closed. */
async function close(store: Store, server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  const ended = new Promise((resolve) => server.close(resolve));
  await store.close();
  for (const socket of sockets) socket.destroySoon();
  await ended;
}
