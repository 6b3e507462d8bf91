import { workflowMoves, type Finding, type ResolvedWorkflow, type WorkflowMigrationFile } from '#definitions';
import { regionGraphs } from './explore-graph.ts';
import { passedBy } from './migrate-safety.ts';
import { findState } from './migrate-states.ts';

interface Leaf {
  readonly region: string;
  readonly path: string;
  readonly closed: boolean;
}

/**
 * Faults of the way that cases take from one version of a workflow to a later one: a state or action that is not there, a state that
 * has nowhere to go, an open state that would be closed by it, an approval that would be passed by. The file of a finding is
 * `<workflow> <from> to <to>`, as the place on disk is not published.
 */
export function checkMigration(from: ResolvedWorkflow, to: ResolvedWorkflow, files: readonly WorkflowMigrationFile[]): readonly Finding[] {
  const moves = workflowMoves(files, to.id, from.version, to.version);
  const name = `${to.id} ${from.version} to ${to.version}`;
  const say = (path: string, rule: string, message: string): Finding => ({ file: name, path, rule, message });
  const [leaves, after] = [leavesOf(from), new Map(leavesOf(to).map((leaf) => [stateOf(leaf), leaf]))];
  const file = files.find((one) => one.workflow === to.id && one.from === from.version && one.to === to.version);
  const states = Object.keys(file?.states ?? {}).filter((state) => findState(from, [state]) === undefined);
  const actions = Object.keys(file?.actions ?? {}).filter((type) => !Object.hasOwn(from.actions, type));
  return [
    ...states.map((state) => say(`/states/${state}`, 'state-unknown', `Version ${from.version} has no state '${state}'.`)),
    ...actions.map((type) => say(`/actions/${type}`, 'action-unknown', `Version ${from.version} has no action '${type}'.`)),
    ...leaves.flatMap((leaf) => {
      const target = findState(to, moves.states(stateOf(leaf)));
      const at = `/states/${stateOf(leaf)}`;
      if (target === undefined) return [say(at, 'path-missing', `Version ${to.version} has no state '${stateOf(leaf)}': say where the cases that stand there go.`)];
      if (after.get(target)?.closed && !leaf.closed) return [say(at, 'closed-from-open', `'${stateOf(leaf)}' is open and '${target}' is closed: a case is not closed by being moved.`)];
      const form = passedBy({ workflow: from }, { workflow: to }, undefined, { id: leaf.region, path: leaf.path }, target, moves);
      return form === undefined ? [] : [say(at, 'approval-passed', `From '${stateOf(leaf)}' to '${target}' the approval of '${form}' would be passed by.`)];
    }),
  ];
}

function leavesOf(workflow: ResolvedWorkflow): readonly Leaf[] {
  return regionGraphs(workflow).flatMap(({ id, leaves }) => leaves.map(({ path, closed }) => ({ region: id, path, closed })));
}

function stateOf({ region, path }: Leaf): string {
  return path === '' ? region : `${region}.${path}`;
}
