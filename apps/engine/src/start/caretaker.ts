import { writeAnchor } from '#store';
import { sweep } from '../casework/sweep.ts';
import type { Engine } from '../context.ts';

const sweepEveryMs = 60_000;
const anchorEveryMs = 60 * 60_000;

/** Looks after the store while the engine runs: sweeps every minute, anchors every hour. Returns how to end it. */
export function takeCare(engine: Engine, key: Buffer, refreshDefinitions: () => Promise<void>): { readonly stop: () => Promise<void> } {
  let busy: Promise<unknown> = Promise.resolve();
  const soon = (what: string, work: () => Promise<unknown>) => {
    busy = busy.then(work).catch((error: unknown) => engine.log.error({ what, fault: (error as Error).name }, 'care failed'));
  };
  const anchor = () => writeAnchor(engine.store, engine.config.dataDir, key, engine.clock.now().toISOString());
  const sweeping = setInterval(() => soon('sweep', async () => {
    await refreshDefinitions();
    await sweep(engine);
  }), sweepEveryMs);
  const anchoring = setInterval(() => soon('anchor', anchor), anchorEveryMs);
  sweeping.unref();
  anchoring.unref();
  return {
    async stop() {
      clearInterval(sweeping);
      clearInterval(anchoring);
      soon('anchor', anchor);
      await busy;
    },
  };
}
