import type { ActionRule, GuardFile, Json, ResolvedWorkflow } from '#definitions';
import { actionPointer, wayPointer, type WorkflowFinding } from './explore-findings.ts';
import { exitsOf, reachableLeaves, ruleOf, type Exit, type Leaf, type RegionGraph } from './explore-graph.ts';

/** An approval, and the states (region first) that nobody can come to without it. */
export interface ApprovalGate {
  readonly action: string;
  readonly gates: readonly string[];
}

/**
 * Ways past an approval: a state that waits for a decision is left without it; a return leads on; what only the approval
 * leads to is also reached from where its record is still written; a record is handed in where nobody decides it.
 */
export function approvalFindings(workflow: ResolvedWorkflow, graph: RegionGraph, graphs: readonly RegionGraph[]): readonly WorkflowFinding[] {
  const reached = reachableLeaves(graph, () => true);
  const leaves = graph.leaves.filter((leaf) => reached.has(leaf.index));
  return [...leaves.flatMap((leaf) => leavingFindings(workflow, graph, leaf)), ...movingApprovals(workflow, graph).flatMap((action) => shortcuts(workflow, graph, graphs, action))];
}

/** Papers that move nothing: each that is handed in must be decided by an action that can be taken in the same place. */
export function paperFindings(workflow: ResolvedWorkflow, graphs: readonly RegionGraph[]): readonly WorkflowFinding[] {
  const submits = Object.entries(workflow.actions).filter(([, rule]) => rule.does === 'submit' && rule.available !== undefined);
  return submits.flatMap(([type, rule]) => {
    const places = leavesWhere(rule, type, graphs);
    const isDecided = Object.entries(workflow.actions).some(
      ([other, decision]) => isApproval(decision) && decision.decides === rule.form && leavesWhere(decision, other, graphs).some((place) => places.includes(place)),
    );
    const message = `"${type}" hands a record in, but no action that approves "${rule.form}" can be taken where it is. Add one.`;
    return isDecided ? [] : [{ rule: 'nobody-decides' as const, path: actionPointer(type), message }];
  });
}

/** For each approval that moves a region: what stays out of reach without it. */
export function approvalGates(workflow: ResolvedWorkflow, graphs: readonly RegionGraph[]): readonly ApprovalGate[] {
  return graphs.flatMap((graph) =>
    movingApprovals(workflow, graph).map((action) => {
      const reached = reachableWithout(workflow, graph, graphs, (exit) => exit.action === action, action);
      return { action, gates: graph.leaves.filter((leaf) => !reached.has(leaf.index)).map((leaf) => `${graph.id}.${leaf.path}`) };
    }),
  );
}

/** The approvals that move a region. */
export function movingApprovals(workflow: ResolvedWorkflow, graph: RegionGraph): readonly string[] {
  const actions = new Set(graph.leaves.flatMap((leaf) => [...leaf.ways.keys()]));
  return [...actions].filter((action) => isApproval(ruleOf(workflow, action)));
}

/** Whether an action approves, or accepts. */
export function isApproval(rule: ActionRule | undefined): boolean {
  return rule?.does === 'approve' || rule?.does === 'accept';
}

