import type { GuardFile, WorkflowOverlayFile } from '../types.ts';
import type { Doing } from './overlay-edit.ts';
import { drop, dropWhere, put } from './overlay-edit.ts';

type Overlay = WorkflowOverlayFile;
type Without<Kind extends Parameters<typeof put<Overlay>>[1]['does']> = Omit<Doing<Kind>, 'does'>;

/** A role of the authority's own; its id begins with the authority's and a hyphen. */
export function addRole(overlay: Overlay, role: Doing<'addRole'>['role']): Overlay {
  return put(overlay, { does: 'addRole', role });
}
export function removeRole(overlay: Overlay, id: string): Overlay {
  return drop(overlay, `addRole ${id}`);
}

/** A step between two of the pack's; one of the same state is replaced. */
export function addStep(overlay: Overlay, step: Without<'addStep'>): Overlay {
  return put(overlay, { does: 'addStep', ...step });
}
export function removeStep(overlay: Overlay, state: string): Overlay {
  return dropWhere(overlay, (one) => one.does === 'addStep' && one.state.id === state);
}

/** Another decision after an approval of the pack; one of the same id is replaced. */
export function insertApproval(overlay: Overlay, approval: Without<'insertApproval'>): Overlay {
  return put(overlay, { does: 'insertApproval', ...approval });
}
export function removeApproval(overlay: Overlay, id: string): Overlay {
  return drop(overlay, `insertApproval ${id}`);
}

/** A way that the pack does not have. */
export function addTransition(overlay: Overlay, transition: Without<'addTransition'>): Overlay {
  return put(overlay, { does: 'addTransition', ...transition });
}
export function removeTransition(overlay: Overlay, from: string, type: string): Overlay {
  return drop(overlay, `addTransition ${from} ${type}`);
}

/** A condition of one's own on an action; without an action it is only described, for an approval or a way to name. */
export function addGuard(overlay: Overlay, action: string | undefined, name: string, guard: GuardFile): Overlay {
  return put(overlay, { does: 'addGuard', ...(action !== undefined && { action }), name, guard });
}
export function removeGuard(overlay: Overlay, action: string | undefined, name: string): Overlay {
  return dropWhere(overlay, (one) => one.does === 'addGuard' && one.action === action && one.name === name);
}

/** Who may take an action, of those who may nationally (`national`); all of them, or nobody, is no change. */
export function narrowRoles(overlay: Overlay, action: string, roles: readonly string[], national: readonly string[]): Overlay {
  const kept = national.filter((role) => roles.includes(role));
  return kept.length === 0 || kept.length === national.length ? drop(overlay, `narrowRoles ${action}`) : put(overlay, { does: 'narrowRoles', action, roles: kept });
}

/** A shorter limit of a clock, in its own unit, from a day; an earlier change of the same clock from another day is replaced. */
export function tightenLimit(overlay: Overlay, limit: Without<'tightenLimit'>): Overlay {
  const others = dropWhere(overlay, (one) => one.does === 'tightenLimit' && one.clock === limit.clock && one.validFrom !== limit.validFrom);
  return put(others, { does: 'tightenLimit', ...limit });
}
export function removeLimit(overlay: Overlay, clock: string): Overlay {
  return dropWhere(overlay, (one) => one.does === 'tightenLimit' && one.clock === clock);
}
