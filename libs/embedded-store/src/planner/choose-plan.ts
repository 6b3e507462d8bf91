import type { Document } from '../bson.ts';
import type { CollectionIndex } from '../storage/collection.ts';
import type { KeyField } from '../values/sort-key.ts';
import { filterBounds, type FilterBounds } from './filter-bounds.ts';
import { boundedRange, extendPrefixes, prefixRange, type KeyRange } from './index-ranges.ts';

/** How to read a collection for one query. */
export interface Plan {
  /** The index to read; without one the whole collection is read in order of insertion. */
  readonly index?: CollectionIndex;
  readonly ranges: readonly KeyRange[];
  /** Whether every key within the ranges passes the filter, so that documents need not be decoded. */
  readonly covered: boolean;
  /** Whether the rows come in the order asked for, reading forward or backward; `no` means sort afterwards. */
  readonly order: 'forward' | 'backward' | 'no';
}

interface Candidate extends Plan {
  readonly score: number;
}

/** More equality prefixes than this are filtered afterwards instead. */
const maxPrefixes = 1000;

/**
 * Chooses the index that answers most of the filter: equalities first, then one range, then the sort.
 * A whole scan stays when no index helps. `only` restricts the choice (a hint).
 */
export function choosePlan(indexes: readonly CollectionIndex[], filter: Document, sort: readonly KeyField[], only?: CollectionIndex | 'scan'): Plan {
  const scan: Candidate = {
    ranges: [],
    covered: Object.keys(filter).length === 0,
    order: sort.length > 0 ? 'no' : 'forward',
    score: 0,
  };
  if (only === 'scan') return scan;
  const bounds = filterBounds(filter);
  if (only) return candidate(only, bounds, sort);
  let best = scan;
  for (const index of indexes) {
    const next = candidate(index, bounds, sort);
    if (next.score > best.score) best = next;
  }
  return best;
}

function candidate(index: CollectionIndex, bounds: FilterBounds, sort: readonly KeyField[]): Candidate {
  const answered = new Set<string>();
  let prefixes = [index.prefix];
  let equalities = 0;
  for (const { name, direction } of index.fields) {
    const path = bounds.paths.get(name);
    if (!path?.equals || prefixes.length * path.equals.length > maxPrefixes) break;
    prefixes = extendPrefixes(prefixes, path.equals, direction);
    if (path.exact) answered.add(name);
    equalities++;
  }
  const ranged = rangeAfter(index, equalities, prefixes, bounds, answered);
  const order = orderOf(index, equalities, prefixes.length, bounds, sort);
  const coversAll = bounds.conjunctive && [...bounds.paths.keys()].every((name) => answered.has(name));
  const unique = index.unique && equalities === index.fields.length;
  const score = equalities * 10 + (ranged ? 5 : 0) + (sort.length > 0 && order !== 'no' ? 3 : 0) + (unique ? 100 : 0);
  return { index, ranges: ranged ?? prefixes.map(prefixRange), covered: coversAll, order, score };
}

/** The range on the first field after the equalities, if the filter has one. */
function rangeAfter(index: CollectionIndex, equalities: number, prefixes: readonly Buffer[], bounds: FilterBounds, answered: Set<string>): KeyRange[] | undefined {
  const field = index.fields[equalities];
  const path = field && bounds.paths.get(field.name);
  if (!path || path.equals || (!path.low && !path.high)) return undefined;
  // Of an array one element may pass the lower bound and another the upper, so an index of arrays takes one of them.
  const both = path.low !== undefined && path.high !== undefined;
  const used = both && index.multikey ? { low: path.low } : path;
  if (path.exact && used === path) answered.add(field.name);
  return prefixes.map((prefix) => boundedRange(prefix, field.direction, used));
}

function orderOf(index: CollectionIndex, equalities: number, prefixes: number, bounds: FilterBounds, sort: readonly KeyField[]): Plan['order'] {
  if (sort.length === 0) return 'forward';
  if (index.multikey || prefixes > 1) return 'no';
  const fixed = new Set(index.fields.slice(0, equalities).filter(({ name }) => bounds.paths.get(name)?.equals?.length === 1).map(({ name }) => name));
  const wanted = sort.filter(({ name }) => !fixed.has(name));
  const offered = index.fields.slice(equalities);
  if (!wanted.every(({ name }, position) => offered[position]?.name === name)) return 'no';
  const turns = new Set(wanted.map(({ direction }, position) => direction * offered[position]!.direction));
  if (turns.size > 1) return 'no';
  return turns.has(-1) ? 'backward' : 'forward';
}
