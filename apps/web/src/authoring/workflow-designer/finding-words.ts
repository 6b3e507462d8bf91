import type { ResolvedWorkflow } from '#form-answers';
import type { FlowPalette } from './flow-api.ts';
import { statesOf } from './flow-graph.ts';
import type { FlowNames } from './flow-names.ts';

const QUOTED = /["'“‘]([A-Za-z][\w.:-]*)["'”’]/g;

/** A finding as its author reads it: what it names by id is named by its words. */
export const findingWords = (message: string, workflow: ResolvedWorkflow, palette: Pick<FlowPalette, 'roles' | 'marks' | 'forms'>, names: FlowNames): string => {
  const states = new Set(statesOf(workflow).map(({ id }) => id));
  const nameOf = (id: string): string | undefined => {
    if (Object.hasOwn(workflow.actions, id)) return names.action(id);
    if (states.has(id) || names.state(id) !== id) return names.state(id);
    if (Object.hasOwn(workflow.machine.states, id)) return names.region(id);
    if (palette.roles.some((role) => role.id === id)) return names.role(id);
    if (palette.marks.some((mark) => mark.id === id)) return names.mark(id);
    return palette.forms.some((form) => form.id === id) ? names.form(id) : undefined;
  };
  const listed = message.replaceAll(/\bby: ((?:[a-z][\w-]*\.[\w-]+(?:, )?)+)/g, (_, path: string) => `by: ${path.split(', ').map((id) => `“${nameOf(id) ?? id}”`).join(', ')}`);
  return listed.replaceAll(QUOTED, (whole, id: string) => {
    const name = nameOf(id);
    return name === undefined ? whole : `“${name}”`;
  });
};
