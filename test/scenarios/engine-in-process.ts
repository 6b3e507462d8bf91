import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CaseEvent, CaseState } from '#casework';
import { foldCase } from '#casework';
import type { StoreFault } from '#store';
import { verifyAuthority } from '#store';
import type { Inject, SignedInClient } from '#testing';
import { httpDriver, sendInto, signedInClient } from '#testing';
import { travellingClock } from '../../apps/engine/src/clock.ts';
import { readConfig } from '../../apps/engine/src/config.ts';
import { createEngine } from '../../apps/engine/src/engine.ts';

/** An engine in this process on a new embedded store, with a clock that the test moves. */
export const engineInProcess = async (start: string) => {
  const data = await mkdtemp(path.join(tmpdir(), 'exemplar-test-'));
  const read = readConfig({ DATA_DIR: data, DEFINITIONS_DIR: process.cwd(), PORT: '0' }, process.cwd());
  if ('fault' in read) throw new Error(read.fault);
  const clock = travellingClock(start);
  const running = await createEngine({ config: read.config, clock });
  const { store } = running.engine;
  const client: SignedInClient = signedInClient(sendInto(running.inject as unknown as Inject));
  const eventsOf = async (authority: string, id: string) => (await store.events.after(authority, { kind: 'case', id }, 0)) as CaseEvent[];
  return {
    running,
    clock,
    client,
    driver: httpDriver(client, { travelTo: (instant) => clock.goTo(instant) }),
    eventsOf,
    /** What differs between a case as stored and the fold of its events; empty when nothing does. */
    async drift(authority: string, id: string): Promise<{ readonly stored: CaseState | undefined; readonly folded: CaseState | undefined }> {
      await running.engine.background.settled();
      const [row, events] = await Promise.all([store.cases.find(authority, id), eventsOf(authority, id)]);
      return { stored: row?.state, folded: foldCase(events) };
    },
    /** What `verify` finds in every stream of an authority. */
    verify: async (authority: string): Promise<readonly StoreFault[]> => (await verifyAuthority(store, authority)).faults,
    async stop() {
      await running.stop();
      await rm(data, { recursive: true, force: true });
    },
  };
};

export type EngineInProcess = Awaited<ReturnType<typeof engineInProcess>>;
