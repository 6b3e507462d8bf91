import type { MachineFile, PartFile, WorkflowFile } from '../types.ts';

type Keys = readonly string[];
/** A JSON object while it is laid together. */
type Open = { [key: string]: unknown };

/** A workflow with its parts laid under it. */
export interface LaidWorkflow {
  readonly workflow: WorkflowFile;
  /** What two of them say: in the place of the whole workflow, with the part (or 'workflow') that says it again. */
  readonly conflicts: readonly { readonly at: Keys; readonly layer: string; readonly earlier: string }[];
  /** Which part (or 'workflow') says what stands at a place of the whole: the first that reaches furthest towards it. */
  readonly saidBy: (at: readonly (string | number)[]) => string;
}

/** The layer that is the workflow file itself. */
export const OWN = 'workflow';

/**
 * Lays the parts that a workflow names, in their order, and then the workflow itself: objects are put together, and everything
 * else may be said once. Regions and states stand in the order in which they are first met. A part that is not given is left out.
 */
export function layParts(file: WorkflowFile, part: (id: string) => PartFile | undefined): LaidWorkflow {
  const found = (file.parts ?? []).flatMap((id) => part(id) ?? []);
  const layers = [...found.map((one) => ({ name: one.id, says: ofPart(one) })), { name: OWN, says: ofWorkflow(file) }];
  const conflicts: { at: Keys; layer: string; earlier: string }[] = [];
  const whole: Open = {};
  const saidBy = (at: readonly (string | number)[]) => furthest(layers, at.map(String));
  for (const { name, says } of layers) {
    lay(whole, says, [], (at) => conflicts.push({ at, layer: name, earlier: saidBy(at) }));
  }
  const { locked: _locked, parts: _parts, ...own } = file;
  const locked = [...found.flatMap((one) => one.locked ?? []), ...(file.locked ?? [])];
  const { states, ...rest } = whole as unknown as { states: MachineFile['states'] } & Pick<WorkflowFile, 'actions' | 'guards'>;
  return { workflow: { ...own, machine: { ...file.machine, states }, ...rest, locked: [...new Set(locked)] }, conflicts, saidBy: (at) => saidBy(inLayer(at)) };
}

function ofPart({ states, actions, guards }: PartFile): Open {
  return { states: states ?? {}, actions: actions ?? {}, guards: guards ?? {} };
}

function ofWorkflow({ machine, actions, guards }: WorkflowFile): Open {
  return { states: machine.states, actions, guards: guards ?? {} };
}

/** A place of the workflow as a place of a part, whose states stand at its top. */
export function inLayer(at: readonly (string | number)[]): readonly (string | number)[] {
  return at[0] === 'machine' && at[1] === 'states' ? at.slice(1) : at;
}

function lay(onto: Open, says: Open, at: Keys, twice: (at: Keys) => void): void {
  for (const [key, value] of Object.entries(says)) {
    const there = onto[key];
    if (there === undefined) onto[key] = isOpen(value) ? copied(value) : value;
    else if (isOpen(there) && isOpen(value)) lay(there, value, [...at, key], twice);
    else twice([...at, key]);
  }
}

/** The layers are never written to: what others are laid onto is copied. */
function copied(value: Open): Open {
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, isOpen(inner) ? copied(inner) : inner]));
}

function isOpen(value: unknown): value is Open {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function furthest(layers: readonly { readonly name: string; readonly says: Open }[], at: Keys): string {
  const reached = layers.map(({ name, says }) => ({ name, depth: depthOf(says, at) }));
  return reached.reduce((best, one) => (one.depth > best.depth ? one : best), { name: OWN, depth: 0 }).name;
}

function depthOf(value: unknown, [key, ...rest]: Keys): number {
  if (key === undefined || !isOpen(value) || !(key in value)) return 0;
  return 1 + depthOf(value[key], rest);
}
