import type { GuardFile, Json, ResolvedWorkflow } from '#definitions';
import { ruleOf, type Leaf, type RegionGraph } from './explore-graph.ts';

/** Holds where the bits of `care` in what is true of the product state are as in `value`. */
export interface When {
  readonly care: number;
  readonly value: number;
}
/** What an action does to the regions that name it, from one leaf of each. */
export interface Move {
  readonly action: string;
  /** Region index, leaf it is in, leaf it goes to. */
  readonly steps: readonly { readonly region: number; readonly from: number; readonly to: number }[];
  /** Any of these; guards over answers, marks and people are free to hold. */
  readonly when: readonly When[];
}
/** Where an action is possible whatever the answers are. */
export interface Certain {
  readonly action: string;
  readonly at: readonly { readonly region: number; readonly from: number }[];
  readonly when: readonly When[];
}
export interface Moves {
  readonly moves: readonly Move[];
  readonly certain: readonly Certain[];
  /** By region and leaf: bits that hold as far as this region goes; a bit holds where every region has it. */
  readonly bits: readonly (readonly number[])[];
}

/** The bit that says that the case is closed: then nothing moves it but what opens it again. */
export const CLOSED = 1;
/** More guards than these on one action are taken each as free, parts and all. */
const MOST_ATOMS = 12;
const MOST_BITS = 30;

interface Atoms {
  readonly workflow: ResolvedWorkflow;
  readonly graphs: readonly RegionGraph[];
  /** Questions about regions, by their text; the bit is the place in the list, plus one. */
  readonly exact: string[];
  readonly bits: number[][];
}

/** Every move of every action between leaves, with the questions about other regions that it depends on. */
export function movesOf(workflow: ResolvedWorkflow, graphs: readonly RegionGraph[]): Moves {
  const atoms: Atoms = { workflow, graphs, exact: [], bits: graphs.map(({ leaves }) => leaves.map(({ rest }) => (rest ? CLOSED : 0))) };
  const moves: Move[] = [];
  const certain: Certain[] = [];
  for (const action of new Set(graphs.flatMap(({ leaves }) => leaves.flatMap((leaf) => [...leaf.ways.keys()])))) {
    const named = graphs.flatMap((graph, region) => (graph.leaves.some((leaf) => leaf.ways.has(action)) ? [{ graph, region }] : []));
    for (const at of together(named)) {
      if (!at.some(({ leaf }) => leaf.ways.has(action))) continue;
      const found = outcomes(atoms, action, at);
      moves.push(...found.moves);
      if (found.certain.when.length) certain.push(found.certain);
    }
  }
  return { moves, certain, bits: atoms.bits };
}

interface At {
  readonly region: number;
  readonly leaf: Leaf;
}

function together(named: readonly { readonly graph: RegionGraph; readonly region: number }[]): readonly (readonly At[])[] {
  return named.reduce<readonly (readonly At[])[]>((rows, { graph, region }) => rows.flatMap((row) => graph.leaves.map((leaf) => [...row, { region, leaf }])), [[]]);
}

function outcomes(atoms: Atoms, action: string, at: readonly At[]): { readonly moves: readonly Move[]; readonly certain: Certain } {
  const rule = ruleOf(atoms.workflow, action);
  const standing = (rule?.guards ?? []).filter((name) => guardOf(atoms.workflow, name)?.exception !== true);
  const ways = at.map(({ leaf }) => leaf.ways.get(action) ?? []);
  const asked = askedAbout(atoms, [...standing, ...ways.flat().flatMap((way) => way.guard ?? [])]);
  const open = rule?.does === 'reopen' ? 0 : CLOSED;
  const care = asked.exact.reduce((sum, atom) => sum | bitOf(atoms, atom), open);
  const found = new Map<string, Set<number>>();
  const always = new Set<number>();
  for (let exact = 0; exact < 1 << asked.exact.length; exact += 1) {
    const value = asked.exact.reduce((sum, atom, place) => (exact & (1 << place) ? sum | bitOf(atoms, atom) : sum), 0);
    let refused = false;
    for (let free = 0; free < 1 << asked.free.length; free += 1) {
      const holds = (name: string): boolean => asked.holds(name, exact, free);
      const to = standing.every(holds) ? ways.map((list) => list.find((way) => way.guard === undefined || holds(way.guard))?.to) : [];
      if (to.every((one) => one === undefined)) refused = true;
      else addTo(found, JSON.stringify(to.map((one, place) => one ?? at[place]?.leaf.index)), value);
    }
    if (!refused) always.add(value);
  }
  const whenever = (values: ReadonlySet<number>): readonly When[] =>
    values.size === 1 << asked.exact.length ? [{ care: open, value: 0 }] : [...values].map((value) => ({ care, value }));
  return {
    moves: [...found].map(([to, values]) => ({ action, steps: steps(at, JSON.parse(to) as number[]), when: whenever(values) })),
    certain: { action, at: at.map(({ region, leaf }) => ({ region, from: leaf.index })), when: always.size ? whenever(always) : [] },
  };
}

