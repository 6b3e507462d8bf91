import type { ActionRule, ResolvedWorkflow, StateFile, Text, TransitionFile } from '#form-answers';

/** A state without states of its own, as it is drawn. */
export interface FlowState {
  /** `<region>.<path>`, as operations name it. */
  readonly id: string;
  readonly label: Text;
  readonly lane: string;
  readonly rest: boolean;
  /** Where the region begins. */
  readonly first: boolean;
  readonly locked: boolean;
  /** Not in the pack. */
  readonly ours: boolean;
  readonly waitsFor: readonly string[];
}
/** A way out of a state: an action, where it leads, and the guard under which it leads there. */
export interface FlowWay {
  readonly from: string;
  readonly to: string;
  readonly action: string;
  readonly guard?: string;
  /** Not in the pack, or led elsewhere there. */
  readonly ours: boolean;
}
export interface FlowLane {
  readonly id: string;
  /** A stage of the platform's own vocabulary; else the words of the state that holds these. */
  readonly stage?: string;
  readonly label?: Text;
}
export interface FlowGraph {
  readonly region: string;
  readonly lanes: readonly FlowLane[];
  readonly states: readonly FlowState[];
  readonly ways: readonly FlowWay[];
}

const STAGES = ['contact', 'referral', 'assessment', 'planning', 'intervention', 'review', 'closed'];

/** One region of a workflow as it is drawn: its states in lanes, and every way from one to another. What is not in the pack is ours. */
export const flowGraph = (workflow: ResolvedWorkflow, region: string, national: ResolvedWorkflow): FlowGraph => {
  const root = workflow.machine.states[region] ?? {};
  const found = leaves(root, []);
  const begins = initialOf(root, []).join('.');
  const before = new Set(national === workflow ? [] : leaves(national.machine.states[region] ?? {}, []).map(({ path }) => path.join('.')));
  const known = national === workflow ? undefined : new Set(waysOf(national, region).map(keyOf));
  const states = found.map(({ path, on: _on, ...state }): FlowState => ({
    ...state,
    id: [region, ...path].join('.'),
    first: path.join('.') === begins,
    locked: workflow.locked.includes([region, ...path].join('.')),
    ours: known !== undefined && !before.has(path.join('.')),
  }));
  const ways = waysOf(workflow, region).map((way) => ({ ...way, ours: known !== undefined && !known.has(keyOf(way)) }));
  return { region, lanes: lanesOf(found, root), states, ways };
};

/** The states that are in no region's drawing but hold others cannot be chosen; every other can, with the words of its region. */
export const statesOf = (workflow: ResolvedWorkflow): readonly { readonly id: string; readonly label: Text; readonly region: string }[] =>
  Object.entries(workflow.machine.states).flatMap(([region, root]) => leaves(root, []).map(({ path, label }) => ({ id: [region, ...path].join('.'), label, region })));

/** What moves no region and can be done in a state of this one; in the first region also what can be done in any. */
export const anyTime = ({ actions, machine }: ResolvedWorkflow, region: string): readonly string[] => {
  const isFirst = Object.keys(machine.states)[0] === region;
  return Object.entries(actions).filter(([, { available }]) => (typeof available === 'object' ? available.in === region || available.in.startsWith(`${region}.`) : isFirst && available !== undefined)).map(([type]) => type);
};

/** The region that an action moves, or in whose states it can be done; undefined where it can be done anywhere. */
export const regionOfAction = (workflow: ResolvedWorkflow, type: string): string | undefined => {
  const available = Object.hasOwn(workflow.actions, type) ? workflow.actions[type]?.available : undefined;
  if (typeof available === 'object') return available.in.split('.')[0];
  return Object.keys(workflow.machine.states).find((region) => waysOf(workflow, region).some(({ action }) => action === type));
};

/** Every way of an action, in all regions. */
export const waysOfAction = (workflow: ResolvedWorkflow, type: string): readonly Omit<FlowWay, 'ours'>[] =>
  Object.keys(workflow.machine.states).flatMap((region) => waysOf(workflow, region)).filter(({ action }) => action === type);

/** An approval decides what somebody else wrote, and lets it go on. */
export const isApproval = (rule: ActionRule | undefined): boolean => rule?.does === 'approve' || rule?.does === 'accept';

interface Leaf {
  readonly path: readonly string[];
  readonly label: Text;
  readonly lane: string;
  readonly rest: boolean;
  readonly waitsFor: readonly string[];
  /** Innermost first, each with the path of the state that it stands on. */
  readonly on: readonly (readonly [path: readonly string[], on: NonNullable<StateFile['on']>])[];
}

const leaves = (state: StateFile, path: readonly string[], above: Leaf['on'] = [], tags: readonly string[] = []): readonly Leaf[] => {
  const on: Leaf['on'] = state.on ? [[path, state.on], ...above] : above;
  const all = [...(state.tags ?? []), ...tags];
  const children = Object.entries(state.states ?? {});
  if (children.length > 0) return children.flatMap(([name, child]) => leaves(child, [...path, name], on, all));
  const stage = all.find((tag) => tag.startsWith('stage:'));
  const label = state.meta?.label ?? { en: path.at(-1) ?? '' };
  return [{ path, label, lane: stage ?? path[0] ?? '', rest: all.includes('rest'), waitsFor: state.meta?.waitsFor ?? [], on }];
};

const lanesOf = (states: readonly Leaf[], root: StateFile): readonly FlowLane[] => {
  const ids = [...new Set(states.map(({ lane }) => lane))];
  const rank = (id: string) => (id.startsWith('stage:') ? STAGES.indexOf(id.slice(6)) : STAGES.length);
  return [...ids].sort((a, b) => rank(a) - rank(b)).map((id) => {
    if (id.startsWith('stage:')) return { id, stage: id.slice(6) };
    const label = root.states?.[id]?.meta?.label;
    return label ? { id, label } : { id };
  });
};

const waysOf = ({ machine }: ResolvedWorkflow, region: string): readonly Omit<FlowWay, 'ours'>[] => {
  const root = machine.states[region] ?? {};
  return leaves(root, []).flatMap(({ path, on }) => {
    const met = new Set<string>();
    return on.flatMap(([at, all]) =>
      Object.entries(all).flatMap(([action, to]) => {
        // What an inner state says of an action is asked first; without a guard, it is all that is asked.
        if (met.has(action)) return [];
        if (transitions(to).some(({ guard }) => guard === undefined)) met.add(action);
        return transitions(to).map(({ target, guard }) => ({ from: [region, ...path].join('.'), to: [region, ...targetOf(root, target, at)].join('.'), action, ...(guard === undefined ? {} : { guard }) }));
      }),
    );
  });
};

const targetOf = (root: StateFile, target: string, from: readonly string[]): readonly string[] => {
  const path = target.startsWith('#') ? target.split('.').slice(2) : [...from.slice(0, -1), ...target.split('.')];
  return initialOf(path.reduce<StateFile | undefined>((state, name) => state?.states?.[name], root), path);
};

const initialOf = (state: StateFile | undefined, path: readonly string[]): readonly string[] => {
  const initial = state?.states ? state.initial : undefined;
  return initial === undefined ? path : initialOf(state?.states?.[initial], [...path, initial]);
};

const transitions = (to: TransitionFile | readonly TransitionFile[]): readonly TransitionFile[] => (Array.isArray(to) ? to : [to as TransitionFile]);
const keyOf = ({ from, to, action, guard }: Omit<FlowWay, 'ours'>): string => [from, action, to, guard].join(' ');
