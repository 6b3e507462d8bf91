import type { ResolvedForm } from '#definitions';
import type { Published } from '#store';
import type { Engine } from '../context.ts';

/** So many of the last uses are looked at. */
const measuredUses = 200;
/** Below this a median says more about one worker than about the form. */
const fewest = 5;

/** What a form costs a worker: as its author guesses, as the national form says, and as it was measured. */
export async function minutesOf(engine: Engine, { authority }: Published, national: ResolvedForm, resolved: ResolvedForm) {
  const seconds = await engine.store.formUse.last(authority, national.id, measuredUses);
  const measured = seconds.length >= fewest ? { median: Math.round(medianOf(seconds) / 6) / 10, records: seconds.length } : undefined;
  const said = { ...(resolved.minutes !== undefined && { guess: resolved.minutes }), ...(national.minutes !== undefined && { national: national.minutes }), ...(measured && { measured }) };
  return Object.keys(said).length > 0 ? said : undefined;
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
