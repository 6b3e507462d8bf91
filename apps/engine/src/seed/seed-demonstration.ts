import { performance } from 'node:perf_hooks';
import { walkScenario } from '#testing';
import { travellingClock } from '../clock.ts';
import type { Engine } from '../context.ts';
import { demonstrationChildren, type ChildToSeed } from './demonstration-children.ts';
import { doorDriver } from './door-driver.ts';
import { startOf } from './when-to-start.ts';

export interface SeedOptions {
  /** Only this authority. */
  readonly authority?: string;
  /** Told of progress, a line at a time. */
  readonly say?: (line: string) => void;
}
export interface Seeded {
  readonly children: number;
  readonly events: number;
  /** What could not be told as it is written, in sentences. */
  readonly faults: readonly string[];
}
/** Children whose stories are told side by side, each at its own moment: the store writes what comes together at once. */
const atOnce = 4;
const seededKey = 'demonstration seeded';

/**
 * Fills a demonstration store with children at different stages, with dates relative to now. Every step goes through the
 * door as its user's, at the moment it is told of. Ids depend on authority and child alone and the first day is kept, so
 * that a second run goes on where the first broke off and doubles nothing.
 * @throws in a live store
 */
export async function seedDemonstration(engine: Engine, options: SeedOptions = {}): Promise<Seeded> {
  if (engine.storeKind !== 'demonstration') throw new Error('This is a live store: a demonstration is never put into it.');
  const say = options.say ?? (() => undefined);
  const all = await demonstrationChildren(engine.config.definitionsDir);
  const wanted = engine.authorities().filter((authority) => options.authority === undefined || options.authority === authority);
  if (wanted.length === 0) throw new Error(`There is no authority ${options.authority ?? ''}. There are ${engine.authorities().join(', ')}.`);
  const before = performance.now();
  const total = { children: 0, events: 0, faults: [] as string[] };
  for (const authority of wanted) {
    const ownPack = engine.published(authority)?.current.content.authority.pack;
    const mine = all.filter(({ pack, child }) => pack === ownPack && child.authorities.includes(authority));
    const told = await seedAuthority(engine, authority, mine);
    total.children += told.children;
    total.events += told.events;
    total.faults.push(...told.faults);
    say(`${authority}: ${told.children} children, ${told.events} actions (${Math.round((performance.now() - before) / 100) / 10} s so far)`);
    await engine.store.meta.set(authority, seededKey, { at: engine.clock.now().toISOString() });
  }
  await engine.background.settled();
  for (const fault of total.faults) say(fault);
  return total;
}

/** Seeds a demonstration store that never was; the engine's own start calls this. What goes wrong is said and stops nothing. */
export async function seedAtFirstStart(engine: Engine, say: (line: string) => void): Promise<void> {
  if (engine.storeKind !== 'demonstration') return;
  const missing: string[] = [];
  for (const authority of engine.authorities()) if (!(await engine.store.meta.find(authority, seededKey))) missing.push(authority);
  if (missing.length === 0) return;
  say('Filling the demonstration with invented children …');
  try {
    for (const authority of missing) await seedDemonstration(engine, { authority, say });
  } catch (error) {
    say(`The demonstration could not be filled: ${(error as Error).message}`);
  }
}

async function seedAuthority(engine: Engine, authority: string, children: readonly ChildToSeed[]) {
  const told = { children: 0, events: 0, faults: [] as string[] };
  const tell = async (one: ChildToSeed) => {
    const { child, scenario } = one;
    const clock = travellingClock(engine.clock.now().toISOString());
    const driver = doorDriver({ ...engine, clock }, clock);
    const start = await firstDay(engine, authority, one);
    const walked = await walkScenario(scenario, driver, { authority, start, now: engine.clock.now().toISOString() });
    told.children += Object.keys(scenario.people).length;
    told.events += scenario.steps.length;
    told.faults.push(...walked.faults.map(({ step, sentence }) => `${authority}, ${child.id}, step ${step}: ${sentence}`));
  };
  const waiting = [...children];
  const tellInTurn = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await tell(next);
  };
  await Promise.all(Array.from({ length: atOnce }, tellInTurn));
  return told;
}

/** The day a child's story starts: worked out once, and kept for every later run. */
async function firstDay(engine: Engine, authority: string, { child, scenario }: ChildToSeed): Promise<string> {
  const content = engine.published(authority)?.current.content;
  const calendar = content?.calendars.find(({ id }) => id === content.authority.calendar);
  if (!calendar) throw new Error(`${authority} has no calendar of working days.`);
  const start = startOf(scenario.steps, child.workingDaysAgo, engine.clock.now().toISOString(), calendar);
  const kept = await engine.store.meta.claim(authority, `demonstration ${child.id}`, { start });
  return kept.start;
}
