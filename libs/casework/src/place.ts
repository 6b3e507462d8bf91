import type { MachineFile, ResolvedWorkflow, StateFile, Text, TransitionFile } from '#definitions';
import type { StateValue } from './types.ts';

/** Where one region stands. */
export interface RegionPlace {
  readonly id: string;
  readonly label: Text;
  /** Dotted path within the region. */
  readonly path: string;
  readonly stateLabel: Text;
  readonly tags: ReadonlySet<string>;
  readonly stage?: string;
  readonly waitsFor: readonly string[];
  readonly atRest: boolean;
}
/** A transition that an action may take from here; several are tried in order. */
export interface Candidate {
  readonly region: string;
  readonly guard?: string;
}
/** Everything that a value of the machine says: where each region stands and what may move it. */
export interface Place {
  readonly regions: readonly RegionPlace[];
  readonly stage: string;
  readonly status: 'open' | 'closed';
  readonly candidates: ReadonlyMap<string, readonly Candidate[]>;
}

const STAGE = 'stage:';
const LIMIT = 5_000;
const known = new Map<string, Place | undefined>();

/**
 * What a value says in a workflow; undefined when it is not a whole value of this machine: a region or state is missing
 * or unknown (XState would silently start it anew), and the case needs migrating.
 */
export function placeOf(workflow: ResolvedWorkflow, value: StateValue): Place | undefined {
  const key = `${workflow.digest} ${JSON.stringify(value)}`;
  const before = known.get(key);
  if (before || known.has(key)) return before;
  if (known.size >= LIMIT) known.clear();
  const place = readPlace(workflow.machine, value);
  known.set(key, place);
  return place;
}

/** The regions whose states an action leaves; none for actions that move nothing. */
export function regionsOf(workflow: ResolvedWorkflow, action: string): readonly string[] {
  return Object.entries(workflow.machine.states).filter(([, region]) => names(region, action)).map(([id]) => id);
}

/** Whether a place lies in a state, given as dotted path from the region, `need.assessment`. */
export function isIn(place: Place, state: string): boolean {
  return place.regions.some((region) => `${region.id}.${region.path}.`.startsWith(`${state}.`));
}

function names(state: StateFile, action: string): boolean {
  return Object.hasOwn(state.on ?? {}, action) || Object.values(state.states ?? {}).some((child) => names(child, action));
}

function readPlace(machine: MachineFile, value: StateValue): Place | undefined {
  if (typeof value === 'string') return undefined;
  const ids = Object.keys(machine.states);
  if (Object.keys(value).length !== ids.length) return undefined;
  const regions: RegionPlace[] = [];
  const candidates = new Map<string, Candidate[]>();
  for (const id of ids) {
    const root = machine.states[id];
    const part = Object.hasOwn(value, id) ? value[id] : undefined;
    const path = root && part !== undefined ? findPath(root, part) : undefined;
    if (!root || !path) return undefined;
    regions.push(toRegion(id, root, path));
    collectCandidates(id, [root, ...path.map((step) => step.state)], candidates);
  }
  const stages = regions.flatMap((region) => region.stage ?? []);
  const stage = stages.find((one) => one !== 'closed') ?? stages[0] ?? '';
  const closed = regions.every((region) => region.atRest) && stages.includes('closed');
  return { regions, stage, status: closed ? 'closed' : 'open', candidates };
}

interface Step {
  readonly name: string;
  readonly state: StateFile;
}

/** The states from below the region down to the one that has no states of its own. */
function findPath(state: StateFile, value: StateValue): readonly Step[] | undefined {
  const children = state.states ?? {};
  if (Object.keys(children).length === 0) return typeof value === 'object' && Object.keys(value).length === 0 ? [] : undefined;
  const entries = typeof value === 'string' ? [[value, {}] as const] : Object.entries(value);
  const [name, below] = entries[0] ?? [];
  if (entries.length !== 1 || name === undefined || below === undefined || !Object.hasOwn(children, name)) return undefined;
  const child = children[name];
  const rest = child && findPath(child, below);
  return child && rest ? [{ name, state: child }, ...rest] : undefined;
}

function toRegion(id: string, root: StateFile, path: readonly Step[]): RegionPlace {
  const states = [root, ...path.map((step) => step.state)].reverse();
  const tags = new Set(states.flatMap((state) => state.tags ?? []));
  const stage = [...tags].find((tag) => tag.startsWith(STAGE))?.slice(STAGE.length);
  return {
    id,
    label: root.meta?.label ?? { en: id },
    path: path.map((step) => step.name).join('.'),
    stateLabel: states.find((state) => state.meta?.label)?.meta?.label ?? { en: path.at(-1)?.name ?? id },
    tags,
    ...(stage === undefined ? {} : { stage }),
    waitsFor: states.find((state) => state.meta?.waitsFor)?.meta?.waitsFor ?? [],
    atRest: tags.has('rest'),
  };
}

function collectCandidates(region: string, fromRegion: readonly StateFile[], into: Map<string, Candidate[]>): void {
  // The innermost state is asked first, as the machine does.
  for (const state of [...fromRegion].reverse()) {
    for (const [action, to] of Object.entries(state.on ?? {})) {
      const list = into.get(action) ?? [];
      for (const transition of transitions(to)) list.push({ region, ...(transition.guard === undefined ? {} : { guard: transition.guard }) });
      into.set(action, list);
    }
  }
}

function transitions(to: TransitionFile | readonly TransitionFile[]): readonly TransitionFile[] {
  return Array.isArray(to) ? to : [to as TransitionFile];
}
