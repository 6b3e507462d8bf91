import { decode } from '../bson.ts';
import { mongoError } from '../mongo-error.ts';
import { selectRows } from '../storage/select-rows.ts';
import type { Store } from '../storage/store.ts';
import { readUpdate, type Update } from '../updates/update.ts';
import { onlyFields } from '../values/raw-document.ts';
import { checkFields } from './allowed-fields.ts';
import { changeRow, upsertDocument } from './change-document.ts';
import type { Command } from './command.ts';
import { documentField, hintField, statements, textField } from './request.ts';
import { writeStatements, type StatementResult } from './write-statements.ts';

/** Changes or replaces documents; a statement over many of them does all or nothing. */
export const update: Command = {
  writes: true,
  fields: ['updates', 'ordered'],
  run(store, request) {
    const name = textField(request.command, 'update');
    return writeStatements(statements(request, 'updates'), request.command.ordered !== false, (statement) =>
      store.commits.atomically(() => runStatement(store, request.database, name, statement)),
    );
  },
};

function runStatement(store: Store, database: string, name: string, sent: Buffer): StatementResult {
  // The update itself may be a large document, and is read from the bytes.
  const statement = decode(onlyFields(sent, (field) => field !== 'u'));
  checkFields(statement, 'update.updates', ['q', 'u', 'upsert', 'multi', 'hint']);
  const change = readUpdate(sent, 'u');
  const multi = statement.multi === true;
  if (multi && change.kind === 'replacement') throw mongoError('FailedToParse', 'multi update is not supported for replacement-style update');
  const found = store.catalog.find(database, name);
  const query = { filter: documentField(statement, 'q'), limit: multi ? 0 : 1, hint: hintField(statement) };
  const rows = [...selectRows(store.tables, found, query)];
  if (rows.length === 0 && statement.upsert === true) return upserted(store, database, name, change, sent);
  const changed = rows.filter((row) => changeRow(store, found!, row, change) !== row.raw);
  return { n: rows.length, nModified: changed.length };
}

function upserted(store: Store, database: string, name: string, change: Update, sent: Buffer): StatementResult {
  const { document } = upsertDocument(store, store.catalog.ensure(database, name), change, sent, 'q');
  return { n: 1, nModified: 0, upserted: document._id };
}
