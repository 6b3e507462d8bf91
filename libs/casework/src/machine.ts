import type { MachineFile, ResolvedWorkflow, StateFile } from '#definitions';
import { initialTransition, setup, transition, type AnyMachineSnapshot, type AnyStateMachine, type EventObject } from 'xstate';
import type { StateValue } from './types.ts';

/** Answers whether the guard of that name holds now. */
export type GuardCheck = (guard: string) => boolean;

/** A workflow's machine, ready to calculate with. It holds no state: values go in and come out. */
export interface Machine {
  readonly file: MachineFile;
  readonly initial: StateValue;
  /** Opaque; only this file knows what calculates. */
  readonly calculator: AnyStateMachine;
  readonly snapshots: Map<string, AnyMachineSnapshot>;
}

interface Asked extends EventObject {
  readonly holds: GuardCheck;
}

const byDigest = new Map<string, Machine>();
const LIMIT = 200;

/**
 * The machine of a workflow, built once per digest.
 * @throws where a guard's name or a target is unknown: `exemplar check` finds these before a workflow is published
 */
export function machineOf(workflow: ResolvedWorkflow): Machine {
  const known = byDigest.get(workflow.digest);
  if (known) return known;
  const machine = buildMachine(workflow);
  if (byDigest.size >= LIMIT) byDigest.clear();
  byDigest.set(workflow.digest, machine);
  return machine;
}

/** The value after an action, or undefined when nothing in this value moves by it. The value must be complete (`placeOf`). */
export function nextValue(machine: Machine, value: StateValue, action: string, holds: GuardCheck): StateValue | undefined {
  const event: Asked = { type: action, holds };
  const snapshot = snapshotAt(machine, value);
  // An unknown event returns the same snapshot without a word, so it is asked first.
  if (!snapshot.can(event)) return undefined;
  return transition(machine.calculator, snapshot, event)[0].value as StateValue;
}

/** Snapshots are plain immutable values without context here, so the same value always has the same one. */
function snapshotAt({ calculator, snapshots }: Machine, value: StateValue): AnyMachineSnapshot {
  const key = JSON.stringify(value);
  const known = snapshots.get(key);
  if (known) return known;
  if (snapshots.size >= LIMIT) snapshots.clear();
  const snapshot = calculator.resolveState({ value: value as never, context: {} });
  snapshots.set(key, snapshot);
  return snapshot;
}

function buildMachine(workflow: ResolvedWorkflow): Machine {
  const names = guardNames(workflow.machine.states);
  const unknown = names.find((name) => !Object.hasOwn(workflow.guards, name));
  if (unknown !== undefined) throw new Error(`Workflow ${workflow.id}: the machine names a guard "${unknown}" that is not defined.`);
  const guards = Object.fromEntries(names.map((name) => [name, ({ event }: { event: EventObject }) => (event as Asked).holds(name)]));
  const calculator = setup({ guards }).createMachine(workflow.machine as never) as unknown as AnyStateMachine;
  return { file: workflow.machine, calculator, snapshots: new Map(), initial: initialTransition(calculator)[0].value as StateValue };
}

function guardNames(states: { readonly [name: string]: StateFile }): readonly string[] {
  const names = Object.values(states).flatMap((state) => [
    ...Object.values(state.on ?? {}).flatMap((to) => (Array.isArray(to) ? to : [to])).flatMap((to) => to.guard ?? []),
    ...guardNames(state.states ?? {}),
  ]);
  return [...new Set(names)];
}
