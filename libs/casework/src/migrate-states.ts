import type { ResolvedWorkflow, StateFile, WorkflowMoves } from '#definitions';
import { placeOf, type RegionPlace } from './place.ts';
import type { StateValue } from './types.ts';

/** Where a region stood and where it will stand; undefined is a region that one of the two does not have. */
export interface RegionMove {
  readonly region: string;
  readonly from?: RegionPlace;
  /** `<region>.<path>`; undefined where nothing is said that exists. */
  readonly to?: string;
  /** It goes back to exactly where it was before an earlier move. */
  readonly exact?: true;
}

/**
 * The state that a name of another version stands for here: itself, down to where it begins if it holds others; or, where it was
 * one of several that a single state was split into, that state. `<region>.<path>`; undefined where there is no such state.
 */
export function findState(workflow: ResolvedWorkflow, names: readonly string[]): string | undefined {
  for (const name of names) {
    const exact = leafOf(workflow, name);
    if (exact !== undefined) return exact;
  }
  return names.map((name) => leafAround(workflow, name)).find((leaf) => leaf !== undefined);
}

/** How each region of a case moves. Regions that only the new workflow has are not here: they begin at their beginning. */
export function regionMoves(from: ResolvedWorkflow, to: ResolvedWorkflow, value: StateValue, moves: WorkflowMoves): readonly RegionMove[] {
  return (placeOf(from, value)?.regions ?? []).map((region) => {
    const target = findState(to, moves.states(pathOf(region)));
    return { region: region.id, from: region, ...(target === undefined ? {} : { to: target }) };
  });
}

/** `<region>.<path>` of where a region stands. */
export function pathOf({ id, path }: Pick<RegionPlace, 'id' | 'path'>): string {
  return path === '' ? id : `${id}.${path}`;
}

/** A value from where its regions stand; a region of which nothing is said stands as in `initial`. */
export function valueOf(initial: StateValue, places: readonly string[]): StateValue {
  const said = Object.fromEntries(places.map((place) => [place.split('.')[0] ?? '', nested(place.split('.').slice(1))]));
  return typeof initial === 'string' ? initial : Object.fromEntries(Object.entries(initial).map(([region, value]) => [region, said[region] ?? value]));
}

function nested([name, ...below]: readonly string[]): StateValue {
  if (name === undefined) return {};
  return below.length === 0 ? name : { [name]: nested(below) };
}

function find(workflow: ResolvedWorkflow, name: string): StateFile | undefined {
  const [region = '', ...path] = name.split('.');
  const root = own(workflow.machine.states, region);
  return path.reduce<StateFile | undefined>((state, step) => own(state?.states ?? {}, step), root);
}

function leafOf(workflow: ResolvedWorkflow, name: string): string | undefined {
  let [state, path] = [find(workflow, name), name];
  while (state && Object.keys(state.states ?? {}).length > 0) {
    const below = state.initial ?? '';
    [state, path] = [own(state.states ?? {}, below), `${path}.${below}`];
  }
  return state && path;
}

function leafAround(workflow: ResolvedWorkflow, name: string): string | undefined {
  const parts = name.split('.');
  for (let length = parts.length - 1; length > 1; length -= 1) {
    const around = parts.slice(0, length).join('.');
    const state = find(workflow, around);
    if (state) return Object.keys(state.states ?? {}).length === 0 ? around : undefined;
  }
  return undefined;
}

function own<T>(record: { readonly [key: string]: T }, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
