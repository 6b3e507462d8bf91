import { mongoError } from '../mongo-error.ts';

/** The batches of one query that its caller has not fetched yet. */
export interface OpenCursor {
  readonly namespace: string;
  readonly documents: Iterator<Buffer>;
}

/** One batch; id 0 says that it was the last. */
export interface Batch {
  readonly id: number;
  readonly namespace: string;
  readonly documents: readonly Buffer[];
}

export interface Cursors {
  /** The next `size` documents; keeps the cursor while there are more, unless `single`. */
  nextBatch(cursor: OpenCursor, size: number, single?: boolean): Batch;
  /** Takes a cursor out to read on. @throws CursorNotFound */
  take(id: string, namespace: string): OpenCursor;
  close(id: string): boolean;
  /** Closes all cursors on a collection that is dropped or loses an index. */
  closeAll(namespace: string): void;
}

const batchBytes = 12 * 1024 * 1024;
const mostOpen = 1000;
const idleMilliseconds = 10 * 60_000;

/** `now` is a clock in milliseconds; cursors nobody has read for ten minutes are closed. */
export function openCursors(now: () => number): Cursors {
  const open = new Map<string, { cursor: OpenCursor; since: number }>();
  let lastId = 0;

  function keep(cursor: OpenCursor): number {
    for (const [id, { since }] of open) {
      if (now() - since < idleMilliseconds && open.size < mostOpen) break;
      open.delete(id);
    }
    lastId += 1;
    open.set(String(lastId), { cursor, since: now() });
    return lastId;
  }

  return {
    nextBatch(cursor, size, single = false) {
      const { documents, ended } = fill(cursor.documents, size, single);
      return { id: ended || single ? 0 : keep(cursor), namespace: cursor.namespace, documents };
    },
    take(id, namespace) {
      const found = open.get(id);
      if (found?.cursor.namespace !== namespace) throw mongoError('CursorNotFound', `cursor id ${id} not found`);
      open.delete(id);
      return found.cursor;
    },
    close: (id) => open.delete(id),
    closeAll(namespace) {
      for (const [id, { cursor }] of open) if (cursor.namespace === namespace) open.delete(id);
    },
  };
}

function fill(source: Iterator<Buffer>, size: number, single: boolean): { documents: Buffer[]; ended: boolean } {
  const documents: Buffer[] = [];
  let bytes = 0;
  while (documents.length < size && (single || bytes < batchBytes)) {
    const next = source.next();
    if (next.done) return { documents, ended: true };
    documents.push(next.value);
    bytes += next.value.length;
  }
  return { documents, ended: false };
}
