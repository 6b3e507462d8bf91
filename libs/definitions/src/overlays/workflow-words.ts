import type { ActionRule, GuardFile, ResolvedWorkflow, StateFile, Text, WorkflowOperation, WorkflowTextTarget } from '../types.ts';
import { findState, own, withState } from './workflow-machine.ts';
import { operationsOf } from './workflow-order.ts';

/** The workflow in other words; what a target does not name, or says nothing of, stays. */
export function reword(workflow: ResolvedWorkflow, operations: readonly WorkflowOperation[]): ResolvedWorkflow {
  const relabelled = operationsOf(operations, 'relabel').reduce((whole, { operation: { target, text } }) => withText(whole, target, (before) => kept(before, text)), workflow);
  return operationsOf(operations, 'translate').reduce((whole, { operation: { target, cy } }) => withText(whole, target, ({ en }) => ({ en, cy })), relabelled);
}

/** The words that stay if they are not given. */
function kept(before: Text, text: Text): Text {
  if (text.cy !== undefined || before.cy === undefined) return text;
  return { ...before, en: text.en };
}

/** The text at a target; undefined where the workflow says nothing there. */
export function textAt(workflow: ResolvedWorkflow, { state, action, guard, part }: WorkflowTextTarget): Text | undefined {
  const named = [state, action, guard].filter((name) => name !== undefined).length;
  if (named > 1) return undefined;
  if (state !== undefined) return part === 'label' ? findState(workflow.machine, state)?.meta?.label : undefined;
  if (action !== undefined) return part === 'label' || part === 'task' || part === 'history' ? own(workflow.actions, action)?.[part] : undefined;
  if (guard !== undefined) return part === 'sentence' ? own(workflow.guards, guard)?.sentence : undefined;
  return part === 'title' ? workflow.title : undefined;
}

function withText(workflow: ResolvedWorkflow, target: WorkflowTextTarget, change: (text: Text) => Text): ResolvedWorkflow {
  const before = textAt(workflow, target);
  if (!before) return workflow;
  const text = change(before);
  const { state, action, guard, part } = target;
  if (state !== undefined) return { ...workflow, machine: withState(workflow.machine, state, (one): StateFile => ({ ...one, meta: { ...one.meta, label: text } })) };
  if (action !== undefined) return { ...workflow, actions: { ...workflow.actions, [action]: { ...workflow.actions[action], [part]: text } as ActionRule } };
  if (guard !== undefined) return { ...workflow, guards: { ...workflow.guards, [guard]: { ...workflow.guards[guard], sentence: text } as GuardFile } };
  return { ...workflow, title: text };
}
