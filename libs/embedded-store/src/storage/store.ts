import { openDatabase } from '../sqlite/open-database.ts';
import { openLog, type LogFile } from '../sqlite/log-file.ts';
import { toStoreProblem } from '../sqlite/sqlite-problem.ts';
import { openCatalog, type Catalog } from './catalog.ts';
import { openCursors, type Cursors } from './cursors.ts';
import { openGroupCommit, type GroupCommit } from './group-commit.ts';
import { openTables, type Tables } from './tables.ts';

/** One open store: everything a command needs. All of it lives in one thread on one connection. */
export interface Store {
  readonly file: string;
  readonly tables: Tables;
  readonly catalog: Catalog;
  readonly cursors: Cursors;
  readonly commits: GroupCommit;
  /** Ends the writes under way and closes the file. */
  close(): Promise<void>;
}

/** Opens the store in `file`. @throws a store problem in one sentence */
export function openStore(file: string): Store {
  const database = openDatabase(file);
  let log: LogFile | undefined;
  try {
    const kept = (log = openLog(file));
    const tables = openTables(database);
    const catalog = openCatalog(tables);
    const commits = openGroupCommit(database, catalog.forget, kept.toDisk);
    catalog.all();
    return {
      file,
      tables,
      catalog,
      cursors: openCursors(Date.now),
      commits,
      async close() {
        await commits.close();
        kept.close();
        database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
        database.close();
      },
    };
  } catch (error) {
    log?.close();
    database.close();
    throw toStoreProblem(error, file) ?? error;
  }
}
