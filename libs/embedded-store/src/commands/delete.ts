import { decode } from '../bson.ts';
import { mongoError } from '../mongo-error.ts';
import { selectRows } from '../storage/select-rows.ts';
import { checkFields } from './allowed-fields.ts';
import { removeRow } from './change-document.ts';
import type { Command } from './command.ts';
import { documentField, hintField, statements, textField } from './request.ts';
import { writeStatements } from './write-statements.ts';

/** Deletes the first or all of the documents that pass a filter. */
export const remove: Command = {
  writes: true,
  fields: ['deletes', 'ordered'],
  run(store, request) {
    const collection = store.catalog.find(request.database, textField(request.command, 'delete'));
    return writeStatements(statements(request, 'deletes'), request.command.ordered !== false, (sent) => {
      const statement = decode(sent);
      checkFields(statement, 'delete.deletes', ['q', 'limit', 'hint']);
      const { limit } = statement;
      if (limit !== 0 && limit !== 1) throw mongoError('FailedToParse', 'The limit field in delete objects must be 0 or 1');
      const query = { filter: documentField(statement, 'q'), limit, hint: hintField(statement) };
      const rows = [...selectRows(store.tables, collection, query)];
      for (const row of rows) removeRow(store, collection!, row);
      return { n: rows.length };
    });
  },
};
