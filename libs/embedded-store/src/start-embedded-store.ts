import { Worker } from 'node:worker_threads';
import { claimSocketPath } from './wire/socket-path.ts';
import { serveStore, type ServedStore } from './wire/serve-store.ts';
import { storeProblem, type StoreProblemCode } from './store-problem.ts';
import { uriForSocket } from './uri-for-socket.ts';

export interface EmbeddedStoreOptions {
  /** The SQLite file; made, with its folder, when it is not there. */
  readonly file: string;
  /** The database the uri names. */
  readonly database?: string;
  /** The built worker (`src/worker.ts`), or 'here' to serve in the calling thread. */
  readonly worker?: URL | 'here';
  /** Where to listen; without it in a private folder among the temporary files. */
  readonly socket?: string;
}

export interface EmbeddedStore {
  /** For the ordinary MongoDB driver. */
  readonly uri: string;
  readonly socket: string;
  /** Answers with the reason if the store ends by itself; never after stop(). */
  readonly failed: Promise<Error>;
  /** Ends the writes under way, closes the file and removes the socket. */
  stop(): Promise<void>;
}

/** What the worker tells its owner. */
export type WorkerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'problem' | 'failed'; readonly code: StoreProblemCode; readonly message: string };

/**
 * Starts the embedded store: one SQLite file behind MongoDB's wire protocol, on a Unix socket of this user.
 * @throws a plain Error of one sentence with `code`: 'store-damaged', 'store-unwritable', 'store-busy',
 * 'store-no-sqlite' or 'store-failed'.
 * @example
 * const store = await startEmbeddedStore({ file: 'data/store.sqlite', worker: new URL('./store-worker.js', import.meta.url) });
 * await mongoose.connect(store.uri);
 */
export async function startEmbeddedStore({ file, database, worker = 'here', socket }: EmbeddedStoreOptions): Promise<EmbeddedStore> {
  const claimed = await claimSocketPath(socket);
  let tellFailed: (error: Error) => void = () => undefined;
  const failed = new Promise<Error>((resolve) => (tellFailed = resolve));
  try {
    const serve = worker === 'here' ? serveStore : serveInWorker(worker);
    const served = await serve(file, claimed.path, (error) => tellFailed(error));
    const stop = once(async () => {
      await served.close();
      claimed.remove();
    });
    return { uri: uriForSocket(claimed.path, database), socket: claimed.path, failed, stop };
  } catch (error) {
    claimed.remove();
    throw error;
  }
}

function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= run());
}

/** The same as serveStore, in a thread of its own. */
function serveInWorker(entry: URL): typeof serveStore {
  return async (file, socket, onFailed): Promise<ServedStore> => {
    const worker = new Worker(entry, { workerData: { file, socket } });
    const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    let closing = false;
    await new Promise<void>((resolve, reject) => {
      const report = (error: Error) => {
        reject(error);
        if (!closing) onFailed(error);
      };
      worker.on('message', (message: WorkerMessage) => (message.kind === 'ready' ? resolve() : report(storeProblem(message.code, message.message))));
      worker.on('error', (error) => report(storeProblem('store-failed', `The store's thread failed: ${String(error)}`)));
      worker.on('exit', (code) => report(storeProblem('store-failed', `The store's thread ended by itself (${code}).`)));
    });
    return {
      async close() {
        closing = true;
        worker.postMessage('stop');
        await exited;
      },
    };
  };
}
