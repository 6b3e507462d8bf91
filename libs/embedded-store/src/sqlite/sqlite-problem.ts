import { storeProblem, type StoreProblem } from '../store-problem.ts';

const primaryCodes: Readonly<Record<number, string>> = {
  5: 'SQLITE_BUSY', 8: 'SQLITE_READONLY', 10: 'SQLITE_IOERR', 11: 'SQLITE_CORRUPT', 13: 'SQLITE_FULL', 14: 'SQLITE_CANTOPEN', 26: 'SQLITE_NOTADB',
};

/** SQLite's name for an error from either binding: better-sqlite3 gives the name, node:sqlite the number. */
function sqliteCode(error: unknown): string {
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  if (typeof errcode === 'number') return primaryCodes[errcode & 0xff] ?? '';
  return typeof code === 'string' ? code : '';
}

/** Whether the file cannot be relied on any longer, so that the store has to stop. A full disk only refuses writes. */
export function isFatalSqliteError(error: unknown): boolean {
  return /^SQLITE_(CORRUPT|NOTADB|IOERR|READONLY|CANTOPEN)/.test(sqliteCode(error));
}

/** What went wrong with the file, in one sentence; undefined when the error is not SQLite's. */
export function toStoreProblem(error: unknown, file: string): StoreProblem | undefined {
  const code = sqliteCode(error);
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) {
    return storeProblem('store-damaged', `The store file ${file} is damaged or is not a store; put back a backup of it.`);
  }
  if (code.startsWith('SQLITE_BUSY')) {
    return storeProblem('store-busy', `The store file ${file} is in use by another process; stop that one first.`);
  }
  if (code.startsWith('SQLITE_FULL')) {
    return storeProblem('store-unwritable', `The disk that holds the store file ${file} is full.`);
  }
  if (/^SQLITE_(CANTOPEN|READONLY|IOERR)/.test(code)) {
    return storeProblem('store-unwritable', `The store file ${file} cannot be read and written; check its folder, its owner and the disk.`);
  }
  return undefined;
}
