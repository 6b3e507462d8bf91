import { checkWorkflow, compareGates } from '#casework';
import type { CheckOptions, Finding, NationalBase, Overlays, ResolvedWorkflow, WorkflowOperation, WorkflowOverlayFile } from '#definitions';
import { applyWorkflowOverlay, checkOverlays, overlayPath, placeInOverlay } from '#definitions';
import { sha256 } from './sha256.ts';

/**
 * Everything that is wrong with an authority's own changes: what is wrong in the files, and, once nothing is, what the graphs of
 * the changed workflows show: states that cannot be reached or left, cases that cannot be closed, a strategy discussion that cannot
 * begin, and above all ways past an approval of the pack. Each finding stands at the operation that causes it, if that can be told.
 */
export function checkChange(base: NationalBase, overlays: Overlays, options: CheckOptions = {}): readonly Finding[] {
  const own = checkOverlays(base, overlays, options);
  return own.length > 0 ? own : checkGraphs(base, overlays);
}

/** What the graphs of changed workflows show; the files are without a fault. */
export function checkGraphs(base: NationalBase, overlays: Overlays): readonly Finding[] {
  return Object.entries(overlays.workflows).flatMap(([id, overlay]) => {
    const national = base.content.workflows[id];
    if (!national || overlay.operations.length === 0) return [];
    const file = overlayPath(base.authority, 'workflows', id);
    return graphFaults(national, applied(base, national, overlay.operations)).map((fault) => ({ file, path: placeOf(base, national, overlay, fault), rule: fault.rule, message: fault.message }));
  });
}

/** A fault of the graph, at a place of the workflow as it becomes. */
interface GraphFault {
  readonly rule: string;
  readonly path: string;
  readonly message: string;
  readonly by?: readonly string[];
}

const MOST_KEPT = 200;
const known = new Map<string, readonly GraphFault[]>();

/** A pair of workflows is walked once, however often a draft is checked and its words are changed; not at all where only words were. */
function graphFaults(national: ResolvedWorkflow, local: ResolvedWorkflow): readonly GraphFault[] {
  const structure = structureOf(local);
  if (structure === structureOf(national)) return [];
  const key = `${national.digest} ${sha256(structure)}`;
  const before = known.get(key);
  if (before) return before;
  if (known.size >= MOST_KEPT) known.clear();
  const compared = compareGates(national, local);
  // What passes an approval by is said once, and by the comparison more plainly.
  const walked = checkWorkflow(local).filter(({ rule }) => rule !== 'approval-bypassed' || !compared.some((one) => one.rule === rule));
  const faults = [...compared, ...walked];
  known.set(key, faults);
  return faults;
}

const WORDS: ReadonlySet<string> = new Set(['label', 'task', 'history', 'sentence', 'title']);

/** A workflow without its words: what can be walked. */
function structureOf({ machine, actions, guards, locked }: ResolvedWorkflow): string {
  return JSON.stringify({ machine, actions, guards, locked }, (key, value: unknown) => (WORDS.has(key) && typeof value === 'object' ? undefined : value));
}

function applied({ authority, content }: NationalBase, national: ResolvedWorkflow, operations: readonly WorkflowOperation[]): ResolvedWorkflow {
  const overlay = { workflow: national.id, base: national.version, version: 1, operations };
  return applyWorkflowOverlay(national, overlay, authority, content, sha256).workflow;
}

/** The operation on the way, else the one that says what is at fault, else the one without which it is not. */
function placeOf(base: NationalBase, national: ResolvedWorkflow, { operations }: WorkflowOverlayFile, fault: GraphFault): string {
  const onTheWay = (fault.by ?? []).flatMap((type) => operations.findIndex((one) => typeOf(one) === type)).find((index) => index >= 0);
  if (onTheWay !== undefined) return `/operations/${onTheWay}`;
  const said = placeInOverlay(operations, fault.path);
  if (said !== undefined) return said;
  const tried = operations.flatMap((one, index) => (MOVING.has(one.does) ? [index] : [])).slice(0, MOST_TRIES);
  const cause = tried.find((index) => !graphFaults(national, applied(base, national, operations.filter((_, place) => place !== index))).some(({ rule, message }) => rule === fault.rule && message === fault.message));
  return cause === undefined ? '/operations' : `/operations/${cause}`;
}

const MOST_TRIES = 8;
const MOVING: ReadonlySet<WorkflowOperation['does']> = new Set(['addStep', 'insertApproval', 'addTransition', 'addGuard', 'narrowRoles']);

function typeOf(operation: WorkflowOperation): string | undefined {
  if (operation.does === 'addTransition') return operation.type;
  return operation.does === 'addStep' ? operation.next.type : undefined;
}
