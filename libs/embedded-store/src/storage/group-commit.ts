import { mongoError } from '../mongo-error.ts';
import type { SqliteDatabase } from '../sqlite/binding.ts';

interface Job {
  run(): unknown;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** A write that is committed, to be answered when the disk has it. */
interface Committed {
  report(): void;
  reject(error: unknown): void;
}

export interface GroupCommit {
  /** Runs a write and answers once it is on the disk. A write that throws leaves no trace. */
  write<T>(run: () => T): Promise<T>;
  /** Runs a part of a write that may be taken back alone. @throws what `run` throws, after taking it back */
  atomically<T>(run: () => T): T;
  /** Refuses further writes and answers when those accepted are on the disk. */
  close(): Promise<void>;
}

/** So that one batch does not keep readers waiting for long. */
const largestBatch = 128;

/**
 * One writer: writes that wait at the same moment share one transaction, each in its own savepoint. `toDisk` makes the
 * disk keep what is committed; while it works this thread goes on, and what is committed meanwhile shares its next turn.
 * `undone` is called after every rollback, as what is held in memory may be wrong then.
 */
export function openGroupCommit(database: SqliteDatabase, undone: () => void, toDisk: () => Promise<void>): GroupCommit {
  const waiting: Job[] = [];
  let committed: Committed[] = [];
  let scheduled = false;
  let keeping = false;
  let closed: (() => void) | undefined;
  let broken: unknown;
  const { begin, commit, rollback, savepoint, release, rollbackTo } = transactionStatements(database);

  function atomically<T>(run: () => T): T {
    savepoint.run();
    try {
      const value = run();
      release.run();
      return value;
    } catch (error) {
      undone();
      takeBack(error);
      throw error;
    }
  }

  /** SQLite may itself have ended the whole transaction (a full disk): then the whole batch has failed. */
  function takeBack(cause: unknown): void {
    try {
      rollbackTo.run();
      release.run();
    } catch {
      broken = cause;
    }
  }

  function attempt(job: Job): () => void {
    try {
      const value = atomically(job.run);
      return () => job.resolve(value);
    } catch (error) {
      return () => job.reject(error);
    }
  }

  function commitBatch(): void {
    scheduled = false;
    const batch = waiting.splice(0, largestBatch);
    try {
      begin.run();
      const reports = batch.map((job) => {
        const report = attempt(job);
        if (broken) throw broken;
        return report;
      });
      commit.run();
      committed.push(...reports.map((report, index) => ({ report, reject: batch[index]!.reject })));
      void keep();
    } catch (error) {
      broken = undefined;
      undone();
      rollBackQuietly();
      for (const job of batch) job.reject(error);
    }
    if (waiting.length > 0) schedule();
    else finishWhenQuiet();
  }

  /** One turn of the disk at a time; each takes all that was committed before it began. */
  async function keep(): Promise<void> {
    if (keeping) return;
    keeping = true;
    while (committed.length > 0) {
      const mine = committed;
      committed = [];
      await toDisk().then(
        () => mine.forEach(({ report }) => report()),
        (error: unknown) => mine.forEach(({ reject }) => reject(error)),
      );
    }
    keeping = false;
    finishWhenQuiet();
  }

  function finishWhenQuiet(): void {
    if (waiting.length === 0 && committed.length === 0 && !keeping) closed?.();
  }

  function rollBackQuietly(): void {
    try {
      rollback.run();
    } catch {
      // There is no transaction left to roll back.
    }
  }

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    setImmediate(commitBatch);
  }

  return {
    write<T>(run: () => T) {
      if (closed) return Promise.reject(mongoError('ShutdownInProgress', 'The store is being closed'));
      return new Promise<T>((resolve, reject) => {
        waiting.push({ run, resolve: resolve as (value: unknown) => void, reject });
        schedule();
      });
    },
    atomically,
    close: () =>
      new Promise((resolve) => {
        closed = resolve;
        finishWhenQuiet();
      }),
  };
}

function transactionStatements(database: SqliteDatabase) {
  return {
    begin: database.prepare('BEGIN IMMEDIATE'),
    commit: database.prepare('COMMIT'),
    rollback: database.prepare('ROLLBACK'),
    savepoint: database.prepare('SAVEPOINT job'),
    release: database.prepare('RELEASE job'),
    rollbackTo: database.prepare('ROLLBACK TO job'),
  };
}
