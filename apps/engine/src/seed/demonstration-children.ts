import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { Json } from '#definitions';
import type { Scenario, ScenarioOfWorkflow, ScenarioPerson } from '#testing';
import { loadScenarios } from '#testing';

/** A child of the demonstration, as its file beside a workflow says: a story, up to some step, about somebody else. */
export interface DemonstrationChild {
  readonly id: string;
  readonly authorities: readonly string[];
  /** A scenario's id; without it the child has `people` and only the steps of `then`. */
  readonly story?: string;
  readonly people?: { readonly child: ScenarioPerson };
  /** How many of the story's steps are taken; without it all. */
  readonly steps?: number;
  /** Whole words that are put in the place of others: names, above all. */
  readonly replace?: { readonly [word: string]: string };
  /** Who acts in whose place. */
  readonly as?: { readonly [actor: string]: string };
  /** How long ago the last step was; without it the story ends within the last days. */
  readonly workingDaysAgo?: number;
  /** Steps after the story's; `after` counts days from the last step taken, `$day:0` is the step's own day. */
  readonly then?: readonly { readonly after: number; readonly time: string; readonly actor: string; readonly action: string; readonly data?: { readonly [question: string]: Json } }[];
}

/** The child's own scenario, ready to be walked in each of its authorities that has this pack. */
export interface ChildToSeed {
  readonly pack: string;
  readonly child: DemonstrationChild;
  readonly scenario: ScenarioOfWorkflow;
}

const dayText = /^\$day:(-?\d+)(.*)$/;

/** Changes every text within a value. */
function mapTexts<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => mapTexts(item, change)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item as unknown, change)])) as T;
}

function replaceWords<T>(value: T, words: { readonly [word: string]: string } = {}): T {
  const named = Object.keys(words);
  if (named.length === 0) return value;
  const pattern = new RegExp(`\\b(?:${named.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})\\b`, 'g');
  return mapTexts(value, (text) => text.replaceAll(pattern, (word) => words[word] ?? word));
}

function laterDays<T>(value: T, days: number): T {
  return mapTexts(value, (text) => text.replace(dayText, (_, day: string, rest: string) => `$day:${Number(day) + days}${rest}`));
}

/** The scenario of a child: the story cut, retold and gone on with. @throws when there is no such story */
export function retell(child: DemonstrationChild, stories: readonly ScenarioOfWorkflow[], workflow: string): ScenarioOfWorkflow {
  const told = stories.find(({ id, workflow: of }) => id === child.story && of === workflow);
  if (child.story !== undefined && !told) throw new Error(`The demonstration child ${child.id} has a story '${child.story}' that is not there.`);
  const empty: Scenario = { id: child.id, title: child.id, authority: '', story: '', people: {}, cases: { child: { person: 'child' } }, steps: [] };
  const story: ScenarioOfWorkflow = told ?? { ...empty, workflow, file: '' };
  const { people, steps } = replaceWords({ people: child.people ?? story.people, steps: story.steps.slice(0, child.steps) }, child.replace);
  const last = steps.at(-1)?.day ?? 0;
  const only = Object.keys(story.cases)[0] ?? 'child';
  const then = (child.then ?? []).map(({ after, ...step }) => ({ ...step, day: last + after, case: only, ...(step.data && { data: laterDays(step.data, last + after) }) }));
  // What was refused left nothing behind, and asked again of the child as she is now it might not be refused.
  const done = steps.filter(({ expect: expected }) => expected?.refused === undefined);
  const all = [...done, ...then].map((step) => ({ ...step, actor: child.as?.[step.actor] ?? step.actor }));
  return { ...story, id: child.id, people, steps: all };
}

/**
 * Every child that the folder's demonstrations name, `workflows/packs/<pack>/<workflow>/demonstration.json` each; their stories
 * are those of the same pack. @throws when a file cannot be read
 */
export async function demonstrationChildren(definitionsFolder: string): Promise<ChildToSeed[]> {
  const packs = join(definitionsFolder, 'workflows');
  const entries = await readdir(packs, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name === 'demonstration.json').map((entry) => join(entry.parentPath, entry.name)).sort();
  if (files.length === 0) return [];
  const stories = await loadScenarios(definitionsFolder);
  const lists = await Promise.all(
    files.map(async (file) => {
      const { children } = JSON.parse(await readFile(file, 'utf8')) as { readonly children?: readonly DemonstrationChild[] };
      if (!Array.isArray(children)) throw new Error(`${relative(definitionsFolder, file)} lists no children.`);
      const folder = dirname(file);
      const own = stories.filter((story) => story.file.startsWith(folder + sep));
      return (children as readonly DemonstrationChild[]).map((child) => ({ pack: basename(dirname(folder)), child, scenario: retell(child, own, basename(folder)) }));
    }),
  );
  return lists.flat();
}
