import { resolve } from 'node:path';
import { readConfig } from '../config.ts';
import { createEngine } from '../engine.ts';
import { seedCounty, type SeededCounty } from './seed-county.ts';
import { seedDemonstration } from './seed-demonstration.ts';

/** What `exemplar seed` asks for, as JSON in the first argument; without `children` the demonstration. */
interface Asked {
  readonly authority?: string;
  readonly children?: number;
  readonly years?: number;
  readonly seed?: string;
}
const say = (line: string) => console.log(line);

/**
 * Run by `exemplar seed`: opens the store without listening, seeds the demonstration or a made-up county (of one authority or
 * of all), and lets go. Whatever goes wrong is one sentence and exit code 1.
 */
async function main({ authority, children, years = 3, seed = '1' }: Asked): Promise<number> {
  const read = readConfig(process.env, resolve(import.meta.dirname, '../../..'));
  if ('fault' in read) throw new Error(read.fault);
  const running = await createEngine({ config: read.config, worker: new URL('./store-worker.js', import.meta.url) });
  try {
    const only = authority === undefined ? {} : { authority };
    if (children !== undefined) return tellCounty(await seedCounty(running.engine, { ...only, children, years, seed, say }), seed);
    const seeded = await seedDemonstration(running.engine, { ...only, say });
    say(`${seeded.children} children are in the demonstration.`);
    return seeded.faults.length === 0 ? 0 : 1;
  } finally {
    await running.stop();
  }
}

/** A story that breaks off leaves a child at an earlier stage, which is no failure; it is counted aloud. */
function tellCounty({ children, actions, brokeOff }: SeededCounty, seed: string): number {
  say(`${children} children with ${actions} actions are in the county of seed ${seed}. ${brokeOff.length} stories broke off early.`);
  for (const one of brokeOff.slice(0, 10)) say(one);
  return 0;
}

process.exitCode = await main(JSON.parse(process.argv[2] ?? '{}') as Asked).catch((error: unknown) => {
  console.error((error as Error).message);
  return 1;
});
