/** A fault in a workflow, found by walking it. `path` is a JSON pointer into workflow.json. */
export interface WorkflowFinding {
  readonly rule:
    | 'machine-broken'
    | 'state-unreachable'
    | 'state-stuck'
    | 'cannot-close'
    | 'approval-bypassed'
    | 'nobody-decides'
    | 'closes-over-others'
    | 'concurrent-not-everywhere'
    | 'too-large-to-explore';
  readonly path: string;
  readonly message: string;
}

/** The place of a state in workflow.json. */
export function statePointer(region: string, path: string): string {
  const below = path === '' ? [] : path.split('.');
  return ['/machine', region, ...below].join('/states/');
}

/** The place of what an action does in a state. */
export function wayPointer(region: string, path: string, action: string): string {
  return `${statePointer(region, path)}/on/${escapePointer(action)}`;
}

/** The place of an action's rule. */
export function actionPointer(action: string): string {
  return `/actions/${escapePointer(action)}`;
}

/** As JSON Pointer has it, RFC 6901. */
function escapePointer(name: string): string {
  return name.replace(/~/g, '~0').replace(/\//g, '~1');
}
