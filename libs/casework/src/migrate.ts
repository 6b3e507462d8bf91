import { canonicalJson, workflowMoves, type Text, type WorkflowMoves } from '#definitions';
import { approvedBy, approvalsOf } from './migrate-approvals.ts';
import { findState, pathOf, regionMoves, valueOf, type RegionMove } from './migrate-states.ts';
import { decidedRecord } from './consequences.ts';
import { machineOf } from './machine.ts';
import { passedBy } from './migrate-safety.ts';
import { stuckAt, type Stuck } from './migrate-stuck.ts';
import { placeOf, type Place, type RegionPlace } from './place.ts';
import type { CaseRules, CaseState, Migrated, StateValue } from './types.ts';

/** Where a case would stand in other definitions, or why it cannot be moved there. */
export type Destination = { readonly to: StateValue; readonly moves: readonly PlaceMove[] } | { readonly stuck: Stuck };
/** A region that would stand in a state of another name. */
export interface PlaceMove {
  readonly region: string;
  readonly from: Text;
  readonly to: Text;
  readonly path: { readonly from: string; readonly to: string };
}

/**
 * Where a case would stand under the rules of another publication. A state of the same path stays, one that a migration file names
 * goes where it says, and a region that is new begins at its beginning. Going back to where a case came from puts every region that
 * has not moved since exactly where it was. No approval is passed by: a case that would is stuck, and says why.
 */
export function destinationOf(from: CaseRules, to: CaseRules, state: CaseState): Destination {
  const moves = workflowMoves(to.migrations?.workflows ?? [], to.workflow.id, from.workflow.version, to.workflow.version);
  const undone = undoneMove(state, to);
  const regions = regionMoves(from.workflow, to.workflow, state.value, moves).map((move) => exactly(undone, to, move) ?? move);
  const places = new Map<string, RegionMove>();
  for (const move of regions) {
    const landed = landing(from, to, state, move, moves);
    if ('stuck' in landed) return landed;
    const region = landed.to?.split('.')[0];
    if (landed.to === undefined || region === undefined) continue;
    const other = places.get(region);
    if (other && other.to !== landed.to && move.from) return { stuck: stuckAt('twoRegions', move.from) };
    places.set(region, { ...move, to: landed.to });
  }
  return settle(to, state, places);
}

function settle(to: CaseRules, state: CaseState, places: ReadonlyMap<string, RegionMove>): Destination {
  const value = valueOf(machineOf(to.workflow).initial, [...places.values()].flatMap((move) => move.to ?? []));
  const place = placeOf(to.workflow, value);
  const [first] = [...places.values()].flatMap((move) => move.from ?? []);
  if (!place) return { stuck: stuckAt('unknown', first) };
  if (place.status !== state.status) return { stuck: stuckAt(place.status === 'closed' ? 'wouldClose' : 'wouldOpen', first) };
  return { to: value, moves: [...places.values()].flatMap((move) => placeMove(move, place)) };
}

/** Where one region lands; without `to`, it is one that the new definitions do not have and that asks nothing. */
function landing(from: CaseRules, to: CaseRules, state: CaseState, move: RegionMove, moves: WorkflowMoves): { readonly to?: string } | { readonly stuck: Stuck } {
  const region = move.from;
  if (!region) return {};
  if (move.to === undefined) return landingBefore(from, to, state, region, moves);
  // Where it was before, it passed nothing by: what it passed on the way there was passed then.
  const form = move.exact ? undefined : passedBy(from, to, state, region, move.to, moves);
  return form === undefined ? { to: move.to } : { stuck: stuckAt('approval', region, to.form(form)?.title ?? from.form(form)?.title) };
}

/** A state that is not there: an authority's own step, or a region of its own. */
function landingBefore(from: CaseRules, to: CaseRules, state: CaseState, region: RegionPlace, moves: WorkflowMoves): { readonly to?: string } | { readonly stuck: Stuck } {
  const hasRegion = moves.states(pathOf(region)).some((name) => Object.hasOwn(to.workflow.machine.states, name.split('.')[0] ?? ''));
  if (!hasRegion) return region.atRest ? {} : { stuck: stuckAt('regionGone', region) };
  const awaits = [...approvalsOf(from.workflow).at(pathOf(region)).awaits];
  const before = approvalsOf(from.workflow).before(pathOf(region)).map((one) => findState(to.workflow, moves.states(one.state)));
  const earlier = [...new Set(before)];
  const [only] = earlier;
  if (awaits.length > 0 && earlier.length === 1 && only !== undefined && canDecideAgain(to, state, only, awaits.map(moves.form))) return { to: only };
  const title = awaits[0] === undefined ? undefined : from.form(awaits[0])?.title;
  return { stuck: stuckAt(awaits.length > 0 ? 'decisionGone' : 'stateGone', region, title) };
}

/** Whether the record that waited is decided where the case would stand, by the action of the new definitions. */
function canDecideAgain(to: CaseRules, state: CaseState, place: string, forms: readonly string[]): boolean {
  const { awaits } = approvalsOf(to.workflow).at(place);
  const deciding = Object.values(to.workflow.actions).filter((rule) => forms.includes(approvedBy(rule) ?? ''));
  return forms.every((form) => awaits.has(form)) && deciding.some((rule) => decidedRecord(rule, state) !== undefined);
}

/** The move that would be undone: the last one, if it came from there and nothing else was moved to since. */
function undoneMove(state: CaseState, to: CaseRules): Migrated | undefined {
  const last = state.migrated?.at(-1);
  return last?.from === to.publication && last.to === state.publication ? last : undefined;
}

function exactly(undone: Migrated | undefined, to: CaseRules, move: RegionMove): RegionMove | undefined {
  if (!undone || !move.from || !isUnmoved(undone, move.region, move.from)) return undefined;
  const was = regionPath(undone.before, move.region);
  const found = was === undefined ? undefined : findState(to.workflow, [was]);
  return found === undefined ? undefined : { ...move, to: found, exact: true };
}

function isUnmoved({ after }: Migrated, region: string, now: RegionPlace): boolean {
  return regionPath(after, region) === pathOf(now);
}

function regionPath(value: StateValue, region: string): string | undefined {
  const part = typeof value === 'string' ? undefined : value[region];
  return part === undefined ? undefined : [region, ...names(part)].join('.');
}

function names(value: StateValue): readonly string[] {
  if (typeof value === 'string') return [value];
  return Object.entries(value).flatMap(([name, below]) => [name, ...names(below)]);
}

function placeMove({ from, to = '' }: RegionMove, place: Place): readonly PlaceMove[] {
  const now = place.regions.find(({ id }) => id === to.split('.')[0]);
  if (!from || !now || (pathOf(now) === pathOf(from) && canonicalJson(now.stateLabel) === canonicalJson(from.stateLabel))) return [];
  return [{ region: from.id, from: from.stateLabel, to: now.stateLabel, path: { from: pathOf(from), to: pathOf(now) } }];
}
