import { bson, type Document } from '../bson.ts';
import { isOperators } from '../filters/path-condition.ts';
import { isDocument } from '../values/is-document.ts';
import { typeOrder, typeOrderOf } from '../values/type-order.ts';

export interface Bound {
  readonly value: unknown;
  readonly inclusive: boolean;
}

/** What a filter demands of one path, as far as an index can answer it. */
export interface PathBounds {
  equals?: readonly unknown[];
  low?: Bound;
  high?: Bound;
  /** Whether the bounds say all that the filter says about this path. */
  exact: boolean;
}

export interface FilterBounds {
  readonly paths: ReadonlyMap<string, PathBounds>;
  /** Whether the filter consists of conditions on paths only, joined by "and". */
  readonly conjunctive: boolean;
}

/** Reads the equalities and ranges out of a filter; whatever else it says only makes them inexact. */
export function filterBounds(filter: Document): FilterBounds {
  const paths = new Map<string, PathBounds>();
  const conjunctive = collect(filter, paths);
  for (const bounds of paths.values()) reconcile(bounds);
  return { paths, conjunctive };
}

/** Bounds of two types leave no value, but of a list one element may pass each: one of them is used, the rest filtered. */
function reconcile(bounds: PathBounds): void {
  const { low, high } = bounds;
  if (bounds.equals && (low || high)) bounds.exact = false;
  if (!low || !high || typeOrderOf(low.value) === typeOrderOf(high.value)) return;
  delete bounds.high;
  bounds.exact = false;
}

function collect(filter: Document, paths: Map<string, PathBounds>): boolean {
  let conjunctive = true;
  for (const [name, condition] of Object.entries(filter)) {
    if (name === '$and' && Array.isArray(condition) && condition.length > 0) {
      for (const clause of condition) conjunctive = isDocument(clause) && collect(clause, paths) && conjunctive;
    } else if (name.startsWith('$')) {
      conjunctive = false;
    } else {
      const bounds = paths.get(name) ?? { exact: true };
      paths.set(name, bounds);
      addCondition(bounds, condition);
    }
  }
  return conjunctive;
}

function addCondition(bounds: PathBounds, condition: unknown): void {
  if (!isOperators(condition)) return addEquals(bounds, [condition]);
  for (const [operator, operand] of Object.entries(condition)) addOperator(bounds, operator, operand);
}

function addOperator(bounds: PathBounds, operator: string, operand: unknown): void {
  switch (operator) {
    case '$eq':
      return addEquals(bounds, [operand]);
    case '$in':
      if (Array.isArray(operand)) return addEquals(bounds, operand);
      break;
    case '$gt':
    case '$gte':
      if (hasRange(operand) && !bounds.low) {
        bounds.low = { value: operand, inclusive: operator === '$gte' };
        return;
      }
      break;
    case '$lt':
    case '$lte':
      if (hasRange(operand) && !bounds.high) {
        bounds.high = { value: operand, inclusive: operator === '$lte' };
        return;
      }
      break;
  }
  bounds.exact = false;
}

function addEquals(bounds: PathBounds, values: readonly unknown[]): void {
  const usable = values.every(isPlainValue);
  // An index cannot tell null from a path that ends inside an array.
  if (!usable || bounds.equals || values.includes(null)) bounds.exact = false;
  if (usable) bounds.equals ??= values;
}

/** A value that stands in an index exactly as it stands in a filter. */
function isPlainValue(value: unknown): boolean {
  if (value instanceof bson.Decimal128) return false;
  const type = typeOrderOf(value);
  return type !== typeOrder.document && type !== typeOrder.array && type !== typeOrder.regex && type !== typeOrder.undefined;
}

function hasRange(value: unknown): boolean {
  if (!isPlainValue(value) || Number.isNaN(value)) return false;
  const type = typeOrderOf(value);
  return type !== typeOrder.null && type !== typeOrder.minKey && type !== typeOrder.maxKey;
}
