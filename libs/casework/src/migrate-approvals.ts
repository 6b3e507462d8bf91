import type { ActionRule, ResolvedWorkflow } from '#definitions';
import { exitsOf, reachableLeaves, regionGraphs, ruleOf, type Leaf, type RegionGraph } from './explore-graph.ts';

/** What a state has to do with approvals. Forms are those whose records are decided. */
export interface ApprovalPlace {
  /** A record of these waits here for its decision. */
  readonly awaits: ReadonlySet<string>;
  /** Nobody comes here without a record of these having been approved. */
  readonly passed: ReadonlySet<string>;
  /** The approvals, by action, that may still come from here on, until the case closes: none that everybody who is here has behind her. */
  readonly ahead: ReadonlySet<string>;
}
/** Approvals of a workflow, by state `<region>.<path>`. */
export interface Approvals {
  readonly at: (state: string) => ApprovalPlace;
  /** Every form that some action of this region approves. */
  readonly approvable: (region: string) => ReadonlySet<string>;
  /** The states from which an action leads to this one. */
  readonly before: (state: string) => readonly { readonly state: string; readonly action: string }[];
}

const NOWHERE: ApprovalPlace = { awaits: new Set(), passed: new Set(), ahead: new Set() };
const known = new Map<string, Approvals>();
const LIMIT = 100;

/** The approvals of a workflow, worked out once per digest. */
export function approvalsOf(workflow: ResolvedWorkflow): Approvals {
  const before = known.get(workflow.digest);
  if (before) return before;
  if (known.size >= LIMIT) known.clear();
  const now = readApprovals(workflow);
  known.set(workflow.digest, now);
  return now;
}

function readApprovals(workflow: ResolvedWorkflow): Approvals {
  const graphs = regionGraphs(workflow);
  const places = new Map(graphs.flatMap((graph) => placesOf(workflow, graph)));
  const approvable = new Map(graphs.map((graph) => [graph.id, formsApproved(workflow, graph)]));
  return {
    at: (state) => places.get(state) ?? NOWHERE,
    approvable: (region) => approvable.get(region) ?? new Set(),
    before: (state) => graphs.flatMap((graph) => leadingTo(graph, state)),
  };
}

function placesOf(workflow: ResolvedWorkflow, graph: RegionGraph): readonly (readonly [string, ApprovalPlace])[] {
  const without = [...formsApproved(workflow, graph)].map((form) => [form, reachableLeaves(graph, (exit) => !approves(workflow, exit.action, form))] as const);
  const approvals = [...new Set(graph.leaves.flatMap((leaf) => [...leaf.ways.keys()]))].filter((action) => approvedBy(ruleOf(workflow, action)) !== undefined);
  const past = approvals.map((action) => [action, reachableLeaves(graph, (exit) => exit.action !== action)] as const);
  return graph.leaves.map((leaf) => {
    const behind = new Set(past.flatMap(([action, reached]) => (reached.has(leaf.index) ? [] : [action])));
    const passed = without.flatMap(([form, reached]) => (reached.has(leaf.index) ? [] : [form]));
    return [stateOf(graph, leaf), { awaits: decided(workflow, leaf), passed: new Set(passed), ahead: aheadOf(workflow, graph, leaf, behind) }] as const;
  });
}

function decided(workflow: ResolvedWorkflow, leaf: Leaf): ReadonlySet<string> {
  return new Set([...leaf.ways.keys()].flatMap((action) => approvedBy(ruleOf(workflow, action)) ?? []));
}

function aheadOf(workflow: ResolvedWorkflow, graph: RegionGraph, leaf: Leaf, behind: ReadonlySet<string>): ReadonlySet<string> {
  const reached = reachableLeaves(graph, (exit) => ruleOf(workflow, exit.action)?.does !== 'reopen', [leaf.index]);
  const actions = [...reached].flatMap((index) => [...(graph.leaves[index]?.ways.keys() ?? [])]);
  return new Set(actions.filter((action) => approvedBy(ruleOf(workflow, action)) !== undefined && !behind.has(action)));
}

function formsApproved(workflow: ResolvedWorkflow, graph: RegionGraph): ReadonlySet<string> {
  return new Set(graph.leaves.flatMap((leaf) => [...decided(workflow, leaf)]));
}

function leadingTo(graph: RegionGraph, state: string): readonly { readonly state: string; readonly action: string }[] {
  return graph.leaves.flatMap((leaf) =>
    exitsOf(leaf).flatMap((exit) => {
      const target = graph.leaves[exit.to];
      return target && stateOf(graph, target) === state && target !== leaf ? [{ state: stateOf(graph, leaf), action: exit.action }] : [];
    }),
  );
}

function approves(workflow: ResolvedWorkflow, action: string, form: string): boolean {
  return approvedBy(ruleOf(workflow, action)) === form;
}

/** The form whose records this approves; undefined for what approves nothing. */
export function approvedBy(rule: ActionRule | undefined): string | undefined {
  return rule?.does === 'approve' || rule?.does === 'accept' ? rule.decides : undefined;
}

function stateOf(graph: RegionGraph, leaf: Leaf): string {
  return leaf.path === '' ? graph.id : `${graph.id}.${leaf.path}`;
}
