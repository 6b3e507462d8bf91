import type { RegionGraph } from './explore-graph.ts';
import { CLOSED, type Certain, type Move, type Moves, type When } from './explore-moves.ts';

/** All that coupled regions can come to together. States are numbers; each region's leaf is a digit of it. */
export interface Product {
  readonly regions: readonly RegionGraph[];
  /** Combinations of leaves, reachable or not. */
  readonly size: number;
  /** The states reached, nearest first. */
  readonly states: Int32Array;
  readonly transitions: number;
  readonly isReached: (state: number) => boolean;
  readonly isOpen: (state: number) => boolean;
  /** The leaf of a region, by its place in `regions`. */
  readonly leafAt: (state: number, region: number) => number;
  /** Shortest sequence of actions that leads to a state. */
  readonly pathTo: (state: number) => readonly string[];
  /** The states from which one of these can be reached, as 1 by state. */
  readonly reaching: (isEnd: (state: number) => boolean) => Uint8Array;
  /** Whether an action is possible in a state whatever was answered. */
  readonly certainly: (action: string) => (state: number) => boolean;
  /** Whether one move leads to a state that fits. */
  readonly leadsTo: (state: number, fits: (next: number) => boolean) => boolean;
}

// Looked up once: it is asked for every state.
const { floor } = Math;

interface Step {
  readonly region: number;
  readonly from: number;
  readonly to: number;
}
interface Jump {
  readonly action: string;
  readonly by: number;
  readonly steps: readonly Step[];
  readonly when: readonly When[];
}
type JumpsByLeaf = readonly (readonly (readonly { readonly jump: Jump; readonly number: number }[])[])[];
/** How product states are numbered. */
interface Frame {
  readonly sizes: readonly number[];
  readonly weights: readonly number[];
  readonly size: number;
  readonly maskOf: (state: number) => number;
}

/**
 * Walks all reachable states of some regions together, guards about regions answered exactly.
 * @param members places of the regions in `graphs`; none of their moves may touch another
 */
export function exploreProduct(graphs: readonly RegionGraph[], members: readonly number[], { moves, certain, bits }: Moves): Product {
  const regions = members.flatMap((member) => graphs[member] ?? []);
  const frame = frameOf(regions, members.map((member) => bits[member] ?? []), members.length === graphs.length);
  const here = new Map(members.map((member, place) => [member, place]));
  const own = <T extends { readonly region: number }>(steps: readonly T[]): readonly T[] => steps.flatMap((step) => (here.has(step.region) ? { ...step, region: here.get(step.region) ?? 0 } : []));
  const jumps = moves.flatMap((move) => toJump(frame, move, own(move.steps)) ?? []);
  const from = indexed(regions, jumps, 'from');
  const { came, masks, states, transitions } = walk(frame, regions, from);
  const sure = certain.flatMap((one) => (own(one.at).length ? { ...one, at: own(one.at) } : []));
  return {
    ...{ regions, size: frame.size, states, transitions },
    isReached: (state) => came[state] !== 0,
    isOpen: (state) => ((masks[state] ?? 0) & CLOSED) === 0,
    leafAt: (state, region) => digit(frame, state, region),
    pathTo: (state) => pathTo(state, came, jumps),
    reaching: (isEnd) => reaching(frame, regions, jumps, { came, masks, states }, isEnd),
    certainly: (action) => certainly(frame, masks, sure.filter((one) => one.action === action)),
    leadsTo: (state, fits) =>
      from.some((byLeaf, region) =>
        byLeaf[digit(frame, state, region)]?.some(({ jump }) => jump.by !== 0 && isAt(frame, state, jump.steps) && holds(jump.when, masks[state] ?? 0) && fits(state + jump.by)),
      ),
  };
}

function frameOf(regions: readonly RegionGraph[], bits: readonly (readonly number[])[], isWhole: boolean): Frame {
  const sizes = regions.map(({ leaves }) => leaves.length);
  const weights = sizes.map((_, place) => sizes.slice(0, place).reduce((product, size) => product * size, 1));
  // Only a region that has come to a closed stage closes a case; part of the regions cannot tell.
  const ends = regions.map(({ leaves }) => leaves.map((leaf) => isWhole && leaf.closed));
  const size = sizes.reduce((product, one) => product * one, 1);
  const maskOf = (state: number): number => {
    let mask = -1;
    let closed = false;
    for (let region = 0; region < sizes.length; region += 1) {
      const leaf = floor(state / (weights[region] ?? 1)) % (sizes[region] ?? 1);
      mask &= bits[region]?.[leaf] ?? 0;
      closed ||= ends[region]?.[leaf] ?? false;
    }
    return closed ? mask : mask & ~CLOSED;
  };
  return { sizes, weights, size, maskOf };
}

