import type { ActionRule, ResolvedWorkflow, StateFile, Text, TransitionFile, WorkflowOperation } from '../types.ts';
import { findState, own, statesWith, waysOf, withState, withStateBeside } from './workflow-machine.ts';
import { operationsOf } from './workflow-order.ts';
import type { PlacedOperation } from './workflow-order.ts';

/** An approval that is to follow one of the pack. */
export type Insertion = PlacedOperation<'insertApproval'>['operation'];

/**
 * Lets a decision of another role follow an approval. Where that moves a machine, it leads to a state beside the one that waited
 * for it, and from there the new approval leads on and the new return back; of papers that move nothing, the new actions decide
 * what was approved first. What the approval means nationally is marked by the last of the two.
 */
export function insertApprovals(workflow: ResolvedWorkflow, operations: readonly WorkflowOperation[]): ResolvedWorkflow {
  return operationsOf(operations, 'insertApproval').reduce((whole, { operation }) => insertApproval(whole, operation), workflow);
}

function insertApproval(workflow: ResolvedWorkflow, insertion: Insertion): ResolvedWorkflow {
  const first = own(workflow.actions, insertion.after);
  const states = statesWith(workflow.machine, insertion.after);
  // What moves several regions cannot wait in one of them; `checkWorkflowOverlay` says so.
  if (first?.does !== 'approve' || new Set(states.map((path) => path.split('.')[0])).size > 1) return workflow;
  const actions = { ...workflow.actions, ...secondActions(workflow, first, insertion), [insertion.after]: firstAction(first, insertion) };
  const machine = states.reduce((whole, path) => {
    const state = findState(whole, path);
    if (!state) return whole;
    const name = waitingName(insertion.id, path, states.length);
    const led = withState(whole, path, (one) => ({ ...one, on: { ...one.on, [insertion.after]: leading(one, name, insertion) } }));
    return withStateBeside(led, path, name, waitingState(workflow, state, insertion));
  }, workflow.machine);
  return { ...workflow, machine, actions };
}

/** The types of the two new actions. */
export function secondTypes(id: string): { readonly approve: string; readonly return: string } {
  return { approve: `${id}.approve`, return: `${id}.return` };
}

/** The name of the state that waits for the second decision: the insertion's, or, where several states wait for the first, one for each. */
function waitingName(id: string, path: string, states: number): string {
  return states === 1 ? id : `${id}-${path.slice(path.lastIndexOf('.') + 1)}`;
}

function leading(state: StateFile, name: string, { after, onlyWhen }: Insertion): TransitionFile | readonly TransitionFile[] {
  return onlyWhen === undefined ? { target: name } : [{ target: name, guard: onlyWhen }, ...waysOf(own(state.on, after))];
}

/** All that the state which waited for the first decision leads to, but for that decision. */
function waitingState(workflow: ResolvedWorkflow, state: StateFile, { after, id, label, roles }: Insertion): StateFile {
  const back = returnOf(workflow, state, after);
  const types = secondTypes(id);
  const kept = Object.entries(state.on ?? {}).filter(([type]) => type !== after && type !== back);
  return {
    ...(state.tags && { tags: state.tags }),
    meta: { label: worded(label, (name) => `Waiting: ${name}`, (name) => `Yn aros: ${name}`), waitsFor: roles },
    on: {
      ...Object.fromEntries(kept),
      [types.approve]: own(state.on, after) ?? [],
      ...(back !== undefined && { [types.return]: own(state.on, back) ?? [] }),
    },
  };
}

/** The return that stands beside an approval: the one of the same roles, else the first. */
function returnOf({ actions }: ResolvedWorkflow, state: StateFile, approval: string): string | undefined {
  const first = own(actions, approval);
  const returns = Object.keys(state.on ?? {}).filter((type) => own(actions, type)?.does === 'return' && own(actions, type)?.decides === first?.decides);
  return returns.find((type) => [...(own(actions, type)?.roles ?? [])].sort().join() === [...(first?.roles ?? [])].sort().join()) ?? returns[0];
}

/** While it may be the last, it still says what it means. */
function firstAction(first: ActionRule, { onlyWhen }: Insertion): ActionRule {
  if (onlyWhen !== undefined) return first;
  const { marks: _marks, marksWhen: _when, ...rest } = first;
  return rest;
}

function secondActions(workflow: ResolvedWorkflow, first: ActionRule, insertion: Insertion): { readonly [type: string]: ActionRule } {
  const { after, id, label, roles, onlyWhen } = insertion;
  const types = secondTypes(id);
  const returns = returnFor(workflow, after);
  const { task: _task, form: firstForm, happenedOn, ...kept } = first;
  const form = insertion.form ?? firstForm;
  const shared = { roles, follows: after, ...(onlyWhen !== undefined && { followsWhen: onlyWhen }), ...(form !== undefined && { form }), ...(form === firstForm && happenedOn !== undefined && { happenedOn }) };
  const approve: ActionRule = { ...kept, ...(insertion.approve ?? approveWords(label)), ...shared };
  const { decides, available, concurrent } = first;
  const back: ActionRule = {
    ...(insertion.return ?? returnWords(label)),
    does: 'return',
    ...shared,
    ...(decides !== undefined && { decides }),
    ...(returns?.marks && { marks: returns.marks }),
    ...(available !== undefined && { available }),
    ...(concurrent !== undefined && { concurrent }),
    weight: 'other',
  };
  return { [types.approve]: approve, ...(returns && { [types.return]: back }) };
}

/** The return of the first approval's record, wherever it stands beside it. */
function returnFor(workflow: ResolvedWorkflow, after: string): ActionRule | undefined {
  const first = own(workflow.actions, after);
  const [path] = statesWith(workflow.machine, after);
  const beside = path === undefined ? undefined : returnOf(workflow, findState(workflow.machine, path) ?? {}, after);
  if (path !== undefined) return beside === undefined ? undefined : own(workflow.actions, beside);
  return Object.values(workflow.actions).find((rule) => rule.does === 'return' && rule.decides === first?.decides && rule.available !== undefined);
}

function approveWords(label: Text): Pick<ActionRule, 'label' | 'history'> {
  return {
    label: worded(label, (name) => `${name}: approve`, (name) => `${name}: cymeradwyo`),
    history: worded(label, (name) => `{actor} approved: ${name}`, (name) => `Cymeradwyodd {actor}: ${name}`),
  };
}

function returnWords(label: Text): Pick<ActionRule, 'label' | 'history'> {
  return {
    label: worded(label, (name) => `${name}: return with reasons`, (name) => `${name}: dychwelyd gyda rhesymau`),
    history: worded(label, (name) => `{actor} returned with reasons: ${name}`, (name) => `Dychwelodd {actor} gyda rhesymau: ${name}`),
  };
}

function worded(label: Text, en: (name: string) => string, cy: (name: string) => string): Text {
  return { en: en(label.en), ...(label.cy !== undefined && { cy: cy(label.cy) }) };
}
