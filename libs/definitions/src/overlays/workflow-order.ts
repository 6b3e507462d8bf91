import type { WorkflowOperation } from '../types.ts';

/** An operation with its place in the file. */
export interface PlacedOperation<Does extends WorkflowOperation['does'] = WorkflowOperation['does']> {
  readonly index: number;
  readonly operation: Extract<WorkflowOperation, { readonly does: Does }>;
}

/** The kinds of operation, in the order in which they are applied. */
export const WORKFLOW_KINDS = ['addRole', 'addStep', 'insertApproval', 'addTransition', 'addGuard', 'narrowRoles', 'tightenLimit', 'relabel', 'translate'] as const satisfies readonly WorkflowOperation['does'][];

/**
 * The operations of a kind, by what they are about: where several are written in another order, they come out in the same one,
 * and what stands twice stays in the order of the file.
 */
export function operationsOf<Does extends WorkflowOperation['does']>(operations: readonly WorkflowOperation[], does: Does): readonly PlacedOperation<Does>[] {
  const own = operations.flatMap((operation, index) => (operation.does === does ? [{ index, operation: operation as PlacedOperation<Does>['operation'], key: workflowOperationKey(operation) }] : []));
  return own.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.index - b.index));
}

/** What an operation is about, as a text: two operations with one key speak of the same thing. */
export function workflowOperationKey(operation: WorkflowOperation): string {
  return [operation.does, ...aboutOf(operation)].join(' ');
}

function aboutOf(operation: WorkflowOperation): readonly string[] {
  switch (operation.does) {
    case 'addRole':
      return [operation.role.id];
    case 'addStep':
      return [operation.from, operation.action];
    case 'insertApproval':
      return [operation.after];
    case 'addTransition':
      return [operation.from, operation.type];
    case 'addGuard':
      return [operation.action ?? '', operation.name];
    case 'narrowRoles':
      return [operation.action];
    case 'tightenLimit':
      return [operation.clock, operation.validFrom];
    case 'relabel':
    case 'translate': {
      const { state, action, guard, part } = operation.target;
      return [state ?? '', action ?? '', guard ?? '', part];
    }
    default:
      return operation satisfies never;
  }
}
