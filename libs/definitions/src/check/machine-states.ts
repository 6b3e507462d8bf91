import type { MachineFile, StateFile, TransitionFile } from '../types.ts';

type Keys = readonly (string | number)[];

/** One state of a machine, with where it stands. */
export interface PlacedState {
  /** Dotted, region first: `need.referral.writing`. */
  readonly path: string;
  readonly region: string;
  readonly parent: string;
  readonly at: Keys;
  readonly state: StateFile;
}
/** One way out of a state. */
export interface PlacedTransition {
  readonly from: PlacedState;
  readonly action: string;
  readonly transition: TransitionFile;
  /** True for the last of several, or the only one. */
  readonly last: boolean;
  readonly at: Keys;
}

/** Every state of a machine, regions and states that hold others included, in the order of the file. */
export function statesOf(machine: MachineFile): readonly PlacedState[] {
  return Object.entries(machine.states).flatMap(([region, state]) => below(state, region, region, '', ['machine', 'states', region]));
}

function below(state: StateFile, path: string, region: string, parent: string, at: Keys): readonly PlacedState[] {
  const inner = Object.entries(state.states ?? {}).flatMap(([name, child]) => below(child, `${path}.${name}`, region, path, [...at, 'states', name]));
  return [{ path, region, parent, at, state }, ...inner];
}

/** Every transition of these states. */
export function transitionsOf(states: readonly PlacedState[]): readonly PlacedTransition[] {
  return states.flatMap((from) =>
    Object.entries(from.state.on ?? {}).flatMap(([action, written]) => {
      const at = [...from.at, 'on', action];
      if (!isList(written)) return [{ from, action, transition: written, last: true, at }];
      return written.map((transition, index) => ({ from, action, transition, last: index === written.length - 1, at: [...at, index] }));
    }),
  );
}

function isList(written: TransitionFile | readonly TransitionFile[]): written is readonly TransitionFile[] {
  return Array.isArray(written);
}

/** The dotted path a target means; undefined for another machine's. */
export function targetPath(machine: MachineFile, from: PlacedState, target: string): string | undefined {
  if (!target.startsWith('#')) return from.parent === '' ? target : `${from.parent}.${target}`;
  const [id, ...path] = target.slice(1).split('.');
  return id === machine.id ? path.join('.') : undefined;
}
