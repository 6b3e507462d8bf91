import type { ResolvedWorkflow } from '#definitions';
import { approvalGates, isApproval, movingApprovals, writes } from './explore-approvals.ts';
import { actionPointer, statePointer } from './explore-findings.ts';
import { exitsOf, reachableLeaves, regionGraphs, ruleOf, type RegionGraph } from './explore-graph.ts';
import { actionsTo, markedRegion, rememberedMarks, type MarkedRegion } from './marked-walk.ts';

/** How a local workflow passes by, or takes from, what the national one keeps. `path` is a JSON pointer into the local workflow. */
export interface GateFinding {
  readonly rule: 'approval-bypassed' | 'approval-locked' | 'mark-lost' | 'role-widens' | 'machine-broken';
  readonly path: string;
  readonly message: string;
  /** The actions on the way past an approval, first to last. */
  readonly by?: readonly string[];
}

/**
 * What a local workflow loosens of the national one that it was made from:
 * - a state that nobody comes to nationally without an approval (or another locked action), and somebody does locally;
 * - a way from where a record is written, or waits for an approval, to what lies behind that approval, with no approval at all,
 *   by which nobody comes there nationally while the same is marked;
 * - an action that lost a guard, a mark, or gained a role.
 * Guards over answers and people are free to hold or not in both, those over marks are followed as far as one region sets them.
 */
export function compareGates(national: ResolvedWorkflow, local: ResolvedWorkflow): readonly GateFinding[] {
  const rules = compareRules(national, local);
  if (national.machine === local.machine && rules.length === 0) return [];
  let graphs: readonly RegionGraph[];
  try {
    graphs = regionGraphs(local);
  } catch (error) {
    return [...rules, { rule: 'machine-broken', path: '/machine', message: error instanceof Error ? error.message : String(error) }];
  }
  const before = regionGraphs(national);
  const findings = [...rules, ...lostGates(national, local, before, graphs), ...before.flatMap((region) => passedBy(national, local, region, graphs))];
  return shortest(findings, local, national);
}

/** Of the ways past approvals by one local action, the shortest: the others end with it. */
function shortest(findings: readonly GateFinding[], local: ResolvedWorkflow, national: ResolvedWorkflow): readonly GateFinding[] {
  const keyOf = ({ rule, by, message }: GateFinding): string => {
    const own = by?.find((type) => !Object.hasOwn(national.actions, type) && ruleOf(local, type)?.follows === undefined);
    return `${rule} ${own ?? message}`;
  };
  const best = new Map<string, GateFinding>();
  for (const one of findings) {
    const before = best.get(keyOf(one));
    if (!before || (one.by?.length ?? 0) < (before.by?.length ?? 0)) best.set(keyOf(one), one);
  }
  return [...best.values()];
}

/** States that are closed off nationally until an approval or another locked action, and locally no more. */
function lostGates(national: ResolvedWorkflow, local: ResolvedWorkflow, before: readonly RegionGraph[], graphs: readonly RegionGraph[]): readonly GateFinding[] {
  const [then, now] = [approvalGates(national, before), approvalGates(local, graphs)];
  const gated = (gates: typeof then, action: string, state: string): boolean => gates.some((one) => one.action === action && one.gates.includes(state));
  return before.flatMap((region) => {
    const pair = walks(national, local, region, graphs);
    return keepers(national, region).flatMap((action) => {
      const isAway = (step: { readonly action: string }): boolean => step.action === action;
      const open = namesOf(pair.national, [...pair.national.reachable([pair.national.first], isAway).values()].map(({ leaf }) => leaf));
      const reached = pair.local.reachable([pair.local.first], isAway);
      return [...reached.values()].flatMap((place) => {
        const path = pair.local.graph.leaves[place.leaf]?.path ?? '';
        const state = `${region.id}.${path}`;
        const isNew = !open.has(path) || (gated(then, action, state) && !gated(now, action, state));
        return isNew && region.leaves.some((leaf) => leaf.path === path) ? [passing(action, region.id, path, actionsTo(reached, place))] : [];
      });
    });
  });
}

/** More marks than these are taken as free to be set or not. */
const MOST_MARKS = 8;

/** What may not be passed by: every approval that moves a region, and what else the pack locks in it. */
function keepers(workflow: ResolvedWorkflow, region: RegionGraph): readonly string[] {
  const locked = workflow.locked.filter((name) => region.leaves.some((leaf) => leaf.ways.has(name)));
  return [...new Set([...movingApprovals(workflow, region), ...locked])];
}

/** A region as it is nationally and locally, each remembering the same marks. */
function walks(national: ResolvedWorkflow, local: ResolvedWorkflow, region: RegionGraph, graphs: readonly RegionGraph[]): { readonly national: MarkedRegion; readonly local: MarkedRegion } {
  const graph = graphs.find(({ id }) => id === region.id) ?? region;
  const known = rememberedMarks(local, graph);
  const remembered = rememberedMarks(national, region).filter((mark) => known.includes(mark)).slice(0, MOST_MARKS);
  return { national: markedRegion(national, region, remembered), local: markedRegion(local, graph, remembered) };
}