function digit({ weights, sizes }: Frame, state: number, region: number): number {
  return floor(state / (weights[region] ?? 1)) % (sizes[region] ?? 1);
}

function toJump({ weights }: Frame, { action, when }: Move, steps: readonly Step[]): Jump | undefined {
  return steps.length === 0 ? undefined : { action, steps, when, by: steps.reduce((sum, { region, from, to }) => sum + (to - from) * (weights[region] ?? 1), 0) };
}

function holds(when: readonly When[], mask: number): boolean {
  for (const { care, value } of when) if ((mask & care) === value) return true;
  return false;
}

function isAt(frame: Frame, state: number, steps: readonly Step[]): boolean {
  return steps.every(({ region, from }) => digit(frame, state, region) === from);
}

/** One answer for each leaf of the region that the action is named in first: the questions it depends on there. */
function certainly(frame: Frame, masks: Int32Array, certain: readonly Certain[]): (state: number) => boolean {
  const first = certain[0]?.at[0]?.region ?? 0;
  const byLeaf = Array.from({ length: frame.sizes[first] ?? 0 }, (_, leaf) => certain.filter(({ at }) => at[0]?.from === leaf));
  return (state) => {
    const mask = masks[state] ?? 0;
    for (const { at, when } of byLeaf[digit(frame, state, first)] ?? []) {
      if (holds(when, mask) && (at.length === 1 || at.every(({ region, from }) => digit(frame, state, region) === from))) return true;
    }
    return false;
  };
}

/** Jumps by region and leaf of their first step, from it or to it. */
function indexed(regions: readonly RegionGraph[], jumps: readonly Jump[], side: 'from' | 'to'): JumpsByLeaf {
  const found = regions.map(({ leaves }) => leaves.map((): { jump: Jump; number: number }[] => []));
  jumps.forEach((jump, number) => {
    const first = jump.steps[0];
    if (first) found[first.region]?.[first[side]]?.push({ jump, number });
  });
  return found;
}

interface Walked {
  /** By state, the number of the jump that came to it first, plus one; the first state has -1. */
  readonly came: Int32Array;
  /** By state that was reached, the bits that hold there. */
  readonly masks: Int32Array;
  readonly states: Int32Array;
}

function walk(frame: Frame, regions: readonly RegionGraph[], from: JumpsByLeaf): Walked & { readonly transitions: number } {
  const came = new Int32Array(frame.size);
  const masks = new Int32Array(frame.size);
  const queue = new Int32Array(frame.size);
  const first = regions.reduce((sum, { initial }, place) => sum + initial * (frame.weights[place] ?? 1), 0);
  let [length, transitions] = [1, 0];
  queue[0] = first;
  came[first] = -1;
  for (let next = 0; next < length; next += 1) {
    const state = queue[next] ?? 0;
    const mask = frame.maskOf(state);
    masks[state] = mask;
    for (let region = 0; region < regions.length; region += 1) {
      for (const { jump, number } of from[region]?.[digit(frame, state, region)] ?? []) {
        if (jump.steps.length > 1 && !isAt(frame, state, jump.steps)) continue;
        if (!holds(jump.when, mask)) continue;
        transitions += 1;
        const to = state + jump.by;
        if (came[to] !== 0) continue;
        came[to] = number + 1;
        queue[length] = to;
        length += 1;
      }
    }
  }
  return { came, masks, states: queue.slice(0, length), transitions };
}

function pathTo(state: number, came: Int32Array, jumps: readonly Jump[]): readonly string[] {
  const path: string[] = [];
  for (let at = state; (came[at] ?? 0) > 0; ) {
    const jump = jumps[(came[at] ?? 0) - 1];
    if (!jump) break;
    path.unshift(jump.action);
    at -= jump.by;
  }
  return path;
}

function reaching(frame: Frame, regions: readonly RegionGraph[], jumps: readonly Jump[], { came, masks, states }: Walked, isEnd: (state: number) => boolean): Uint8Array {
  const into = indexed(regions, jumps, 'to');
  const found = new Uint8Array(frame.size);
  const queue = new Int32Array(states.length);
  let length = 0;
  const add = (state: number): void => {
    if (found[state]) return;
    found[state] = 1;
    queue[length] = state;
    length += 1;
  };
  for (const state of states) if (isEnd(state)) add(state);
  for (let next = 0; next < length; next += 1) {
    const state = queue[next] ?? 0;
    for (let region = 0; region < regions.length; region += 1) {
      for (const { jump } of into[region]?.[digit(frame, state, region)] ?? []) {
        if (jump.by === 0 || !jump.steps.every((step) => digit(frame, state, step.region) === step.to)) continue;
        const before = state - jump.by;
        if (!found[before] && came[before] !== 0 && holds(jump.when, masks[before] ?? 0)) add(before);
      }
    }
  }
  return found;
}
