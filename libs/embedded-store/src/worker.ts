import { parentPort, workerData } from 'node:worker_threads';
import { serveStore } from './wire/serve-store.ts';
import { isStoreProblem } from './store-problem.ts';
import type { WorkerMessage } from './start-embedded-store.ts';

/** The entry of the store's own thread: serves until its owner says stop. */
async function serve(): Promise<void> {
  const { file, socket } = workerData as { file: string; socket: string };
  const tell = (message: WorkerMessage) => parentPort!.postMessage(message);
  const describe = (error: unknown) => ({
    code: isStoreProblem(error) ? error.code : ('store-failed' as const),
    message: error instanceof Error ? error.message : String(error),
  });
  try {
    const served = await serveStore(file, socket, (error) => tell({ kind: 'failed', ...describe(error) }));
    tell({ kind: 'ready' });
    parentPort!.once('message', () => void served.close().then(() => process.exit(0)));
  } catch (error) {
    tell({ kind: 'problem', ...describe(error) });
    parentPort!.close();
  }
}

await serve();
