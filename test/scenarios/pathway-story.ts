import type { FolderPublications } from '#definition-files';
import { publicationsFrom } from '#definition-files';
import type { Done, Then } from '#testing';
import { givenCase } from '#testing';

/** The day on which the stories of pathways begin. */
export const opened = '2026-03-02';

/** The day so many days after the beginning. */
export const on = (day: number): string => new Date(Date.parse(opened) + day * 86_400_000).toISOString().slice(0, 10);

/** What this folder publishes. @throws with the first findings, where there are any */
export async function ourDefinitions(): Promise<FolderPublications> {
  const found = await publicationsFrom(process.cwd());
  if ('findings' in found) throw new Error(JSON.stringify(found.findings.slice(0, 3)));
  return found;
}

/** What one authority publishes: publishing the others too is the dearest part of each story. */
export async function definitionsOf(authority: string): Promise<FolderPublications> {
  const found = await ourDefinitions();
  return { ...found, publications: Object.fromEntries(Object.entries(found.publications).filter(([id]) => id === authority)) };
}

/** The hands of an authority's worker and manager, and how a story is told of one invented child. */
export const storyIn = (authority: string) => {
  const worker = `practitioner@${authority}`;
  const manager = `manager@${authority}`;
  return {
    worker,
    manager,
    by: (type: string, day: number, answers?: Done['with'], more: Partial<Done> = {}): Done => ({ by: worker, type, day, ...(answers && { with: answers }), ...more }),
    decide: (type: string, day: number): Done => ({ by: manager, type, day, data: { rationale: 'I have read it and agree.' } }),
    tell: (published: FolderPublications, steps: readonly Done[], birth = '2019-05-04'): Promise<Then> =>
      givenCase(published, { workflow: 'child-in-need', openedBy: worker, on: opened, person: { names: [{ given: 'Robin' }], birth: { date: birth } } })
        .after(steps.slice(0, -1)).when(steps.at(-1) as Done),
  };
};
