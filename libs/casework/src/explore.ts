import type { ResolvedWorkflow } from '#definitions';
import { approvalFindings, approvalGates, paperFindings, type ApprovalGate } from './explore-approvals.ts';
import { actionPointer, statePointer, type WorkflowFinding } from './explore-findings.ts';
import { regionGraphs, ruleOf, type Leaf, type RegionGraph } from './explore-graph.ts';
import { movesOf, type Moves } from './explore-moves.ts';
import { exploreProduct, type Product } from './explore-product.ts';
import { closingOver, regionFindings } from './explore-regions.ts';
import { machineOf } from './machine.ts';
import { placeOf } from './place.ts';

export type { WorkflowFinding } from './explore-findings.ts';

/** What was walked of a workflow, and what it shows. */
export interface Explored {
  readonly workflow: string;
  readonly regions: readonly { readonly id: string; readonly states: number }[];
  /** Regions that were walked together, for one asks about another or an action moves both. */
  readonly together: readonly { readonly regions: readonly string[]; readonly combinations: number; readonly states: number; readonly transitions: number }[];
  /** What may begin at any time: the open states that there are, and those in which it takes one action, two, or more. */
  readonly begins: readonly { readonly action: string; readonly locked: boolean; readonly open: number; readonly inOne: number; readonly inTwo: number; readonly more: number }[];
  /** What cannot be reached without each approval. */
  readonly approvals: readonly ApprovalGate[];
}
export interface Exploration {
  readonly findings: readonly WorkflowFinding[];
  /** Absent where faults of single regions were found first. */
  readonly explored?: Explored;
}

/** More combinations than these are not walked. */
const MOST_COMBINATIONS = 20_000_000;

/** The faults that `exploreWorkflow` finds. */
export function checkWorkflow(workflow: ResolvedWorkflow): readonly WorkflowFinding[] {
  return exploreWorkflow(workflow).findings;
}

/**
 * Walks a workflow: each region by itself, then all that coupled regions can come to together. Guards over answers, marks
 * and people are free to hold or not; those about regions are answered exactly. Reported are states that cannot be reached,
 * states that nobody may leave, states from which the case can never close, ways to close over what other regions still
 * have open, approvals that can be passed by, records that nobody decides, and beginnings (a strategy discussion) that are
 * not to be had where they must be. Names, shapes and own work are checked before, by `checkDefinitions`.
 */
export function exploreWorkflow(workflow: ResolvedWorkflow): Exploration {
  const graphs = graphsOrSay(workflow);
  if ('rule' in graphs) return { findings: [graphs] };
  const own = [
    ...graphs.flatMap((graph) => [...regionFindings(graph), ...approvalFindings(workflow, graph, graphs)]),
    ...graphs.flatMap((graph) => closingOver(workflow, graph, graphs)),
    ...paperFindings(workflow, graphs),
  ];
  if (own.length > 0) return { findings: withoutRepeats(own) };
  const moves = movesOf(workflow, graphs);
  const groups = coupled(graphs, moves);
  const large = groups.find((members) => members.reduce((size, member) => size * (graphs[member]?.leaves.length ?? 1), 1) > MOST_COMBINATIONS);
  if (large) return { findings: [tooLarge(large.map((member) => graphs[member]?.id ?? ''))] };
  const products = groups.map((members) => exploreProduct(graphs, members, moves));
  const begins = products.flatMap((product) => beginnings(workflow, product));
  const findings = [...products.flatMap((product) => [...unreached(product), ...unclosed(product)]), ...begins.flatMap(({ fault }) => fault ?? [])];
  return { findings, explored: report(workflow, graphs, products, begins.map(({ fault: _fault, ...begin }) => begin)) };
}

/** Several ways by one action may show the same fault. */
function withoutRepeats(findings: readonly WorkflowFinding[]): readonly WorkflowFinding[] {
  const key = (one: WorkflowFinding): string => `${one.rule} ${one.path}`;
  const first = new Map([...findings].reverse().map((one) => [key(one), one]));
  return findings.filter((one) => first.get(key(one)) === one);
}

function report(workflow: ResolvedWorkflow, graphs: readonly RegionGraph[], products: readonly Product[], begins: Explored['begins']): Explored {
  return {
    workflow: workflow.id,
    regions: graphs.map(({ id, leaves }) => ({ id, states: leaves.length })),
    together: products.map(({ regions, size, states, transitions }) => ({ regions: regions.map(({ id }) => id), combinations: size, states: states.length, transitions })),
    begins,
    approvals: approvalGates(workflow, graphs),
  };
}

function graphsOrSay(workflow: ResolvedWorkflow): readonly RegionGraph[] | WorkflowFinding {
  const broken = (error: unknown): WorkflowFinding => ({ rule: 'machine-broken', path: '/machine', message: error instanceof Error ? error.message : String(error) });
  try {
    const machine = machineOf(workflow);
    return placeOf(workflow, machine.initial) ? regionGraphs(workflow) : broken('The machine does not begin at a state in every region; give each an "initial".');
  } catch (error) {
    return broken(error);
  }
}

