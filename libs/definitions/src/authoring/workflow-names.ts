import type { PublicationContent, ResolvedWorkflow, Text, WorkflowOverlayFile } from '../types.ts';
import { ownText } from './edit-texts.ts';
import { textOfWorkflow } from './text-at.ts';

/** What things of a workflow are called, whether they are the pack's or were added by one of these overlays. */
export interface WorkflowNames {
  readonly action: (type: string) => Text;
  readonly state: (path: string) => Text;
  readonly guard: (name: string) => Text;
  readonly role: (id: string) => Text;
  readonly clock: (id: string) => PublicationContent['clocks'][number] | undefined;
  readonly national: ResolvedWorkflow;
}

/** Of several overlays the earlier counts: pass the newer first. */
export function workflowNames(national: ResolvedWorkflow, parts: Pick<PublicationContent, 'roles' | 'clocks'>, overlays: readonly WorkflowOverlayFile[]): WorkflowNames {
  const own = (target: Parameters<typeof textOfWorkflow>[1], name: string): Text => {
    const found = textOfWorkflow(national, target) ?? overlays.map((overlay) => ownText(overlay, target)).find((text) => text !== undefined);
    return found && found.en.trim() !== '' ? found : { en: name };
  };
  const roles = [...parts.roles, ...overlays.flatMap(({ operations }) => operations.flatMap((one) => (one.does === 'addRole' ? [one.role] : [])))];
  return {
    national,
    action: (type) => own({ action: type, part: 'label' }, type),
    state: (path) => own({ state: path, part: 'label' }, path),
    guard: (name) => own({ guard: name, part: 'sentence' }, name),
    role: (id) => roles.find((role) => role.id === id)?.label ?? { en: id },
    clock: (id) => parts.clocks.filter((clock) => clock.id === id).at(-1),
  };
}
