import type { Document } from '../bson.ts';
import { isMongoError } from '../mongo-error.ts';
import type { Reply } from './request.ts';

/** What one statement of a write did. */
export interface StatementResult {
  readonly n: number;
  readonly nModified?: number;
  readonly upserted?: unknown;
}

/**
 * Runs the statements of an insert, update or delete. A refused statement is reported by its place and ends an ordered
 * write; those before it stay. A fault of the disk or of the program is thrown, and takes the whole command back.
 */
export function writeStatements<T>(list: readonly T[], ordered: boolean, run: (statement: T) => StatementResult): Reply {
  const writeErrors: Document[] = [];
  const upserted: Document[] = [];
  let n = 0;
  let nModified: number | undefined;
  for (const [index, statement] of list.entries()) {
    try {
      const result = run(statement);
      n += result.n;
      if (result.nModified !== undefined) nModified = (nModified ?? 0) + result.nModified;
      if (result.upserted !== undefined) upserted.push({ index, _id: result.upserted });
    } catch (error) {
      if (!isMongoError(error)) throw error;
      const { code, codeName, message, details } = error;
      writeErrors.push({ index, code, codeName, errmsg: message, ...details });
      if (ordered) break;
    }
  }
  return {
    fields: {
      n,
      ...(nModified !== undefined && { nModified }),
      ...(upserted.length > 0 && { upserted }),
      ...(writeErrors.length > 0 && { writeErrors }),
    },
  };
}