/** A state that waits for a decision may be left only by one, or to where the same form is still decided, or written and nothing else leads past it. */
function leavingFindings(workflow: ResolvedWorkflow, graph: RegionGraph, leaf: Leaf): readonly WorkflowFinding[] {
  const exits = exitsOf(leaf);
  const decided = new Set(exits.flatMap(({ action }) => (ruleOf(workflow, action)?.available === undefined ? (ruleOf(workflow, action)?.decides ?? []) : [])));
  return exits.flatMap((exit): readonly WorkflowFinding[] => {
    const rule = ruleOf(workflow, exit.action);
    const to = graph.leaves[exit.to];
    const path = wayPointer(graph.id, leaf.path, exit.action);
    if (rule?.does === 'submit' && !decides(workflow, graph, to, rule.form)) {
      return [{ rule: 'nobody-decides', path, message: `"${exit.action}" hands a record in, but in "${graph.id}.${to?.path}" no action approves or returns it. Lead to a state where it is decided.` }];
    }
    if (rule?.does === 'return' && to && !writes(workflow, to, rule.decides)) {
      return [{ rule: 'approval-bypassed', path, message: `"${exit.action}" returns the record, but leads to "${graph.id}.${to.path}", where it cannot be handed in again. Lead back to where it is written.` }];
    }
    if (decided.size === 0 || isApproval(rule) || rule?.does === 'return' || exit.to === leaf.index) return [];
    if (to && [...decided].every((form) => keepsPending(workflow, graph, to, form))) return [];
    const message = `"${exit.action}" leaves "${graph.id}.${leaf.path}" without the decision that it waits for. Leave it only by an action that approves or returns.`;
    return [{ rule: 'approval-bypassed', path, message }];
  });
}

function decides(workflow: ResolvedWorkflow, graph: RegionGraph, leaf: Leaf | undefined, form: string | undefined): boolean {
  const moving = leaf ? [...leaf.ways.keys()].some((action) => ruleOf(workflow, action)?.decides === form) : false;
  return moving || Object.entries(workflow.actions).some(([type, rule]) => rule.decides === form && rule.available !== undefined && leaf !== undefined && leavesWhere(rule, type, [graph]).includes(`${graph.id}.${leaf.path}`));
}

/** Whether a record of a form is handed in from a leaf. */
export function writes(workflow: ResolvedWorkflow, leaf: Leaf, form: string | undefined): boolean {
  return [...leaf.ways.keys()].some((action) => ruleOf(workflow, action)?.does === 'submit' && ruleOf(workflow, action)?.form === form);
}

/** Whether a form is decided in a leaf, or written there, and every way out leads to where that is so: whichever is taken, it cannot be passed by. */
function keepsPending(workflow: ResolvedWorkflow, graph: RegionGraph, leaf: Leaf, form: string, seen: ReadonlySet<number> = new Set()): boolean {
  if (seen.has(leaf.index) || decides(workflow, graph, leaf, form)) return true;
  if (!writes(workflow, leaf, form)) return false;
  const met = new Set([...seen, leaf.index]);
  return exitsOf(leaf).every(({ to }) => {
    const next = graph.leaves[to];
    return next !== undefined && keepsPending(workflow, graph, next, form, met);
  });
}

/**
 * Where the record of an approval is written or waits, another action leads to what else only the approval leads to: taken
 * away together they leave it out of reach, the approval alone does not.
 */
function shortcuts(workflow: ResolvedWorkflow, graph: RegionGraph, graphs: readonly RegionGraph[], action: string): readonly WorkflowFinding[] {
  const form = ruleOf(workflow, action)?.decides;
  const pending = new Set(graph.leaves.filter((leaf) => leaf.ways.has(action) || writes(workflow, leaf, form)).map((leaf) => leaf.index));
  const targets = new Set(graph.leaves.flatMap((leaf) => exitsOf(leaf).filter((exit) => exit.action === action).map((exit) => exit.to)));
  const isShort = (exit: Exit, leaf: Leaf): boolean => {
    const rule = ruleOf(workflow, exit.action);
    return pending.has(leaf.index) && !pending.has(exit.to) && targets.has(exit.to) && !isApproval(rule) && rule?.does !== 'submit';
  };
  const without = reachableWithout(workflow, graph, graphs, (exit) => exit.action === action, action);
  const neither = reachableWithout(workflow, graph, graphs, (exit, leaf) => exit.action === action || isShort(exit, leaf), action);
  return graph.leaves.filter((leaf) => pending.has(leaf.index) && without.has(leaf.index)).flatMap((leaf) =>
    exitsOf(leaf)
      .filter((exit) => isShort(exit, leaf) && without.has(exit.to) && !neither.has(exit.to))
      .map((exit) => ({
        rule: 'approval-bypassed' as const,
        path: wayPointer(graph.id, leaf.path, exit.action),
        message: `"${exit.action}" leads from "${graph.id}.${leaf.path}" to "${graph.id}.${graph.leaves[exit.to]?.path}", which otherwise only "${action}" leads to. Let it lead elsewhere, or come after the approval.`,
      })),
  );
}

