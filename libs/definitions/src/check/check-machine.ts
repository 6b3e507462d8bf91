import type { Finding, WorkflowFile } from '../types.ts';
import { didYouMean, finding } from './finding.ts';
import type { PlacedState, PlacedTransition } from './machine-states.ts';
import { statesOf, targetPath, transitionsOf } from './machine-states.ts';

/** Faults of the machine: its states, and where its transitions lead. */
export function checkMachine(path: string, workflow: WorkflowFile): readonly Finding[] {
  const states = statesOf(workflow.machine);
  const transitions = transitionsOf(states);
  return [
    ...states.flatMap((state) => checkState(path, state)),
    ...transitions.flatMap((transition) => checkTarget(path, workflow, states, transition)),
    ...transitions.flatMap((transition) => checkGuardAndOrder(path, workflow, transition)),
    ...checkEvents(path, workflow, transitions),
    ...states.flatMap((state) => stuck(path, state, transitions)),
  ];
}

function checkState(file: string, { path, at, state }: PlacedState): readonly Finding[] {
  const children = Object.keys(state.states ?? {});
  const tags = state.tags ?? [];
  const unlabelled = state.meta?.label ? [] : [finding(file, at, 'label-missing', `'${path}' has no label: give it meta with a label, in one of the files that tell of it.`)];
  return [...unlabelled, ...checkPlace(file, path, at, state, children, tags)];
}

function checkPlace(file: string, path: string, at: PlacedState['at'], state: PlacedState['state'], children: readonly string[], tags: readonly string[]): readonly Finding[] {
  if (children.length === 0) {
    return [
      ...(state.initial === undefined ? [] : [finding(file, [...at, 'initial'], 'state-initial', `'${path}' holds no states, so it cannot begin in one: take initial out.`)]),
      ...(at.length === 3 ? [finding(file, at, 'region-states', `The region '${path}' has no states: give it at least one.`)] : []),
      ...(tags.includes('stage:closed') && !tags.includes('rest') ? [finding(file, [...at, 'tags'], 'closed-rest', `'${path}' is closed but asks for something still: tag it rest as well.`)] : []),
    ];
  }
  if (state.initial === undefined) return [finding(file, at, 'state-initial', `'${path}' does not say where it begins: add initial with one of ${children.join(', ')}.`)];
  if (!children.includes(state.initial)) return [finding(file, [...at, 'initial'], 'state-initial', `'${path}' has no state '${state.initial}' to begin in.${didYouMean(state.initial, children)}`)];
  return tags.length > 0 ? [finding(file, [...at, 'tags'], 'tags-misplaced', `'${path}' holds states: put the tags on those.`)] : [];
}

/** A step that nobody may leave: neither at rest nor with a way out, its own or of a state that holds it. */
function stuck(file: string, { path, at, state, region }: PlacedState, transitions: readonly PlacedTransition[]): readonly Finding[] {
  if (state.states || at.length === 3 || state.tags?.includes('rest')) return [];
  const leaves = transitions.some(({ from }) => from.path === path || (from.region === region && path.startsWith(`${from.path}.`)));
  return leaves ? [] : [finding(file, at, 'state-stuck', `Nobody may leave '${path}': give it a transition under on, or tag it rest.`)];
}

function checkTarget(file: string, { machine }: WorkflowFile, states: readonly PlacedState[], { from, transition, at }: PlacedTransition): readonly Finding[] {
  const place = [...at, 'target'];
  const target = targetPath(machine, from, transition.target);
  const found = states.find(({ path }) => path === target);
  if (!found) {
    const names = states.map(({ path }) => (transition.target.startsWith('#') ? `#${machine.id}.${path}` : (path.split('.').at(-1) ?? '')));
    return [finding(file, place, 'target-unknown', `'${transition.target}' leads to no state.${didYouMean(transition.target, names)}`)];
  }
  if (found.region === from.region && found.parent !== '') return [];
  return [finding(file, place, 'target-region', `'${transition.target}' leaves the region '${from.region}': a transition stays within its own, else it would start that region anew.`)];
}

function checkGuardAndOrder(file: string, workflow: WorkflowFile, { action, transition, last, at }: PlacedTransition): readonly Finding[] {
  const { guard } = transition;
  const guards = Object.keys(workflow.guards ?? {});
  if (guard !== undefined && !guards.includes(guard)) return [finding(file, [...at, 'guard'], 'guard-unknown', `There is no guard '${guard}'.${didYouMean(guard, guards)}`)];
  if (guard !== undefined || last) return [];
  return [finding(file, at, 'transition-hides', `This transition has no guard, so those of '${action}' after it are never taken: put it last, or give it a guard.`)];
}

function checkEvents(file: string, { actions }: WorkflowFile, transitions: readonly PlacedTransition[]): readonly Finding[] {
  const declared = Object.keys(actions);
  const used = new Map<string, PlacedTransition[]>();
  for (const one of transitions) used.set(one.action, [...(used.get(one.action) ?? []), one]);
  const inMachine = [...used].flatMap(([action, places]): readonly Finding[] => {
    const [first] = places;
    if (!first) return [];
    if (!declared.includes(action)) return uniquePlaces(places).map((one) => finding(file, [...one.from.at, 'on', action], 'action-unknown', `There is no action '${action}'.${didYouMean(action, declared)}`));
    // A region that may block what another moves would let the action happen by halves, or not at all without saying so.
    const blocking = places.find((one) => one.from.region !== first.from.region && one.last && one.transition.guard !== undefined);
    if (!blocking) return [];
    const { region } = blocking.from;
    return [finding(file, [...blocking.from.at, 'on', action], 'action-region', `'${action}' moves the region '${first.from.region}' too, so '${region}' must not stand in its way: let the last way here have no guard, to the state it is in if need be.`)];
  });
  const idle = declared.filter((type) => actions[type]?.available === undefined && actions[type]?.does !== 'open' && !used.has(type));
  const twice = declared.filter((type) => actions[type]?.available !== undefined && used.has(type));
  return [
    ...inMachine,
    ...idle.map((type) => finding(file, ['actions', type], 'action-unused', `No state lets '${type}' happen: put it under on in a state, or say where it is available.`)),
    ...twice.map((type) => finding(file, ['actions', type, 'available'], 'action-both', `'${type}' is a transition of the machine: take available out, or the transition.`)),
  ];
}

function uniquePlaces(places: readonly PlacedTransition[]): readonly PlacedTransition[] {
  return places.filter((one, index) => places.findIndex((other) => other.from === one.from) === index);
}
