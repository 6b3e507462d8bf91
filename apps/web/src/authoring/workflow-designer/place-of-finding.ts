import type { ResolvedWorkflow, WorkflowOperation, WorkflowOverlayFile } from '#form-answers';
import { waysOfAction } from './flow-graph.ts';
import type { Selected } from './use-flow.tsx';

/** What a finding is about, so that it can be shown: the place of its operation, or of the state or action that its pointer names. */
export const placeOfFinding = (pointer: string, overlay: WorkflowOverlayFile, workflow: ResolvedWorkflow): Selected | undefined => {
  const [, first, ...rest] = pointer.split('/').map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (first === 'operations') return placeOfOperation(overlay.operations[Number(rest[0])], workflow);
  if (first === 'actions' && rest[0] !== undefined && Object.hasOwn(workflow.actions, rest[0])) return { action: rest[0] };
  if (first !== 'machine') return undefined;
  const on = rest.indexOf('on');
  const action = on < 0 ? undefined : rest[on + 1];
  if (action !== undefined && Object.hasOwn(workflow.actions, action)) return { action };
  const path = (on < 0 ? rest : rest.slice(0, on)).filter((part) => part !== 'states');
  return path.length > 1 ? { state: path.join('.') } : undefined;
};

/** Where an operation shows: the action or state that it changes or adds. */
export const placeOfOperation = (operation: WorkflowOperation | undefined, workflow: ResolvedWorkflow): Selected | undefined => {
  switch (operation?.does) {
    case 'addStep':
      return { state: [...operation.from.split('.').slice(0, -1), operation.state.id].join('.') };
    case 'insertApproval':
      return Object.hasOwn(workflow.actions, `${operation.id}.approve`) ? { action: `${operation.id}.approve` } : { action: operation.after };
    case 'addTransition':
      return { action: operation.type };
    case 'addGuard':
    case 'narrowRoles':
      return operation.action === undefined ? undefined : { action: operation.action };
    case 'relabel':
    case 'translate':
      return operation.target.state !== undefined ? { state: operation.target.state } : operation.target.action !== undefined ? { action: operation.target.action } : guardPlace(operation.target.guard, workflow);
    default:
      return undefined;
  }
};

/** A guard has no place of its own: the first action that asks it shows it. */
const guardPlace = (guard: string | undefined, workflow: ResolvedWorkflow): Selected | undefined => {
  if (guard === undefined) return undefined;
  const action = Object.keys(workflow.actions).find((type) => workflow.actions[type]?.guards?.includes(guard) || waysOfAction(workflow, type).some((way) => way.guard === guard));
  return action === undefined ? undefined : { action };
};
