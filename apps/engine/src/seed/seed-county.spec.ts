import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyAuthority, type CaseRow } from '#store';
import { readConfig } from '../config.ts';
import { createEngine, type RunningEngine } from '../engine.ts';
import { seedCounty, type SeededCounty } from './seed-county.ts';

/** COUNTY_CHILDREN=1000 for a whole county. */
const children = Number(process.env['COUNTY_CHILDREN'] ?? 24);

describe('a made-up county', () => {
  let folder: string;
  let running: RunningEngine;
  let seeded: SeededCounty;
  const lines: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'exemplar-county-'));
    const read = readConfig({ DATA_DIR: folder, DEFINITIONS_DIR: process.cwd(), PORT: '0' }, process.cwd());
    if ('fault' in read) throw new Error(read.fault);
    running = await createEngine({ config: read.config });
    const began = performance.now();
    seeded = await seedCounty(running.engine, { children, years: 3, seed: '1', say: (line) => void lines.push(line) });
    console.info(`${seeded.children} children, ${seeded.actions} actions, ${Math.round(performance.now() - began)} ms; broke off: ${seeded.brokeOff.length}\n${seeded.brokeOff.slice(0, 12).join('\n')}\n${lines.slice(0, 3).join('\n')}`);
  }, 1_200_000);
  afterAll(async () => {
    await running.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const casesOf = async (authority: string): Promise<CaseRow[]> => (await running.engine.store.cases.model.find({ authority }).lean()) as unknown as CaseRow[];
  const all = async () => (await Promise.all(running.engine.authorities().map(casesOf))).flat();

  it('has as many children as were asked for, shared out among the authorities', async () => {
    expect(seeded.children).toBe(children);
    expect(await all()).toHaveLength(children);
    for (const authority of running.engine.authorities()) expect((await casesOf(authority)).length).toBeGreaterThanOrEqual(Math.floor(children / 4));
  });

  it('tells nearly every story as far as it was meant to be told', () => expect(seeded.brokeOff.length).toBeLessThanOrEqual(children / 10));

  it('stands at many stages, and some cases are closed', async () => {
    const cases = await all();
    expect(new Set(cases.map(({ state }) => JSON.stringify(state.value))).size).toBeGreaterThanOrEqual(Math.min(12, children / 4));
    expect(cases.some(({ status }) => status === 'closed')).toBe(true);
    expect(cases.some(({ status }) => status === 'open')).toBe(true);
  });

  it('is the same when it is seeded again, and grows when more are asked for', async () => {
    const before = (await all()).map(({ id, revision }) => `${id} ${revision}`).sort();
    await seedCounty(running.engine, { children, years: 3, seed: '1' });
    expect((await all()).map(({ id, revision }) => `${id} ${revision}`).sort()).toEqual(before);
    await seedCounty(running.engine, { children: children + 4, years: 3, seed: '1' });
    expect(await all()).toHaveLength(children + 4);
  }, 1_200_000);

  it('leaves a store without a fault', async () => {
    for (const authority of running.engine.authorities()) {
      const { faults, events } = await verifyAuthority(running.engine.store, authority);
      expect(faults).toEqual([]);
      expect(events).toBeGreaterThan(0);
    }
  }, 600_000);
});
