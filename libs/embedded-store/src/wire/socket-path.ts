import { lstatSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storeProblem } from '../store-problem.ts';

/** What the operating systems leave for the path of a Unix socket. */
const longestPath = 103;

export interface SocketPath {
  readonly path: string;
  /** Removes the socket, and the folder that was made for it. */
  remove(): void;
}

/**
 * Finds a free place for the socket: the one wanted, from which a dead socket is cleared away, or a new private folder
 * among the temporary files.
 * @throws a store problem when the place is taken, too long or cannot be written.
 */
export async function claimSocketPath(wanted?: string): Promise<SocketPath> {
  const folder = wanted === undefined ? makePrivateFolder() : undefined;
  const path = wanted ?? join(folder!, 'store.sock');
  const remove = () => rmSync(folder ?? path, { force: true, recursive: folder !== undefined });
  if (Buffer.byteLength(path) > longestPath) {
    if (folder) remove();
    throw storeProblem('store-unwritable', `The path of the store's socket is too long (${path}); set TMPDIR to a shorter folder.`);
  }
  if (!folder) await clearDeadSocket(path);
  return { path, remove };
}

/** mkdtemp makes it readable by its owner only. */
function makePrivateFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), 'exemplar-store-'));
  } catch (error) {
    throw storeProblem('store-unwritable', `No folder for the store's socket can be made in ${tmpdir()} (${(error as NodeJS.ErrnoException).code}).`);
  }
}

async function clearDeadSocket(path: string): Promise<void> {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) return;
  if (!found.isSocket()) throw storeProblem('store-unwritable', `${path} is in the way of the store's socket and is not a socket.`);
  if (await isAnswered(path)) throw storeProblem('store-busy', `Another process serves a store on ${path}; stop that one first.`);
  rmSync(path, { force: true });
}

function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(path);
    const settle = (answered: boolean) => {
      probe.destroy();
      resolve(answered);
    };
    probe.once('connect', () => settle(true));
    probe.once('error', () => settle(false));
  });
}
