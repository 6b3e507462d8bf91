import { documentKeys, insertDocument } from '../storage/write-document.ts';
import { toNewVersion } from '../updates/update.ts';
import type { Command } from './command.ts';
import { statements, textField } from './request.ts';
import { writeStatements } from './write-statements.ts';

/** Adds documents; makes the collection with the first one. */
export const insert: Command = {
  writes: true,
  fields: ['documents', 'ordered'],
  run(store, request) {
    const collection = store.catalog.ensure(request.database, textField(request.command, 'insert'));
    return writeStatements(statements(request, 'documents'), request.command.ordered !== false, (sent) => {
      const { raw, document } = toNewVersion(sent);
      insertDocument(store, collection, raw, documentKeys(collection, document));
      return { n: 1 };
    });
  },
};
