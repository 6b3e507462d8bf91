import type { StateFile, TransitionFile } from '#definitions';

/** A state without states of its own, by its path within the region. */
export interface GraphNode {
  readonly path: string;
  readonly label: string;
  readonly group?: string;
  readonly rest: boolean;
  readonly first: boolean;
}
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly action: string;
  readonly guard?: string;
}
export interface RegionGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** The states and transitions of one region, targets followed to the state in which they end. */
export function regionGraph(region: string, root: StateFile): RegionGraph {
  const start = firstLeaf(root, '');
  const nodes: GraphNode[] = [];
  const edges: GraphEdge[] = [];
  const visit = (state: StateFile, path: string, inherited: StateFile['on'][], group?: string): void => {
    const on = [...inherited, state.on];
    const children = Object.entries(state.states ?? {});
    if (children.length === 0) {
      nodes.push({ path, label: state.meta?.label.en ?? path, rest: state.tags?.includes('rest') === true, first: path === start, ...(group !== undefined && { group }) });
      for (const [action, to] of on.flatMap((each) => Object.entries(each ?? {}))) {
        for (const transition of listOf(to)) edges.push(edgeOf(path, action, transition));
      }
    }
    for (const [name, child] of children) visit(child, path === '' ? name : `${path}.${name}`, path === '' ? on.slice(1) : on, path === '' ? undefined : (state.meta?.label.en ?? path));
  };
  const edgeOf = (from: string, action: string, { target, guard }: TransitionFile): GraphEdge => {
    const path = target.startsWith('#') ? target.split('.').slice(2).join('.') : [...from.split('.').slice(0, -1), target].join('.');
    return { from, to: firstLeaf(find(root, path), path), action, ...(guard !== undefined && { guard }) };
  };
  visit(root, '', []);
  return { nodes, edges };
}

function listOf(to: TransitionFile | readonly TransitionFile[]): readonly TransitionFile[] {
  return Array.isArray(to) ? to : [to as TransitionFile];
}

function find(root: StateFile, path: string): StateFile | undefined {
  return path === '' ? root : path.split('.').reduce<StateFile | undefined>((state, name) => state?.states?.[name], root);
}

function firstLeaf(state: StateFile | undefined, path: string): string {
  if (!state?.states || state.initial === undefined) return path;
  return firstLeaf(state.states[state.initial], path === '' ? state.initial : `${path}.${state.initial}`);
}
