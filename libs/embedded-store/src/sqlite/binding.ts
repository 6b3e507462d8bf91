import { createRequire } from 'node:module';
import { storeProblem } from '../store-problem.ts';

export type SqlValue = number | string | Uint8Array | null;

/** The calls that node:sqlite and better-sqlite3 have in common, and all that this library uses. */
export interface SqliteStatement {
  run(...values: SqlValue[]): unknown;
  get(...values: SqlValue[]): unknown;
  all(...values: SqlValue[]): unknown[];
}

export interface SqliteDatabase {
  prepare(sql: string): SqliteStatement;
  exec(sql: string): unknown;
  close(): unknown;
}

type DatabaseConstructor = new (file: string) => SqliteDatabase;

const missingBinding =
  'The built-in store needs SQLite: use Node 22.13 or newer, or run "npm install better-sqlite3" (it may need a C++ compiler), or set MONGODB_URI.';

/**
 * Opens a file with Node's own SQLite where Node has it, else with better-sqlite3.
 * @throws a store-no-sqlite problem when there is neither.
 */
export function openBinding(file: string): SqliteDatabase {
  const NodeSqlite = findNodeSqlite();
  if (NodeSqlite) return new NodeSqlite(file);
  const BetterSqlite = loadBetterSqlite();
  try {
    return new BetterSqlite(file);
  } catch (error) {
    if (isNativePartMissing(error)) throw storeProblem('store-no-sqlite', missingBinding);
    throw error;
  }
}

function findNodeSqlite(): DatabaseConstructor | undefined {
  const builtin = process.getBuiltinModule?.('node:sqlite') as { DatabaseSync: DatabaseConstructor } | undefined;
  return builtin?.DatabaseSync;
}

function loadBetterSqlite(): DatabaseConstructor {
  try {
    return createRequire(import.meta.url)('better-sqlite3') as DatabaseConstructor;
  } catch {
    throw storeProblem('store-no-sqlite', missingBinding);
  }
}

/** better-sqlite3 loads its compiled part only when a database is opened. */
function isNativePartMissing(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return code === 'ERR_DLOPEN_FAILED' || code === 'MODULE_NOT_FOUND' || /bindings file|NODE_MODULE_VERSION/.test((error as Error).message);
}