/** What can be reached in a region when some of its ways are taken away, and with them the marks that only an action sets. */
function reachableWithout(workflow: ResolvedWorkflow, graph: RegionGraph, graphs: readonly RegionGraph[], isAway: (exit: Exit, leaf: Leaf) => boolean, action: string): ReadonlySet<number> {
  let reached: ReadonlySet<number> = new Set(graph.leaves.map((leaf) => leaf.index));
  for (;;) {
    const dead = deadMarks(workflow, graph, graphs, reached, action);
    const next = reachableLeaves(graph, (exit, leaf) => !isAway(exit, leaf) && (exit.guard === undefined || !needs(workflow, exit.guard, dead)));
    if (next.size === reached.size) return next;
    reached = next;
  }
}

/** Marks that nothing sets that can still be done: neither the action itself nor what only unreached states offer. */
function deadMarks(workflow: ResolvedWorkflow, graph: RegionGraph, graphs: readonly RegionGraph[], reached: ReadonlySet<number>, action: string): ReadonlySet<string> {
  const alive = new Set<string>();
  const all = new Set<string>();
  for (const [type, rule] of Object.entries(workflow.actions)) {
    const marks = [...(rule.marks ?? []), ...(rule.marksWhen ?? []).map((one) => one.mark)];
    const isHere = graph.leaves.some((leaf) => leaf.ways.has(type));
    const isElsewhere = graphs.some((one) => one !== graph && one.leaves.some((leaf) => leaf.ways.has(type)));
    const isPossible = type !== action && (!isHere || isElsewhere || graph.leaves.some((leaf) => reached.has(leaf.index) && leaf.ways.has(type)));
    for (const mark of marks) (isPossible ? alive : all).add(mark);
  }
  return new Set([...all].filter((mark) => !alive.has(mark)));
}

/** Whether a guard can only hold with one of these marks. */
function needs(workflow: ResolvedWorkflow, name: string, marks: ReadonlySet<string>): boolean {
  const guard: GuardFile | undefined = Object.hasOwn(workflow.guards, name) ? workflow.guards[name] : undefined;
  const params = guard?.params;
  if (guard?.type === 'marked') return listOf(params?.['any']).every((mark) => marks.has(mark));
  if (guard?.type === 'all') return listOf(params?.['of']).some((part) => needs(workflow, part, marks));
  if (guard?.type === 'any') return listOf(params?.['of']).every((part) => needs(workflow, part, marks));
  return guard?.type === 'matches' && requiredMarks(params?.['schema']).some((mark) => marks.has(mark));
}

/** The marks that a schema over the facts requires, where it says so plainly. */
function requiredMarks(schema: Json | undefined): readonly string[] {
  const at = (from: Json | undefined, key: string): Json | undefined => (from !== null && typeof from === 'object' && !Array.isArray(from) && Object.hasOwn(from, key) ? (from as { [key: string]: Json })[key] : undefined);
  return listOf(at(schema, 'required')).includes('marks') ? listOf(at(at(at(schema, 'properties'), 'marks'), 'required')) : [];
}

/** The leaves, region first, in which an action may be taken. */
function leavesWhere(rule: ActionRule, type: string, graphs: readonly RegionGraph[]): readonly string[] {
  const all = graphs.flatMap((graph) => graph.leaves.map((leaf) => ({ leaf, name: `${graph.id}.${leaf.path}` })));
  const { available } = rule;
  if (typeof available === 'object') return all.filter(({ name }) => `${name}.`.startsWith(`${available.in}.`)).map(({ name }) => name);
  return all.filter(({ leaf }) => available !== undefined || leaf.ways.has(type)).map(({ name }) => name);
}

function listOf(value: Json | undefined): readonly string[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}
