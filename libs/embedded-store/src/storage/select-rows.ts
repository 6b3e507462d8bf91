import { decode, type Document } from '../bson.ts';
import { filterTest } from '../filters/filter-test.ts';
import { mongoError } from '../mongo-error.ts';
import { choosePlan, type Plan } from '../planner/choose-plan.ts';
import { sortKey, type KeyField } from '../values/sort-key.ts';
import { keyFields, type Collection, type CollectionIndex } from './collection.ts';
import { readRows } from './read-rows.ts';
import type { Row, Tables } from './tables.ts';

/** Which documents, and in what order; 0 as a limit means all. */
export interface Query {
  readonly filter: Document;
  readonly sort?: Document;
  readonly skip?: number;
  readonly limit?: number;
  readonly hint?: string | Document;
}

/** How many bytes of documents one sort may hold, as in MongoDB. */
const sortLimitBytes = 100 * 1024 * 1024;

/** The rows of a query in their order. The filter is checked at once, the rows are read as they are asked for. */
export function selectRows(tables: Tables, collection: Collection | undefined, query: Query): Generator<Row> {
  const sort = keyFields(query.sort ?? {});
  const test = filterTest(query.filter);
  if (!collection) return none();
  const plan = choosePlan(collection.indexes, query.filter, sort, hintedIndex(collection, query.hint));
  const skip = query.skip ?? 0;
  const end = query.limit ? skip + query.limit : Infinity;
  const exact = plan.covered && plan.order !== 'no';
  const rows = readRows(tables, collection, plan, exact ? Math.min(Math.max(end, 1), 512) : 16);
  const matching = plan.covered ? rows : passing(rows, test);
  return slice(plan.order === 'no' ? sorted(matching, sort, end) : matching, skip, end);
}

/** How many documents pass a filter, counted in the index alone where that answers it. */
export function countRows(tables: Tables, collection: Collection | undefined, query: Query): number {
  const plan = collection && countPlan(collection, query);
  let count = 0;
  if (plan?.index && plan.covered && !plan.index.multikey) {
    filterTest(query.filter);
    for (const range of plan.ranges) count += tables.countEntries(range);
    const wanted = Math.max(0, count - (query.skip ?? 0));
    return query.limit ? Math.min(wanted, query.limit) : wanted;
  }
  for (const _row of selectRows(tables, collection, query)) count++;
  return count;
}

/** An empty filter is counted in the index on `_id`, which has each document once. */
function countPlan(collection: Collection, query: Query): Plan {
  const hint = hintedIndex(collection, query.hint);
  const everything = Object.keys(query.filter).length === 0;
  return choosePlan(collection.indexes, query.filter, [], everything ? collection.indexes[0] : hint);
}

function hintedIndex(collection: Collection, hint: string | Document | undefined): CollectionIndex | 'scan' | undefined {
  if (hint === undefined) return undefined;
  if (typeof hint !== 'string' && '$natural' in hint) return 'scan';
  const wanted = JSON.stringify(hint);
  const index = collection.indexes.find(({ name, keyPattern }) => name === hint || JSON.stringify(keyPattern) === wanted);
  if (index) return index;
  throw mongoError('BadValue', 'error processing query: hint provided does not correspond to an existing index');
}

function* none(): Generator<Row> {}

function* passing(rows: Iterable<Row>, test: (document: Document) => boolean): Generator<Row> {
  for (const row of rows) if (test(decode(row.raw))) yield row;
}

function* slice(rows: Iterable<Row>, skip: number, end: number): Generator<Row> {
  let position = 0;
  for (const row of rows) {
    if (position >= skip) yield row;
    position++;
    if (position >= end) return;
  }
}

interface Sortable {
  readonly key: Buffer;
  readonly row: Row;
}

/** Sorts by value, equals by order of insertion; keeps little more than the first `end` rows. */
function* sorted(rows: Iterable<Row>, fields: readonly KeyField[], end: number): Generator<Row> {
  let kept: Sortable[] = [];
  let bytes = 0;
  for (const row of rows) {
    kept.push({ key: sortKey(decode(row.raw), fields), row });
    bytes += row.raw.length;
    if (kept.length > end * 2 + 1000) {
      kept = kept.sort(inOrder).slice(0, end);
      bytes = kept.reduce((sum, { row: { raw } }) => sum + raw.length, 0);
    }
    if (bytes > sortLimitBytes) {
      throw mongoError('QueryExceededMemoryLimitNoDiskUseAllowed', `Sort exceeded memory limit of ${sortLimitBytes} bytes; it needs an index`);
    }
  }
  for (const { row } of kept.sort(inOrder)) yield row;
}

function inOrder(one: Sortable, other: Sortable): number {
  return Buffer.compare(one.key, other.key) || one.row.number - other.row.number;
}
