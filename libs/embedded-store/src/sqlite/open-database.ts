import { storeProblem } from '../store-problem.ts';
import { openBinding, type SqliteDatabase } from './binding.ts';
import { ensurePrivateFile } from './private-file.ts';
import { toStoreProblem } from './sqlite-problem.ts';

/** "EXMP": marks an SQLite file as ours, so that another program's file is never taken for a store. */
const applicationId = 0x45584d50;
const formatVersion = 1;

const tables = `
  CREATE TABLE IF NOT EXISTS collection (id INTEGER PRIMARY KEY, namespace TEXT NOT NULL UNIQUE, indexes BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS document (number INTEGER PRIMARY KEY, raw BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS entry (key BLOB NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (key, number)) WITHOUT ROWID;`;

/**
 * Opens the store's file for this process alone, creating it when it is not there.
 * SQLite itself waits for the disk only where the file's soundness needs it (WAL, synchronous=NORMAL); that a commit is on
 * the disk before it is acknowledged is for the log file's `toDisk`.
 * @throws a store problem: damaged, unwritable, busy or no-sqlite.
 */
export function openDatabase(file: string): SqliteDatabase {
  ensurePrivateFile(file);
  let database: SqliteDatabase | undefined;
  try {
    database = openBinding(file);
    prepareFile(database, file);
    return database;
  } catch (error) {
    database?.close();
    throw toStoreProblem(error, file) ?? error;
  }
}

function prepareFile(database: SqliteDatabase, file: string): void {
  // Before WAL is entered: with an exclusive lock no second process can open the file, also not by mistake.
  database.exec('PRAGMA locking_mode = EXCLUSIVE');
  database.exec('PRAGMA busy_timeout = 0');
  refuseForeignFile(database, file);
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = NORMAL');
  database.exec('PRAGMA cache_size = -65536');
  const sound = database.prepare('PRAGMA quick_check(1)').get() as { quick_check: string };
  if (sound.quick_check !== 'ok') throw damaged(file);
  database.exec(`BEGIN IMMEDIATE; ${tables} PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${formatVersion}; COMMIT;`);
}

function refuseForeignFile(database: SqliteDatabase, file: string): void {
  const { application_id: id } = database.prepare('PRAGMA application_id').get() as { application_id: number };
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
  const { n: tableCount } = database.prepare('SELECT count(*) n FROM sqlite_master').get() as { n: number };
  if (tableCount > 0 && id !== applicationId) {
    throw storeProblem('store-damaged', `The file ${file} belongs to another program; name another file for the store.`);
  }
  if (version > formatVersion) {
    throw storeProblem('store-damaged', `The store file ${file} was written by a newer version of this program.`);
  }
}

function damaged(file: string): Error {
  return storeProblem('store-damaged', `The store file ${file} is damaged; put back a backup of it.`);
}