/** Places of the regions by groups: of two groups, none asks about the other, and no action moves both. */
function coupled(graphs: readonly RegionGraph[], { moves, bits }: Moves): readonly (readonly number[])[] {
  const group = graphs.map((_, place) => place);
  const join = (a: number, b: number): void => {
    const [from, to] = [group[a], group[b]];
    group.forEach((one, place) => {
      if (one === from) group[place] = to ?? place;
    });
  };
  // A bit tells of a region only where some of its leaves have it and some have not.
  const tells = (region: number): number => (bits[region] ?? []).reduce((sum, one) => sum | one, 0) & ~(bits[region] ?? []).reduce((sum, one) => sum & one, -1);
  for (const { steps, when } of moves) {
    const first = steps[0]?.region ?? 0;
    for (const step of steps) join(step.region, first);
    const asked = when.reduce((sum, { care }) => sum | care, 0) & ~1;
    if (asked) graphs.forEach((_, region) => (tells(region) & asked ? join(region, first) : undefined));
  }
  return [...new Set(group)].map((one) => group.flatMap((other, place) => (other === one ? place : [])));
}

function tooLarge(regions: readonly string[]): WorkflowFinding {
  const message = `The regions "${regions.join('", "')}" depend on each other and have over ${MOST_COMBINATIONS} combinations of states, too many to walk. Let fewer guards ask about other regions.`;
  return { rule: 'too-large-to-explore', path: '/machine', message };
}

/** Leaves that guards about other regions keep out of reach. */
function unreached({ regions, states, leafAt }: Product): readonly WorkflowFinding[] {
  return regions.flatMap((graph, place) => {
    const reached = new Set<number>();
    for (const state of states) reached.add(leafAt(state, place));
    return graph.leaves
      .filter((leaf) => !reached.has(leaf.index))
      .map((leaf) => ({
        rule: 'state-unreachable' as const,
        path: statePointer(graph.id, leaf.path),
        message: `Nothing leads to "${graph.id}.${leaf.path}", for the guards on the way to it never hold together. Change them, or remove it.`,
      }));
  });
}

function unclosed(product: Product): readonly WorkflowFinding[] {
  const { regions, states, leafAt } = product;
  const closes = regions.some(({ leaves }) => leaves.some((leaf) => leaf.closed));
  const leavesOf = (state: number) => regions.map(({ leaves }, place) => leaves[leafAt(state, place)]);
  const some = (state: number, is: (leaf: Leaf | undefined) => boolean): boolean => regions.some(({ leaves }, place) => is(leaves[leafAt(state, place)]));
  const ending = product.reaching((state) => !some(state, (leaf) => !leaf?.rest) && (!closes || some(state, (leaf) => leaf?.closed === true)));
  const first = states.find((state) => !ending[state]);
  if (first === undefined) return [];
  const count = states.reduce((sum, state) => sum + (ending[state] ? 0 : 1), 0);
  const awake = leavesOf(first).findIndex((leaf) => !leaf?.rest);
  const where = regions[awake < 0 ? 0 : awake];
  return [
    {
      rule: 'cannot-close',
      path: statePointer(where?.id ?? '', leavesOf(first)[awake < 0 ? 0 : awake]?.path ?? ''),
      message: `From ${nameOf(product, first)} no sequence of actions lets the case close (${count} such states). ${wayTo(product, first)}`,
    },
  ];
}

/** What may begin at any time: at once and whatever was answered where it is locked, else within two actions while its regions rest. */
function beginnings(workflow: ResolvedWorkflow, product: Product): readonly (Explored['begins'][number] & { readonly fault?: WorkflowFinding })[] {
  const named = new Set(product.regions.flatMap(({ leaves }) => leaves.flatMap((leaf) => [...leaf.ways.keys()])));
  const begins = [...named].filter((action) => ruleOf(workflow, action)?.does === 'begin' && ruleOf(workflow, action)?.concurrent === true);
  return begins.map((action) => {
    const locked = workflow.locked.includes(action);
    const certain = product.certainly(action);
    const counts = { open: 0, inOne: 0, inTwo: 0, more: 0 };
    let missing: number | undefined;
    for (const state of product.states) {
      if (!product.isOpen(state)) continue;
      const takes = certain(state) ? 'inOne' : product.leadsTo(state, (next) => product.isOpen(next) && certain(next)) ? 'inTwo' : 'more';
      counts.open += 1;
      counts[takes] += 1;
      if (missing === undefined && (locked ? takes !== 'inOne' : takes === 'more' && rests(product, state, action))) missing = state;
    }
    return { action, locked, ...counts, ...(missing === undefined ? {} : { fault: notEverywhere(product, action, locked, missing) }) };
  });
}

function rests({ regions, leafAt }: Product, state: number, action: string): boolean {
  return regions.every(({ leaves }, place) => !leaves.some((leaf) => leaf.ways.has(action)) || (leaves[leafAt(state, place)]?.rest ?? true));
}

function notEverywhere(product: Product, action: string, locked: boolean, state: number): WorkflowFinding {
  const within = locked ? '' : ' within two actions';
  const message = `"${action}" may begin at any time, but not${within} in ${nameOf(product, state, action)}. Add a transition for it there, without a guard. ${wayTo(product, state)}`;
  return { rule: 'concurrent-not-everywhere', path: actionPointer(action), message };
}

/** The leaves of a product state; of the regions that an action moves, where it is about one. */
function nameOf({ regions, leafAt }: Product, state: number, action?: string): string {
  const told = regions.flatMap(({ id, leaves }, place) => (action === undefined || leaves.some((leaf) => leaf.ways.has(action)) ? [`"${id}.${leaves[leafAt(state, place)]?.path}"`] : []));
  return told.join(' with ');
}

function wayTo(product: Product, state: number): string {
  const path = product.pathTo(state);
  return path.length ? `It comes there by: ${path.join(', ')}.` : 'It begins there.';
}
