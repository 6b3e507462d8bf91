import type { ActionRule, ResolvedWorkflow, StateFile, TransitionFile } from '#definitions';

/** A transition that may be taken from a leaf; of several by one action, the first whose guard holds. */
export interface Way {
  readonly guard?: string;
  /** Index of the leaf that it leads to. */
  readonly to: number;
}
/** A state without states of its own. */
export interface Leaf {
  readonly index: number;
  /** Dotted, within the region. */
  readonly path: string;
  readonly rest: boolean;
  readonly closed: boolean;
  /** Innermost first, as the machine asks. */
  readonly ways: ReadonlyMap<string, readonly Way[]>;
}
/** One region as a graph of its leaves. */
export interface RegionGraph {
  readonly id: string;
  readonly initial: number;
  readonly leaves: readonly Leaf[];
}
/** A way out of a leaf, its guard taken to hold. */
export interface Exit extends Way {
  readonly action: string;
}

interface Placed {
  readonly path: readonly string[];
  /** From the region down. */
  readonly states: readonly StateFile[];
}

/**
 * The regions of a workflow as graphs, targets resolved to leaves.
 * @throws where a target is not a state of its own region
 */
export function regionGraphs({ machine }: ResolvedWorkflow): readonly RegionGraph[] {
  return Object.entries(machine.states).map(([id, root]) => regionGraph(machine.id, id, root));
}

/** The ways out of a leaf that some answers of its guards may open. */
export function exitsOf(leaf: Leaf): readonly Exit[] {
  return [...leaf.ways].flatMap(([action, ways]) => {
    const sure = ways.findIndex((way) => way.guard === undefined);
    return (sure < 0 ? ways : ways.slice(0, sure + 1)).map((way) => ({ action, ...way }));
  });
}

/** The leaves that can be reached from where a region begins, or from others, by exits that are allowed. */
export function reachableLeaves(graph: RegionGraph, allowed: (exit: Exit, leaf: Leaf) => boolean, from: readonly number[] = [graph.initial]): ReadonlySet<number> {
  const reached = new Set(from);
  for (const index of reached) {
    const leaf = graph.leaves[index];
    if (leaf) for (const exit of exitsOf(leaf)) if (allowed(exit, leaf)) reached.add(exit.to);
  }
  return reached;
}

/** The rule of an action; undefined where the machine names one that is not there. */
export function ruleOf(workflow: ResolvedWorkflow, action: string): ActionRule | undefined {
  return Object.hasOwn(workflow.actions, action) ? workflow.actions[action] : undefined;
}

function regionGraph(machine: string, id: string, root: StateFile): RegionGraph {
  const placed = leavesBelow({ path: [], states: [root] });
  const indexes = new Map(placed.map(({ path }, index) => [path.join('.'), index]));
  const indexOf = (path: readonly string[]): number => {
    const index = indexes.get(initialLeaf(root, path).join('.'));
    if (index === undefined) throw new Error(`"${id}.${path.join('.')}" is no state of the machine.`);
    return index;
  };
  const target = (to: string, from: readonly string[]): number => {
    const own = `#${machine}.${id}`;
    if (!to.startsWith('#')) return indexOf([...from.slice(0, -1), ...to.split('.')]);
    if (to !== own && !to.startsWith(`${own}.`)) throw new Error(`"${to}" does not lie in the region "${id}" that leads to it.`);
    return indexOf(to.slice(own.length + 1).split('.').filter(Boolean));
  };
  return { id, initial: indexOf([]), leaves: placed.map((leaf, index) => toLeaf(leaf, index, target)) };
}

function toLeaf({ path, states }: Placed, index: number, target: (to: string, from: readonly string[]) => number): Leaf {
  const ways = new Map<string, Way[]>();
  for (let depth = states.length - 1; depth >= 0; depth -= 1) {
    for (const [action, to] of Object.entries(states[depth]?.on ?? {})) {
      const found = transitions(to).map((one) => ({ to: target(one.target, path.slice(0, depth)), ...(one.guard === undefined ? {} : { guard: one.guard }) }));
      ways.set(action, [...(ways.get(action) ?? []), ...found]);
    }
  }
  const tags = new Set(states.flatMap((state) => state.tags ?? []));
  return { index, path: path.join('.'), rest: tags.has('rest'), closed: tags.has('stage:closed'), ways };
}

function leavesBelow({ path, states }: Placed): readonly Placed[] {
  const children = Object.entries(states.at(-1)?.states ?? {});
  if (children.length === 0) return [{ path, states }];
  return children.flatMap(([name, child]) => leavesBelow({ path: [...path, name], states: [...states, child] }));
}

function initialLeaf(root: StateFile, path: readonly string[]): readonly string[] {
  const state = path.reduce<StateFile | undefined>((at, name) => at?.states?.[name], root);
  return state?.initial !== undefined && state.states ? initialLeaf(root, [...path, state.initial]) : path;
}

function transitions(to: TransitionFile | readonly TransitionFile[]): readonly TransitionFile[] {
  return Array.isArray(to) ? to : [to as TransitionFile];
}