function steps(at: readonly At[], to: readonly number[]): Move['steps'] {
  return at.map(({ region, leaf }, place) => ({ region, from: leaf.index, to: to[place] ?? leaf.index }));
}

function addTo(found: Map<string, Set<number>>, key: string, value: number): void {
  const values = found.get(key) ?? new Set();
  found.set(key, values.add(value));
}

interface Asked {
  readonly exact: readonly string[];
  readonly free: readonly string[];
  readonly holds: (name: string, exact: number, free: number) => boolean;
}

function askedAbout(atoms: Atoms, names: readonly string[]): Asked {
  const parts = new Set(names.flatMap((name) => partsOf(atoms.workflow, name)));
  const whole = parts.size > MOST_ATOMS;
  const asked = whole ? new Set(names) : parts;
  const exact: string[] = [];
  const free: string[] = [];
  for (const name of asked) {
    const question = questionOf(atoms.workflow, name);
    if (question === undefined || bitOf(atoms, question) === 0) free.push(name);
    else if (!exact.includes(question)) exact.push(question);
  }
  const holds = (name: string, exactly: number, freely: number): boolean => {
    const guard = guardOf(atoms.workflow, name);
    const question = questionOf(atoms.workflow, name);
    if (question !== undefined && exact.includes(question)) return (exactly & (1 << exact.indexOf(question))) !== 0;
    const all = (): boolean => listOf(guard?.params?.['of']).every((part) => holds(part, exactly, freely));
    if (!whole && guard?.type === 'all') return all();
    if (!whole && guard?.type === 'not') return !all();
    if (!whole && guard?.type === 'any') return listOf(guard.params?.['of']).some((part) => holds(part, exactly, freely));
    return (freely & (1 << free.indexOf(name))) !== 0;
  };
  return { exact, free, holds };
}

/** The guards that a guard is made of in the end. */
function partsOf(workflow: ResolvedWorkflow, name: string): readonly string[] {
  const guard = guardOf(workflow, name);
  const composite = guard?.type === 'all' || guard?.type === 'any' || guard?.type === 'not';
  return composite ? listOf(guard.params?.['of']).flatMap((part) => partsOf(workflow, part)) : [name];
}

/** What a guard asks about regions, as a text that is the same for the same question. */
function questionOf(workflow: ResolvedWorkflow, name: string): string | undefined {
  const guard = guardOf(workflow, name);
  if (guard?.type === 'regionsAtRest') return `rest ${JSON.stringify([...listOf(guard.params?.['except'])].sort())}`;
  return guard?.type === 'inState' ? `in ${String(guard.params?.['state'])}` : undefined;
}

/** The bit of a question, 0 where it asks about no region that is there, or there are too many for a number. */
function bitOf(atoms: Atoms, question: string): number {
  const known = atoms.exact.indexOf(question);
  if (known >= 0) return 2 << known;
  const isPlaced = question.startsWith('in ');
  const isKnown = !isPlaced || atoms.graphs.some(({ id }) => `${question}.`.startsWith(`in ${id}.`));
  if (!isKnown || atoms.exact.length >= MOST_BITS - 1) return 0;
  atoms.exact.push(question);
  const bit = 2 << (atoms.exact.length - 1);
  const answers = isPlaced ? inState(question.slice(3)) : atRest(JSON.parse(question.slice(5)) as string[]);
  atoms.graphs.forEach(({ id, leaves }, region) => {
    const bits = atoms.bits[region] ?? [];
    for (const leaf of leaves) if (answers(id, leaf)) bits[leaf.index] = (bits[leaf.index] ?? 0) | bit;
  });
  return bit;
}

function inState(state: string): (region: string, leaf: Leaf) => boolean {
  const region = state.split('.')[0];
  return (id, leaf) => id !== region || `${id}.${leaf.path}.`.startsWith(`${state}.`);
}

function atRest(except: readonly string[]): (region: string, leaf: Leaf) => boolean {
  return (id, leaf) => leaf.rest || except.includes(id);
}

function guardOf(workflow: ResolvedWorkflow, name: string): GuardFile | undefined {
  return Object.hasOwn(workflow.guards, name) ? workflow.guards[name] : undefined;
}

function listOf(value: Json | undefined): readonly string[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}
