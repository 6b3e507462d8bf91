import type { MachineFile, StateFile, TransitionFile } from '../types.ts';

type Ways = TransitionFile | readonly TransitionFile[];

/** The state at a dotted path, region first; undefined where there is none. */
export function findState(machine: MachineFile, path: string): StateFile | undefined {
  const [region, ...rest] = path.split('.');
  return rest.reduce<StateFile | undefined>((at, name) => own(at?.states, name), own(machine.states, region ?? ''));
}

/** The machine with another state at a path that is there. */
export function withState(machine: MachineFile, path: string, change: (state: StateFile) => StateFile): MachineFile {
  const [region, ...rest] = path.split('.');
  const root = own(machine.states, region ?? '');
  return root === undefined || region === undefined ? machine : { ...machine, states: { ...machine.states, [region]: changed(root, rest, change) } };
}

function changed(state: StateFile, [name, ...rest]: readonly string[], change: (state: StateFile) => StateFile): StateFile {
  if (name === undefined) return change(state);
  const inner = own(state.states, name);
  return inner === undefined ? state : { ...state, states: { ...state.states, [name]: changed(inner, rest, change) } };
}

/** The machine with one more state beside another. */
export function withStateBeside(machine: MachineFile, path: string, name: string, state: StateFile): MachineFile {
  return withState(machine, parentOf(path), (parent) => ({ ...parent, states: { ...parent.states, [name]: state } }));
}

/** The path of the state that holds this one; '' for a region. */
export function parentOf(path: string): string {
  return path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : '';
}

/** The paths of the states in which an action stands, region first. */
export function statesWith(machine: MachineFile, action: string): readonly string[] {
  const below = (state: StateFile, path: string): readonly string[] => [
    ...(own(state.on, action) === undefined ? [] : [path]),
    ...Object.entries(state.states ?? {}).flatMap(([name, inner]) => below(inner, `${path}.${name}`)),
  ];
  return Object.entries(machine.states).flatMap(([region, state]) => below(state, region));
}

/** The ways by one action, as a list. */
export function waysOf(ways: Ways | undefined): readonly TransitionFile[] {
  if (ways === undefined) return [];
  return Array.isArray(ways) ? (ways as readonly TransitionFile[]) : [ways as TransitionFile];
}

/** The tags that a new step beside a state has: the stage of that state, or of the one that it begins in. */
export function stageTags(state: StateFile | undefined): readonly string[] | undefined {
  const inner = state?.states && state.initial !== undefined ? own(state.states, state.initial) : undefined;
  if (inner) return stageTags(inner);
  const stages = state?.tags?.filter((tag) => tag.startsWith('stage:') && tag !== 'stage:closed') ?? [];
  return stages.length ? stages : undefined;
}

/** What a map has under a name of its own. */
export function own<Value>(map: { readonly [name: string]: Value } | undefined, name: string): Value | undefined {
  return map && Object.hasOwn(map, name) ? map[name] : undefined;
}
