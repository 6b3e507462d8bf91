import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { join } from 'node:path';

/** Runs some work and writes a processor profile of this thread meanwhile, where a folder is named. */
export async function profiled<T>(folder: string | undefined, name: string, work: () => Promise<T>): Promise<T> {
  if (!folder) return work();
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  try {
    return await work();
  } finally {
    const { profile } = await session.post('Profiler.stop');
    session.disconnect();
    writeFileSync(join(folder, `${name}.cpuprofile`), JSON.stringify(profile));
  }
}
