import { removeApproval, removeStep, removeTransition } from '#authoring';
import type { WorkflowOperation, WorkflowOverlayFile } from '#form-answers';

/** An addition of ours taken out, and with it the condition that was described for it alone. */
export const withoutOurs = (overlay: WorkflowOverlayFile, own: WorkflowOperation | undefined): WorkflowOverlayFile => {
  switch (own?.does) {
    case 'addStep':
      return removeStep(overlay, own.state.id);
    case 'insertApproval':
      return withoutUnused(removeApproval(overlay, own.id), own.onlyWhen);
    case 'addTransition':
      return withoutUnused(removeTransition(overlay, own.from, own.type), own.guard);
    default:
      return overlay;
  }
};

/** A condition that stands on no action and that nothing names any more. */
const withoutUnused = (overlay: WorkflowOverlayFile, guard: string | undefined): WorkflowOverlayFile => {
  const names = (one: WorkflowOperation): boolean =>
    (one.does === 'insertApproval' && one.onlyWhen === guard) || (one.does === 'addTransition' && one.guard === guard) || (one.does === 'addGuard' && (one.action !== undefined ? one.name === guard : isPart(one.guard.params?.['of'], guard)));
  if (guard === undefined || overlay.operations.some(names)) return overlay;
  return { ...overlay, operations: overlay.operations.filter((one) => !(one.does === 'addGuard' && one.name === guard)) };
};

const isPart = (of: unknown, guard: string | undefined): boolean => (Array.isArray(of) ? of.includes(guard) : of === guard);
