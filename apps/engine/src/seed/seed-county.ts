import { performance } from 'node:perf_hooks';
import { addDays } from '#casework';
import { loadScenarios, walkScenario, type ScenarioOfWorkflow } from '#testing';
import { travellingClock } from '../clock.ts';
import type { Engine } from '../context.ts';
import { countyChildren, readCounty, type CountyChild, type CountyFile, type TeamHands } from './county-children.ts';
import { doorDriver } from './door-driver.ts';
import { startOf } from './when-to-start.ts';

export interface CountyOptions {
  /** Only this authority; else the children are shared out among all. */
  readonly authority?: string;
  readonly children: number;
  readonly years: number;
  readonly seed: string;
  /** Told of progress and the time that is left, a line at a time. */
  readonly say?: (line: string) => void;
}
export interface SeededCounty {
  readonly children: number;
  readonly actions: number;
  /** Children whose story could not be told as far as it was meant to be, and why, in sentences. */
  readonly brokeOff: readonly string[];
}
const atOnce = 4;
const lineEveryMs = 3_000;

/**
 * Fills a demonstration store with a made-up county, through the door as its users would. The same seed and years
 * give the same children with the same ids on days that count from the first run: a run that was broken off goes on where it
 * stopped, a larger number adds children, and nobody is there twice.
 * @throws in a live store
 */
export async function seedCounty(engine: Engine, options: CountyOptions): Promise<SeededCounty> {
  if (engine.storeKind !== 'demonstration') throw new Error('This is a live store: a made-up county is never put into it.');
  const wanted = engine.authorities().filter((authority) => options.authority === undefined || options.authority === authority);
  if (wanted.length === 0) throw new Error(`There is no authority ${options.authority ?? ''}. There are ${engine.authorities().join(', ')}.`);
  const [county, stories] = await Promise.all([readCounty(engine.config.definitionsDir), loadScenarios(engine.config.definitionsDir)]);
  const waiting: { readonly authority: string; readonly now: string; readonly child: CountyChild }[] = [];
  for (const [index, authority] of wanted.entries()) {
    const share = Math.floor(options.children / wanted.length) + (index < options.children % wanted.length ? 1 : 0);
    const now = await firstRun(engine, authority, options);
    const children = countyChildren({ ...options, authority, children: share, teams: await teamsOf(engine, authority, county) }, county, ofPack(engine, authority, stories));
    waiting.push(...children.map((child) => ({ authority, now, child })));
  }
  return tellAll(engine, waiting, options.say ?? (() => undefined));
}

async function tellAll(engine: Engine, all: readonly { readonly authority: string; readonly now: string; readonly child: CountyChild }[], say: (line: string) => void): Promise<SeededCounty> {
  const told = { children: 0, actions: 0, brokeOff: [] as string[] };
  const waiting = [...all];
  const began = performance.now();
  let saidAt = began;
  const tellInTurn = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { scenario, faults } = await tell(engine, next);
      told.children += 1;
      told.actions += scenario.steps.length;
      told.brokeOff.push(...faults.slice(0, 1).map((sentence) => `${next!.authority}, ${scenario.id}: ${sentence}`));
      if (performance.now() - saidAt < lineEveryMs) continue;
      saidAt = performance.now();
      const left = ((saidAt - began) / told.children) * (all.length - told.children);
      say(`${told.children} of ${all.length} children, ${told.actions} actions, about ${inWords(left)} left`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, tellInTurn));
  await engine.background.settled();
  return told;
}

async function tell(engine: Engine, { authority, now, child }: { readonly authority: string; readonly now: string; readonly child: CountyChild }) {
  const { scenario, daysAgo } = child;
  const clock = travellingClock(now);
  const driver = doorDriver({ ...engine, clock }, clock);
  const content = engine.published(authority)!.current.content;
  const calendar = content.calendars.find(({ id }) => id === content.authority.calendar);
  if (!calendar) throw new Error(`${authority} has no calendar of working days.`);
  const end = `${addDays(now.slice(0, 10), -daysAgo)}T18:00:00.000Z`;
  const walked = await walkScenario(scenario, driver, { authority, start: startOf(scenario.steps, undefined, end, calendar), now: end });
  return { scenario, faults: walked.faults.map(({ step, sentence }) => `step ${step} ${sentence}`) };
}

/** The moment from which the days of this county count: that of its first run. */
async function firstRun(engine: Engine, authority: string, { years, seed }: CountyOptions): Promise<string> {
  return (await engine.store.meta.claim(authority, `county ${seed} ${years}`, { now: engine.clock.now().toISOString() })).now;
}

/** Of each team that has somebody for all of them, one user for each of the county's hands. */
async function teamsOf(engine: Engine, authority: string, { hands }: CountyFile): Promise<readonly TeamHands[]> {
  const roles = engine.published(authority)!.current.content.roles.filter(({ access }) => access === 'casework');
  const users = (await engine.store.users.all(authority)).filter(({ disabled }) => !disabled);
  const named = (team: string, supervising: boolean) => users.find((user) => user.team === team && roles.some(({ id, supervises = false }) => id === user.role && supervises === supervising))?.id.split('@')[0];
  return [...new Set(users.flatMap(({ team }) => team ?? []))].sort().flatMap((team) => {
    const found = hands.flatMap(({ actor, supervises }) => {
      const user = named(team, supervises);
      return user === undefined ? [] : [[actor, user] as const];
    });
    return found.length === hands.length ? [Object.fromEntries(found)] : [];
  });
}

function ofPack(engine: Engine, authority: string, stories: readonly ScenarioOfWorkflow[]): readonly ScenarioOfWorkflow[] {
  const pack = engine.published(authority)?.current.content.authority.pack ?? '';
  return stories.filter(({ file }) => file.split(/[\\/]/).join('/').includes(`/workflows/packs/${pack}/`));
}

function inWords(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1_000);
  return seconds < 90 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`;
}
