import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseEvent } from '#casework';
import { verifyStream } from '#casework';
import { sha256 } from '#definition-files';
import type { CaseRow } from '#store';
import { readConfig } from '../config.ts';
import { createEngine, type RunningEngine } from '../engine.ts';
import { demonstrationChildren } from './demonstration-children.ts';
import { seedAtFirstStart, seedDemonstration, type Seeded } from './seed-demonstration.ts';

const authorities = ['glanymor', 'northshire', 'thamesbank', 'westhaven'];

describe('the demonstration', () => {
  let folder: string;
  let running: RunningEngine;
  let seeded: Seeded;
  const lines: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'exemplar-seed-'));
    const read = readConfig({ DATA_DIR: folder, DEFINITIONS_DIR: process.cwd(), PORT: '0' }, process.cwd());
    if ('fault' in read) throw new Error(read.fault);
    running = await createEngine({ config: read.config });
    seeded = await seedDemonstration(running.engine, { say: (line) => void lines.push(line) });
  }, 300_000);
  afterAll(async () => {
    await running.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const casesOf = async (authority: string): Promise<CaseRow[]> => (await running.engine.store.cases.model.find({ authority }).lean()) as unknown as CaseRow[];
  const eventsOf = async (authority: string, id: string) => (await running.engine.store.events.after(authority, { kind: 'case', id }, 0)) as CaseEvent[];
  const allEvents = () => running.engine.store.events.model.countDocuments({});

  it('is told as it is written', () => {
    expect(seeded.faults).toEqual([]);
    expect(lines).toHaveLength(authorities.length);
  });

  it('has a dozen children or more in northshire and three or more in each of the others, by the pack of each', async () => {
    const children = await demonstrationChildren(process.cwd());
    for (const authority of authorities) {
      const cases = await casesOf(authority);
      const { publications, current } = running.engine.published(authority)!;
      const hasAny = children.some(({ pack, child }) => pack === current.content.authority.pack && child.authorities.includes(authority));
      expect(cases.length).toBeGreaterThanOrEqual(hasAny ? (authority === 'northshire' ? 12 : 3) : 0);
      expect(cases.every(({ state }) => publications.some(({ ref }) => ref === state.publication))).toBe(true);
    }
  });

  it('shows many stages, and closed and re-opened cases', async () => {
    const cases = await casesOf('northshire');
    expect(new Set(cases.map(({ state }) => JSON.stringify(state.value))).size).toBeGreaterThanOrEqual(8);
    expect(cases.some(({ status }) => status === 'closed')).toBe(true);
    const histories = await Promise.all(cases.map(async ({ id }) => (await eventsOf('northshire', id)).map(({ body }) => body.status)));
    expect(histories.some((statuses) => statuses.at(-1) === 'open' && statuses.includes('closed'))).toBe(true);
  });

  it('has a limit that is passed, a form returned, one that waits, and a discussion about harm under way', async () => {
    const cases = (await casesOf('northshire')).filter(({ status }) => status === 'open');
    const today = new Date().toISOString().slice(0, 10);
    expect(cases.some(({ nextDue }) => nextDue !== undefined && nextDue < today)).toBe(true);
    expect(cases.some(({ state }) => state.records.some(({ status }) => status === 'returned'))).toBe(true);
    expect(cases.some(({ waitsFor, state }) => waitsFor.length > 0 && state.records.some(({ status }) => status === 'submitted'))).toBe(true);
    const regions = new Set(cases.map(({ state }) => JSON.stringify((state.value as { protection?: unknown }).protection)));
    expect(regions.size).toBeGreaterThan(1);
  });

  it('has a child whom only the second team may know, one not born yet, and one with a single name', async () => {
    const people = await running.engine.store.people.model.find({ authority: 'northshire' }).lean();
    const states = people.map(({ state }) => state);
    expect(states.filter(({ readers }) => readers?.length).map(({ readers }) => readers)).toEqual([['manager2@northshire', 'practitioner2@northshire']]);
    expect(states.some(({ birth }) => birth?.expected !== undefined && birth.expected > new Date().toISOString().slice(0, 10))).toBe(true);
    expect(states.some(({ names, birth }) => names.length === 1 && names[0]?.family === undefined && birth === undefined)).toBe(true);
    expect(new Set(states.map(({ names }) => JSON.stringify(names))).size).toBe(states.length);
  });

  it('lies in the past, each step on its day, and verifies', async () => {
    const now = new Date().toISOString();
    for (const authority of authorities) {
      for (const { id } of await casesOf(authority)) {
        const events = await eventsOf(authority, id);
        const moments = events.map(({ at }) => at);
        expect([...moments].sort()).toEqual(moments);
        expect((moments.at(-1) ?? '') <= now).toBe(true);
        expect(verifyStream(events, sha256)).toEqual([]);
      }
    }
  });

  it('doubles nothing when it is run again, and is not run again at the next start', async () => {
    const before = await allEvents();
    await seedDemonstration(running.engine, { authority: 'glanymor' });
    const said: string[] = [];
    await seedAtFirstStart(running.engine, (line) => void said.push(line));
    expect(await allEvents()).toBe(before);
    expect(said).toEqual([]);
  });

  it('knows no other authority', async () => {
    await expect(seedDemonstration(running.engine, { authority: 'nowhere' })).rejects.toThrow('There is no authority nowhere');
  });
});
