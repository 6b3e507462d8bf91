import { resolve } from 'node:path';
import { readConfig } from '../config.ts';
import { createEngine } from '../engine.ts';
import { seedDemonstration } from './seed-demonstration.ts';

/**
 * Run by `exemplar seed`: opens the store without listening, seeds the demonstration (of the one authority that the first
 * argument names, or of all), and lets go. Whatever goes wrong is one sentence and exit code 1.
 */
async function main(authority: string | undefined): Promise<number> {
  const read = readConfig(process.env, resolve(import.meta.dirname, '../../..'));
  if ('fault' in read) throw new Error(read.fault);
  const running = await createEngine({ config: read.config, worker: new URL('./store-worker.js', import.meta.url) });
  try {
    const { children, faults } = await seedDemonstration(running.engine, { say: (line) => console.log(line), ...(authority && { authority }) });
    console.log(`${children} children are in the demonstration.`);
    return faults.length === 0 ? 0 : 1;
  } finally {
    await running.stop();
  }
}

process.exitCode = await main(process.argv[2]).catch((error: unknown) => {
  console.error((error as Error).message);
  return 1;
});
