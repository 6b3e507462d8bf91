import { didYouMean, finding } from '../check/finding.ts';
import type { Finding, PublicationContent, WorkflowOperation, WorkflowOverlayFile } from '../types.ts';
import { applyWorkflowOverlay } from './workflow-apply.ts';
import { checkApproval } from './workflow-check-approvals.ts';
import type { WorkflowCheck } from './workflow-check-context.ts';
import { placeIn } from './workflow-check-context.ts';
import { checkLimit } from './workflow-check-limits.ts';
import { checkGuard, checkNarrowing, checkRole } from './workflow-check-rules.ts';
import { checkStep, checkTransition } from './workflow-check-steps.ts';
import { checkWhole } from './workflow-check-whole.ts';
import { checkRelabel, checkTranslation } from './workflow-check-words.ts';
import { own } from './workflow-machine.ts';
import { workflowOperationKey } from './workflow-order.ts';

/**
 * Everything that is wrong with an authority's own changes to a workflow, at once, but for what its graph shows (`checkChange`
 * walks it). The overlay keeps its grammar.
 * @param base the pack as the authority takes it; forms with the authority's own questions let guards ask about those too
 * @param path the overlay's place in the folder of definitions
 */
export function checkWorkflowOverlay({ content }: { readonly content: PublicationContent }, overlay: WorkflowOverlayFile, path: string): readonly Finding[] {
  const national = own(content.workflows, overlay.workflow);
  if (!national) return [finding(path, ['workflow'], 'workflow-unknown', `The pack has no workflow '${overlay.workflow}'.${didYouMean(overlay.workflow, Object.keys(content.workflows))}`)];
  const gone = overlay.base === national.version ? [] : [finding(path, ['base'], 'base-gone', `These changes were made for ${overlay.base}; the pack has ${national.version}: take the national change first.`)];
  const { operations } = overlay;
  const applied = applyWorkflowOverlay(national, overlay, content.authority.id, content, () => '');
  const check: WorkflowCheck = { file: path, content, national, local: applied.workflow, roles: applied.roles, operations };
  const findings = operations.flatMap((operation, index) => [...checkOperation(check, operation, index), ...repeated(check, operation, index)]);
  const said = new Set(findings.flatMap(({ path: at, rule, message }) => [`${at} ${rule}`, `${rule} ${message}`]));
  return [...gone, ...findings, ...checkWhole(check).filter(({ path: at, rule, message }) => !said.has(`${at} ${rule}`) && !said.has(`${rule} ${message}`))];
}

function checkOperation(check: WorkflowCheck, operation: WorkflowOperation, index: number): readonly Finding[] {
  switch (operation.does) {
    case 'addRole':
      return checkRole(check, { index, operation });
    case 'addStep':
      return checkStep(check, { index, operation });
    case 'insertApproval':
      return checkApproval(check, { index, operation });
    case 'addTransition':
      return checkTransition(check, { index, operation });
    case 'addGuard':
      return checkGuard(check, { index, operation });
    case 'narrowRoles':
      return checkNarrowing(check, { index, operation });
    case 'tightenLimit':
      return checkLimit(check, { index, operation });
    case 'relabel':
      return checkRelabel(check, { index, operation });
    case 'translate':
      return checkTranslation(check, { index, operation });
    default:
      return operation satisfies never;
  }
}

/** Two operations about the same thing say it twice, or contradict each other. */
function repeated({ file, operations }: WorkflowCheck, operation: WorkflowOperation, index: number): readonly Finding[] {
  const key = workflowOperationKey(operation);
  const before = operations.findIndex((other) => workflowOperationKey(other) === key);
  if (before === index) return [];
  const isApproval = operation.does === 'insertApproval';
  const message = isApproval ? `'${operation.after}' is followed by a decision of yours already: keep one of the two.` : `Operation ${before + 1} is about the same: keep one of the two.`;
  return [finding(file, placeIn(index), isApproval ? 'approval-twice' : 'operation-twice', message)];
}
