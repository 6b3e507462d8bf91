import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Random, ScenarioOfWorkflow, ScenarioStep } from '#testing';
import { randomFrom } from '#testing';
import { retell } from './demonstration-children.ts';

/** workflows/county.json: names for invented children, and how often each story is told. */
export interface CountyFile {
  readonly given: { readonly female: readonly string[]; readonly male: readonly string[] };
  readonly family: readonly string[];
  readonly often: { readonly [story: string]: number };
  /** Who acts in a plain story, and in whose place a user of some team may. */
  readonly hands: readonly { readonly actor: string; readonly supervises: boolean }[];
}
/** A made-up child of a county: a story cut at some step, about somebody with another name, that ended on some day. */
export interface CountyChild {
  readonly scenario: ScenarioOfWorkflow;
  /** How many days before the seeding its last step lies. */
  readonly daysAgo: number;
}
/** The users of one team, by the actor of a plain story in whose place they act. */
export interface TeamHands {
  readonly [actor: string]: string;
}
export interface CountyPlan {
  readonly authority: string;
  readonly children: number;
  readonly years: number;
  readonly seed: string;
  readonly teams: readonly TeamHands[];
}

/** @throws when the folder has no county.json */
export async function readCounty(definitionsFolder: string): Promise<CountyFile> {
  const path = join(definitionsFolder, 'workflows/county.json');
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Error(`There is no ${path}: it names the children of a made-up county.`);
  });
  return JSON.parse(text) as CountyFile;
}

/**
 * The children of one authority's county: the same plan gives the same children. Half of the stories are told to their end,
 * somewhen in these years; the others break off at any step within the last weeks, so that children stand at all stages.
 */
export function countyChildren({ authority, children, years, seed, teams }: CountyPlan, county: CountyFile, stories: readonly ScenarioOfWorkflow[]): readonly CountyChild[] {
  const told = stories.flatMap((story) => Object.keys(story.cases).flatMap((key) => oneCase(story, key, authority)));
  if (told.length === 0) return [];
  const weighted = told.flatMap((story) => Array.from({ length: Math.max(0, Math.round(county.often[story.id] ?? 1)) }, () => story));
  return Array.from({ length: children }, (_, index) => {
    const random = randomFrom(`${seed} ${authority} ${index + 1}`);
    return oneChild(random.pick(weighted), random, { id: `county-${seed}-${years}-${index + 1}`, years, county, teams });
  });
}

/** A story of several cases, told of one of them; none where it belongs to another authority, or another's staff are named in it. */
function oneCase(story: ScenarioOfWorkflow, key: string, authority: string): readonly ScenarioOfWorkflow[] {
  const one = story.cases[key];
  const person = one && story.people[one.person];
  const steps = story.steps.filter((step) => step.case === key && step.expect?.refused === undefined);
  const namesStaff = JSON.stringify(steps).includes('@') && story.authority !== authority;
  if (!one || !person || (one.authority ?? story.authority) !== story.authority || steps.length === 0 || namesStaff) return [];
  return [{ ...story, people: { [one.person]: person }, cases: { [key]: one }, steps }];
}

interface Telling {
  readonly id: string;
  readonly years: number;
  readonly county: CountyFile;
  readonly teams: readonly TeamHands[];
}

function oneChild(story: ScenarioOfWorkflow, random: Random, { id, years, county, teams }: Telling): CountyChild {
  const isWhole = random.chance(0.5);
  const steps = isWhole ? story.steps.length : random.int(1, story.steps.length);
  const daysAgo = isWhole ? random.int(1, Math.max(1, Math.round(years * 365))) : random.int(1, 60);
  const replace = otherNames(story, random, county);
  const as = othersFor(story.steps, random, county, teams);
  const scenario = retell({ id, authorities: [], story: story.id, steps, replace, ...(as && { as }) }, [story], story.workflow);
  return { scenario: { ...scenario, steps: scenario.steps.map(({ expect: _expected, ...step }) => step) }, daysAgo };
}

/** The child's own names, each word of them, and what stands in its place. */
function otherNames({ people }: ScenarioOfWorkflow, random: Random, { given, family }: CountyFile): { readonly [word: string]: string } {
  const words: { [word: string]: string } = {};
  for (const { names, sex } of Object.values(people)) {
    const pool = sex === undefined || !['female', 'male'].includes(sex) ? [...given.female, ...given.male] : given[sex as 'female' | 'male'];
    for (const name of names) {
      for (const word of wordsOf(name.given)) words[word] ??= random.pick(pool);
      for (const word of wordsOf(name.family)) words[word] ??= random.pick(family);
    }
  }
  return words;
}

function wordsOf(name: string | undefined): readonly string[] {
  return (name ?? '').split(/\s+/).filter((word) => /^\p{Lu}\p{Ll}+$/u.test(word));
}

/** A team for the child, where the story is of the county's plain hands and names nobody by user id. */
function othersFor(steps: readonly ScenarioStep[], random: Random, { hands }: CountyFile, teams: readonly TeamHands[]): TeamHands | undefined {
  const plain = new Set(hands.map(({ actor }) => actor));
  const isPlain = steps.every(({ actor }) => plain.has(actor)) && !JSON.stringify(steps).includes('@');
  return isPlain && teams.length > 0 ? random.pick(teams) : undefined;
}
