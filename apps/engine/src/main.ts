import { resolve } from 'node:path';
import { readConfig } from './config.ts';
import { createEngine, type RunningEngine } from './engine.ts';
import { logStream } from './http/log-stream.ts';
import { seedAtFirstStart } from './seed/seed-demonstration.ts';
import { welcome } from './start/welcome.ts';

/** `npm start`: reads the configuration, starts the engine, and ends it cleanly. Whatever goes wrong is one sentence. */
async function main(): Promise<void> {
  const read = readConfig(process.env, resolve(import.meta.dirname, '../../..'));
  if ('fault' in read) return giveUp(read.fault);
  const running = await start(read.config);
  if (!running) return;
  const stop = stopOnce(running);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0));
  void running.failed.then(async (error) => {
    console.error(`\n${error.message}\n`);
    await stop(1);
  });
}

async function start(config: Parameters<typeof createEngine>[0]['config']): Promise<RunningEngine | undefined> {
  const worker = new URL('./store-worker.js', import.meta.url);
  let running: RunningEngine | undefined;
  try {
    running = await createEngine({ config, worker, log: logStream(config.dataDir) });
    await seedAtFirstStart(running.engine, (line) => console.log(line));
    console.log(await welcome(running.engine, await running.listen()));
    return running;
  } catch (error) {
    await running?.stop();
    giveUp((error as Error).message);
    return undefined;
  }
}

function stopOnce(running: RunningEngine): (code: number) => Promise<void> {
  let stopping: Promise<void> | undefined;
  return (code) => (stopping ??= running.stop().then(() => process.exit(code), () => process.exit(1)));
}
function giveUp(sentence: string): void {
  console.error(`\n${sentence}\n`);
  process.exitCode = 1;
}

await main();