function passing(action: string, region: string, path: string, by: readonly string[], from?: string): GateFinding {
  const start = from === undefined ? '' : ` from "${region}.${from}"`;
  const way = by.length ? `${start} by: ${by.join(', ')}` : start;
  return { rule: 'approval-bypassed', path: statePointer(region, path), by, message: `"${region}.${path}" can be come to without "${action}"${way}. Nationally it cannot: lead this way elsewhere, or let it come after the approval.` };
}

/** From where the record of an approval is written or waits, what lies behind it, and nationally is behind it for whoever stands there. */
function passedBy(national: ResolvedWorkflow, local: ResolvedWorkflow, before: RegionGraph, graphs: readonly RegionGraph[]): readonly GateFinding[] {
  const { national: then, local: now } = walks(national, local, before, graphs);
  const { graph } = now;
  const starts = [...then.reachable([then.first]).values()];
  const indexes = new Map(graph.leaves.map((leaf) => [leaf.path, leaf.index]));
  return movingApprovals(national, before).flatMap((action) => {
    const pending = pendingLeaves(national, before, action);
    const behind = leavesBehind(national, before, action, pending);
    const isAway = (step: { readonly action: string }): boolean => isApproval(ruleOf(local, step.action));
    return starts.filter(({ leaf }) => pending.has(leaf)).flatMap((start) => {
      const open = namesOf(then, [...then.reachable([start], isAway).values()].map(({ leaf }) => leaf));
      const from = before.leaves[start.leaf]?.path ?? '';
      const here = indexes.get(from);
      if (here === undefined) return [];
      const reached = now.reachable([{ leaf: here, marks: start.marks }], isAway);
      const passed = [...reached.values()].filter(({ leaf }) => behind.has(graph.leaves[leaf]?.path ?? '') && !open.has(graph.leaves[leaf]?.path ?? ''));
      return passed.map((place) => passing(action, graph.id, graph.leaves[place.leaf]?.path ?? '', actionsTo(reached, place), from));
    });
  });
}

function namesOf({ graph }: MarkedRegion, leaves: readonly number[]): ReadonlySet<string> {
  return new Set(leaves.map((leaf) => graph.leaves[leaf]?.path ?? ''));
}

/** Where the record that an approval decides is written, or waits for it. */
function pendingLeaves(workflow: ResolvedWorkflow, graph: RegionGraph, action: string): ReadonlySet<number> {
  const form = ruleOf(workflow, action)?.decides;
  return new Set(graph.leaves.filter((leaf) => leaf.ways.has(action) || writes(workflow, leaf, form)).map(({ index }) => index));
}

/**
 * What an approval leads to, and what follows on that until the case is opened again; without what everybody passes before the
 * record is written: to go back there passes nothing by.
 */
function leavesBehind(workflow: ResolvedWorkflow, graph: RegionGraph, action: string, pending: ReadonlySet<number>): ReadonlySet<string> {
  const targets = graph.leaves.flatMap((leaf) => exitsOf(leaf).filter((exit) => exit.action === action).map(({ to }) => to));
  const behind = reachableLeaves(graph, (exit) => ruleOf(workflow, exit.action)?.does !== 'reopen', targets);
  const isBefore = (leaf: number): boolean => leaf === graph.initial || ![...reachableLeaves(graph, (exit) => exit.to !== leaf)].some((other) => pending.has(other));
  return new Set([...behind].filter((leaf) => !pending.has(leaf) && !isBefore(leaf)).map((leaf) => graph.leaves[leaf]?.path ?? ''));
}

/** Every action of the pack keeps its guards and its marks (with those of what follows it), and nobody more may do it. */
function compareRules(national: ResolvedWorkflow, local: ResolvedWorkflow): readonly GateFinding[] {
  return Object.entries(national.actions).flatMap(([type, before]): readonly GateFinding[] => {
    const now = ruleOf(local, type);
    const at = actionPointer(type);
    if (!now) return [{ rule: 'approval-locked', path: '/actions', message: `"${type}" is gone: an overlay adds and tightens, and takes nothing away.` }];
    if (now === before) return [];
    const following = Object.values(local.actions).filter((rule) => rule.follows === type && isApproval(rule));
    const set = (rule: typeof before): readonly string[] => [...(rule.marks ?? []), ...(rule.marksWhen ?? []).map(({ mark }) => mark)];
    const marks = new Set([now, ...following].flatMap(set));
    return [
      ...(before.guards ?? []).filter((name) => !now.guards?.includes(name)).map((name) => ({ rule: 'approval-locked' as const, path: at, message: `"${type}" has lost its guard "${name}".` })),
      ...set(before).filter((mark) => !marks.has(mark)).map((mark) => ({ rule: 'mark-lost' as const, path: at, message: `Nothing marks "${mark}" any more, which "${type}" does nationally.` })),
      ...now.roles.filter((role) => !before.roles.includes(role)).map((role) => ({ rule: 'role-widens' as const, path: at, message: `"${type}" may be done by "${role}", who may not nationally.` })),
      ...following.filter((rule) => !(before.guards ?? []).every((name) => rule.guards?.includes(name))).map(() => ({ rule: 'approval-locked' as const, path: at, message: `What follows "${type}" has not all of its guards.` })),
    ];
  });
}
