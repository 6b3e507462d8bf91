import type { Plan } from '../planner/choose-plan.ts';
import type { KeyRange } from '../planner/index-ranges.ts';
import { documentNumbers, type Collection } from './collection.ts';
import type { Row, Tables } from './tables.ts';

const largestPage = 512;

/**
 * The rows a plan leads to, read in pages that grow, so that a caller who wants one row pays for one.
 * Between pages other commands may run: a row comes at most once, and not at all if it was deleted meanwhile.
 */
export function* readRows(tables: Tables, collection: Collection, plan: Plan, firstPage: number): Generator<Row> {
  if (!plan.index) {
    yield* scan(tables, collection, firstPage);
    return;
  }
  const seen = plan.index.multikey ? new Set<number>() : undefined;
  const read = plan.order === 'backward' ? readBackward : readForward;
  for (const range of plan.ranges) {
    for (const row of read(tables, range, firstPage)) {
      if (seen?.has(row.number)) continue;
      seen?.add(row.number);
      yield row;
    }
  }
}

function nextPage(page: number): number {
  return Math.max(page, Math.min(page * 4, largestPage));
}

function* scan(tables: Tables, collection: Collection, firstPage: number): Generator<Row> {
  const { from, to } = documentNumbers(collection.id);
  let after = from;
  for (let page = firstPage; ; page = nextPage(page)) {
    const rows = tables.scanDocuments(after, to, page);
    yield* rows;
    if (rows.length < page) return;
    after = rows[rows.length - 1]!.number;
  }
}

function* readForward(tables: Tables, { from, to }: KeyRange, firstPage: number): Generator<Row> {
  let [key, number] = [from, -1];
  for (let page = firstPage; ; page = nextPage(page)) {
    const rows = tables.readForward(key, number, to, page);
    yield* rows;
    if (rows.length < page) return;
    ({ key, number } = rows[rows.length - 1]!);
  }
}

function* readBackward(tables: Tables, { from, to }: KeyRange, firstPage: number): Generator<Row> {
  let [key, number] = [to, -1];
  for (let page = firstPage; ; page = nextPage(page)) {
    const rows = tables.readBackward(key, number, from, page);
    yield* rows;
    if (rows.length < page) return;
    ({ key, number } = rows[rows.length - 1]!);
  }
}
