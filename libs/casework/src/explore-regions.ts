import type { ResolvedWorkflow } from '#definitions';
import { statePointer, wayPointer, type WorkflowFinding } from './explore-findings.ts';
import { exitsOf, reachableLeaves, ruleOf, type RegionGraph } from './explore-graph.ts';

/** Faults of one region by itself, every guard taken as free to hold or not. */
export function regionFindings(graph: RegionGraph): readonly WorkflowFinding[] {
  const reached = reachableLeaves(graph, () => true);
  return [...unreachable(graph, reached), ...stuck(graph, reached), ...unclosable(graph, reached)];
}

/** A region may close only where a guard makes sure that every other rests, on the action or on the way that it takes. */
export function closingOver(workflow: ResolvedWorkflow, graph: RegionGraph, graphs: readonly RegionGraph[]): readonly WorkflowFinding[] {
  const others = graphs.filter((one) => one.id !== graph.id && one.leaves.some((leaf) => !leaf.rest)).map((one) => one.id);
  const ways = graph.leaves.filter((leaf) => !leaf.closed).flatMap((leaf) => exitsOf(leaf).map((exit) => ({ leaf, exit })));
  return ways.flatMap(({ leaf, exit: { action, to, guard } }) => {
    if (!graph.leaves[to]?.closed) return [];
    const guards = [...(ruleOf(workflow, action)?.guards ?? []), ...(guard === undefined ? [] : [guard])];
    const open = others.filter((other) => !guards.some((name) => keepsAtRest(workflow, name, other)));
    const message = `"${action}" closes "${graph.id}" while "${open.join('", "')}" may still be open. Add a guard of type "regionsAtRest" to it.`;
    return open.length === 0 ? [] : [{ rule: 'closes-over-others' as const, path: wayPointer(graph.id, leaf.path, action), message }];
  });
}

function unreachable(graph: RegionGraph, reached: ReadonlySet<number>): readonly WorkflowFinding[] {
  return graph.leaves
    .filter((leaf) => !reached.has(leaf.index))
    .map((leaf) => ({
      rule: 'state-unreachable',
      path: statePointer(graph.id, leaf.path),
      message: `No action leads to "${graph.id}.${leaf.path}". Add a transition to it, or remove it.`,
    }));
}

function stuck(graph: RegionGraph, reached: ReadonlySet<number>): readonly WorkflowFinding[] {
  return graph.leaves
    .filter((leaf) => reached.has(leaf.index) && !leaf.rest && exitsOf(leaf).every((exit) => exit.to === leaf.index))
    .map((leaf) => ({
      rule: 'state-stuck',
      path: statePointer(graph.id, leaf.path),
      message: `Nobody can leave "${graph.id}.${leaf.path}". Add an action that leads on, or tag it "rest" if the region may stay there.`,
    }));
}

function unclosable(graph: RegionGraph, reached: ReadonlySet<number>): readonly WorkflowFinding[] {
  const closes = graph.leaves.some((leaf) => reached.has(leaf.index) && leaf.closed);
  const ending = new Set(graph.leaves.filter((leaf) => leaf.rest && (!closes || leaf.closed)).map((leaf) => leaf.index));
  for (let grew = true; grew; ) {
    const before = ending.size;
    for (const leaf of graph.leaves) if (exitsOf(leaf).some((exit) => ending.has(exit.to))) ending.add(leaf.index);
    grew = ending.size > before;
  }
  return graph.leaves
    .filter((leaf) => reached.has(leaf.index) && !ending.has(leaf.index))
    .map((leaf) => ({
      rule: 'cannot-close',
      path: statePointer(graph.id, leaf.path),
      message: `From "${graph.id}.${leaf.path}" no sequence of actions lets the case close. Add a way to a state tagged "rest"${closes ? ' and "stage:closed"' : ''}.`,
    }));
}

function keepsAtRest(workflow: ResolvedWorkflow, name: string, region: string): boolean {
  const guard = Object.hasOwn(workflow.guards, name) ? workflow.guards[name] : undefined;
  const named = (key: string): readonly string[] => (Array.isArray(guard?.params?.[key]) ? guard.params[key].map(String) : []);
  // A guard that may be passed over with a reason makes sure of nothing.
  if (guard?.exception) return false;
  if (guard?.type === 'regionsAtRest') return !named('except').includes(region);
  return guard?.type === 'all' && named('of').some((part) => keepsAtRest(workflow, part, region));
}
