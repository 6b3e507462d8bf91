import type { ActionRule, ResolvedWorkflow, StateFile, TransitionFile, WorkflowOperation } from '../types.ts';
import { findState, own, parentOf, stageTags, waysOf, withState, withStateBeside } from './workflow-machine.ts';
import { operationsOf } from './workflow-order.ts';
import type { PlacedOperation } from './workflow-order.ts';

type Step = PlacedOperation<'addStep'>['operation'];

/**
 * Puts each step into its transition: the action leads to the new state, and the new action on to where it led, by the same
 * ways. A step after a step waits until that one stands. What may begin at any time, may begin there too.
 */
export function addSteps(workflow: ResolvedWorkflow, operations: readonly WorkflowOperation[]): ResolvedWorkflow {
  let waiting = operationsOf(operations, 'addStep').map(({ operation }) => operation);
  let whole = workflow;
  for (;;) {
    const ready = waiting.filter((step) => hasPlace(whole, step));
    if (ready.length === 0) return whole;
    const [first] = ready;
    if (first) whole = addStep(whole, first);
    waiting = waiting.filter((step) => step !== first);
  }
}

/** Whether the transition that a step is put into is there. */
export function hasPlace({ machine }: ResolvedWorkflow, { from, action }: Step): boolean {
  return parentOf(from) !== '' && own(findState(machine, from)?.on, action) !== undefined;
}

function addStep(workflow: ResolvedWorkflow, { from, action, state, next }: Step): ResolvedWorkflow {
  const before = findState(workflow.machine, from);
  const ways = own(before?.on, action);
  if (!before || ways === undefined) return workflow;
  const tags = stageTags(before);
  const step: StateFile = {
    ...(tags && { tags }),
    meta: { label: state.label, ...(state.waitsFor && { waitsFor: state.waitsFor }) },
    on: { ...beginnings(workflow, before), [next.type]: ways },
  };
  const led = withState(workflow.machine, from, (one) => ({ ...one, on: { ...one.on, [action]: { target: state.id } } }));
  return withAction({ ...workflow, machine: withStateBeside(led, from, state.id, step) }, next.type, next.rule);
}

/** Of what a state leads on by, what may begin at any time. */
function beginnings({ actions }: ResolvedWorkflow, { on = {} }: StateFile): NonNullable<StateFile['on']> {
  return Object.fromEntries(Object.entries(on).filter(([type]) => own(actions, type)?.does === 'begin' && own(actions, type)?.concurrent === true));
}

/** Adds the transitions, each a new way out of a state that is there. */
export function addTransitions(workflow: ResolvedWorkflow, operations: readonly WorkflowOperation[]): ResolvedWorkflow {
  return operationsOf(operations, 'addTransition').reduce((whole, { operation: { from, to, type, rule, guard } }) => {
    if (!findState(whole.machine, from) || !findState(whole.machine, to)) return whole;
    const way: TransitionFile = { target: `#${whole.machine.id}.${to}`, ...(guard !== undefined && { guard }) };
    const machine = withState(whole.machine, from, (state) => ({ ...state, on: { ...state.on, [type]: joined(waysOf(own(state.on, type)), way) } }));
    return withAction({ ...whole, machine }, type, rule);
  }, workflow);
}

function joined(before: readonly TransitionFile[], way: TransitionFile): TransitionFile | readonly TransitionFile[] {
  return before.length === 0 ? way : [...before, way];
}

function withAction(workflow: ResolvedWorkflow, type: string, rule: ActionRule): ResolvedWorkflow {
  // An action of the pack is never replaced.
  return own(workflow.actions, type) ? workflow : { ...workflow, actions: { ...workflow.actions, [type]: rule } };
}
