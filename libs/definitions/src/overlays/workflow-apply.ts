import { canonicalJson } from '../canonical-json.ts';
import type { ActionRule, ClockRow, MarksFile, ResolvedWorkflow, RolesFile, WorkflowOperation, WorkflowOverlayFile } from '../types.ts';
import { insertApprovals } from './workflow-approvals.ts';
import { tightenLimits } from './workflow-limits.ts';
import { own } from './workflow-machine.ts';
import { operationsOf } from './workflow-order.ts';
import { addSteps, addTransitions } from './workflow-steps.ts';
import { reword } from './workflow-words.ts';

/** What a workflow stands beside in a publication, and an overlay may add to. */
export interface WorkflowParts {
  readonly roles: RolesFile['roles'];
  readonly clocks: readonly ClockRow[];
  readonly marks: MarksFile['marks'];
}

/**
 * A workflow with an authority's own changes, and the roles and limits that go with it. Operations are applied by kind, and within
 * a kind by what they are about, so that independent ones give the same digest in whatever order they are written. What cannot be
 * applied (`checkWorkflowOverlay` says why) is passed over.
 * @param hash sha-256 as hex, for the digest
 */
export function applyWorkflowOverlay(
  national: ResolvedWorkflow,
  overlay: WorkflowOverlayFile,
  _authority: string,
  parts: WorkflowParts,
  hash: (text: string) => string,
): { readonly workflow: ResolvedWorkflow; readonly roles: RolesFile['roles']; readonly clocks: readonly ClockRow[] } {
  const { operations } = overlay;
  const changed = reword(narrow(guarded(addTransitions(insertApprovals(addSteps(national, operations), operations), operations), operations), operations), operations);
  const { digest: _digest, ...content } = changed;
  return {
    workflow: operations.length === 0 ? national : { ...content, digest: hash(canonicalJson(content)) },
    roles: [...parts.roles, ...operationsOf(operations, 'addRole').flatMap(({ operation: { role } }) => (parts.roles.some(({ id }) => id === role.id) ? [] : [role]))],
    clocks: tightenLimits(parts.clocks, operations),
  };
}

function guarded(workflow: ResolvedWorkflow, operations: readonly WorkflowOperation[]): ResolvedWorkflow {
  return operationsOf(operations, 'addGuard').reduce((whole, { operation: { action, name, guard } }) => {
    // A guard of the pack is never replaced.
    const guards = own(whole.guards, name) ? whole.guards : { ...whole.guards, [name]: guard };
    const rule = action === undefined ? undefined : own(whole.actions, action);
    if (!rule || action === undefined || rule.guards?.includes(name)) return { ...whole, guards };
    return { ...whole, guards, actions: { ...whole.actions, [action]: { ...rule, guards: [...(rule.guards ?? []), name] } } };
  }, workflow);
}

function narrow(workflow: ResolvedWorkflow, operations: readonly WorkflowOperation[]): ResolvedWorkflow {
  return operationsOf(operations, 'narrowRoles').reduce((whole, { operation: { action, roles } }) => {
    const rule = own(whole.actions, action);
    if (!rule) return whole;
    const fewer: ActionRule = { ...rule, roles: rule.roles.filter((role) => roles.includes(role)) };
    return { ...whole, actions: { ...whole.actions, [action]: fewer } };
  }, workflow);
}
