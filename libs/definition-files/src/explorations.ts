import { exploreWorkflow, type Exploration } from '#casework';
import { authorityIds, nationalBase, type Sources } from '#definitions';
import { sha256 } from './sha256.ts';

/** What the walk of one workflow looked at and found, and how long it took. */
export interface WorkflowExploration extends Exploration {
  readonly pack: string;
  readonly workflow: string;
  readonly seconds: number;
}

/** Walks each workflow of the packs once; the sources must be without faults that hinder it (`checkSources`). */
export function explorations(sources: Sources): readonly WorkflowExploration[] {
  const contents = authorityIds(sources).map((authority) => nationalBase(sources, authority, sha256).content);
  const walks = new Map(contents.flatMap(({ authority, workflows }) => Object.values(workflows).map((workflow) => [workflow.digest, { pack: authority.pack, workflow }])));
  return [...walks.values()].map(({ pack, workflow }) => {
    const began = performance.now();
    const exploration = exploreWorkflow(workflow);
    return { pack, workflow: workflow.id, seconds: (performance.now() - began) / 1_000, ...exploration };
  });
}
