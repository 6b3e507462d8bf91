import type { GuardFile, Json, ResolvedWorkflow } from '#definitions';
import { ruleOf, type Leaf, type RegionGraph } from './explore-graph.ts';

/** One step in a region: by an action, to a leaf, with what is marked then. */
export interface MarkedStep {
  readonly action: string;
  readonly to: number;
  readonly marks: number;
}
/** Where a region stands, and which of the marks that its guards ask about are set. */
export interface MarkedPlace {
  readonly leaf: number;
  readonly marks: number;
}
/** A region that remembers marks. */
export interface MarkedRegion {
  readonly graph: RegionGraph;
  readonly first: MarkedPlace;
  readonly stepsFrom: (place: MarkedPlace) => readonly MarkedStep[];
  /** Every place that can be come to, with the step that came to it first. */
  readonly reachable: (from: readonly MarkedPlace[], isAway?: (step: MarkedStep, at: MarkedPlace) => boolean) => ReadonlyMap<number, Reached>;
}
export interface Reached extends MarkedPlace {
  readonly before?: number;
  readonly by?: string;
}

/**
 * The marks that a region remembers: those that a guard of its ways asks for, and that nothing sets but what is done in it.
 * Of two workflows that are compared, each must remember the same, and only what both do.
 */
export function rememberedMarks(workflow: ResolvedWorkflow, graph: RegionGraph): readonly string[] {
  const asked = new Set(graph.leaves.flatMap((leaf) => [...leaf.ways].flatMap(([action, ways]) => [...ways.flatMap(({ guard }) => guard ?? []), ...(ruleOf(workflow, action)?.guards ?? [])])).flatMap((name) => marksAsked(workflow, name)));
  const here = new Set(graph.leaves.flatMap((leaf) => [...leaf.ways.keys()]));
  const elsewhere = new Set(Object.entries(workflow.actions).flatMap(([type, rule]) => (here.has(type) ? [] : [...(rule.marks ?? []), ...(rule.marksWhen ?? []).map(({ mark }) => mark)])));
  return [...asked].filter((mark) => !elsewhere.has(mark)).sort();
}

/** A region as a walk over its leaves and the marks set on the way; guards over anything else are free to hold or not. */
export function markedRegion(workflow: ResolvedWorkflow, graph: RegionGraph, remembered: readonly string[]): MarkedRegion {
  const known = new Map<number, readonly MarkedStep[]>();
  const keyOf = ({ leaf, marks }: MarkedPlace): number => leaf * (1 << remembered.length) + marks;
  const stepsFrom = (place: MarkedPlace): readonly MarkedStep[] => {
    const key = keyOf(place);
    const steps = known.get(key) ?? stepsOf(workflow, graph.leaves[place.leaf], place.marks, remembered);
    known.set(key, steps);
    return steps;
  };
  const reachable: MarkedRegion['reachable'] = (from, isAway = () => false) => {
    const reached = new Map<number, Reached>(from.map((place) => [keyOf(place), place]));
    for (const [key, place] of reached) {
      for (const step of stepsFrom(place)) {
        if (isAway(step, place)) continue;
        const next = { leaf: step.to, marks: step.marks };
        if (!reached.has(keyOf(next))) reached.set(keyOf(next), { ...next, before: key, by: step.action });
      }
    }
    return reached;
  };
  return { graph, first: { leaf: graph.initial, marks: 0 }, stepsFrom, reachable };
}

/** The actions that led to a place, first to last. */
export function actionsTo(reached: ReadonlyMap<number, Reached>, place: Reached): readonly string[] {
  const actions: string[] = [];
  for (let at: Reached | undefined = place; at?.by !== undefined; at = at.before === undefined ? undefined : reached.get(at.before)) actions.unshift(at.by);
  return actions;
}

function stepsOf(workflow: ResolvedWorkflow, leaf: Leaf | undefined, marks: number, remembered: readonly string[]): readonly MarkedStep[] {
  const holds = (name: string): boolean | undefined => answer(workflow, name, marks, remembered);
  return [...(leaf?.ways ?? [])].flatMap(([action, ways]) => {
    const rule = ruleOf(workflow, action);
    const standing = (rule?.guards ?? []).filter((name) => guardOf(workflow, name)?.exception !== true);
    if (standing.some((name) => holds(name) === false)) return [];
    const sure = ways.findIndex(({ guard }) => guard === undefined || holds(guard) === true);
    const open = (sure < 0 ? ways : ways.slice(0, sure + 1)).filter(({ guard }) => guard === undefined || holds(guard) !== false);
    // Opened again, a case has no marks that count.
    const before = rule?.does === 'reopen' ? 0 : marks;
    const after = marksAfter(before, bitsOf(rule?.marks ?? [], remembered), bitsOf((rule?.marksWhen ?? []).map(({ mark }) => mark), remembered));
    return open.flatMap(({ to }) => after.map((now) => ({ action, to, marks: now })));
  });
}

/** What is marked after an action: what it always marks, with any of what it may. */
function marksAfter(before: number, always: number, perhaps: number): readonly number[] {
  const free = perhaps & ~before & ~always;
  const found: number[] = [];
  for (let some = free; ; some = (some - 1) & free) {
    found.push(before | always | some);
    if (some === 0) return found;
  }
}

function bitsOf(marks: readonly string[], remembered: readonly string[]): number {
  return marks.reduce((sum, mark) => (remembered.includes(mark) ? sum | (1 << remembered.indexOf(mark)) : sum), 0);
}

/** Whether a guard holds; undefined where that depends on more than the marks remembered. */
function answer(workflow: ResolvedWorkflow, name: string, marks: number, remembered: readonly string[], depth = 0): boolean | undefined {
  const guard = guardOf(workflow, name);
  if (!guard || depth > 10) return undefined;
  const parts = (): readonly (boolean | undefined)[] => listOf(guard.params?.['of']).map((part) => answer(workflow, part, marks, remembered, depth + 1));
  if (guard.type === 'marked') return isMarked(guard, marks, remembered);
  if (guard.type === 'all') return every(parts());
  if (guard.type === 'any') return opposite(every(parts().map(opposite)));
  return guard.type === 'not' ? opposite(every(parts())) : undefined;
}

function isMarked({ params }: GuardFile, marks: number, remembered: readonly string[]): boolean | undefined {
  const any = listOf(params?.['any']);
  if ((bitsOf(any, remembered) & marks) !== 0) return params?.['since'] === undefined ? true : undefined;
  return any.every((mark) => remembered.includes(mark)) ? false : undefined;
}

function marksAsked(workflow: ResolvedWorkflow, name: string, depth = 0): readonly string[] {
  const guard = guardOf(workflow, name);
  if (!guard || depth > 10) return [];
  if (guard.type === 'marked') return listOf(guard.params?.['any']);
  const isMade = guard.type === 'all' || guard.type === 'any' || guard.type === 'not';
  return isMade ? listOf(guard.params?.['of']).flatMap((part) => marksAsked(workflow, part, depth + 1)) : [];
}

function every(answers: readonly (boolean | undefined)[]): boolean | undefined {
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

function opposite(one: boolean | undefined): boolean | undefined {
  return one === undefined ? undefined : !one;
}

function guardOf(workflow: ResolvedWorkflow, name: string): GuardFile | undefined {
  return Object.hasOwn(workflow.guards, name) ? workflow.guards[name] : undefined;
}

function listOf(value: Json | undefined): readonly string[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}
