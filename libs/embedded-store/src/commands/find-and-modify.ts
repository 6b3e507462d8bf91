import type { Document } from '../bson.ts';
import { projectRaw } from '../filters/project-raw.ts';
import { mongoError } from '../mongo-error.ts';
import { selectRows } from '../storage/select-rows.ts';
import { readUpdate } from '../updates/update.ts';
import { changeRow, removeRow, upsertDocument } from './change-document.ts';
import type { Command } from './command.ts';
import { documentField, hintField, textField, type Reply } from './request.ts';

/** Changes, replaces or removes one document and answers with it, as it was or as it is now. */
export const findAndModify: Command = {
  writes: true,
  fields: ['query', 'sort', 'remove', 'update', 'new', 'fields', 'upsert', 'hint'],
  run(store, { command, body, database }) {
    const name = textField(command, 'findAndModify');
    const removes = checkKind(command);
    const shown = projection(command);
    const found = store.catalog.find(database, name);
    const query = { filter: documentField(command, 'query'), sort: documentField(command, 'sort'), limit: 1, hint: hintField(command) };
    const change = removes ? undefined : readUpdate(body, 'update');
    const [row] = selectRows(store.tables, found, query);
    if (row && found) {
      if (!change) {
        removeRow(store, found, row);
        return reply({ n: 1 }, shown(row.raw));
      }
      const after = changeRow(store, found, row, change);
      return reply({ n: 1, updatedExisting: true }, shown(command.new === true ? after : row.raw));
    }
    if (!change) return reply({ n: 0 }, null);
    if (command.upsert !== true) return reply({ n: 0, updatedExisting: false }, null);
    const { raw, document } = upsertDocument(store, store.catalog.ensure(database, name), change, body, 'query');
    return reply({ n: 1, updatedExisting: false, upserted: document._id }, command.new === true ? shown(raw) : null);
  },
};

/** Whether it removes. @throws FailedToParse when the command asks for both or for neither */
function checkKind({ remove, update, upsert, new: after }: Document): boolean {
  if (remove !== true && update === undefined) throw mongoError('FailedToParse', 'Either an update or remove=true must be specified');
  if (remove === true && (update !== undefined || upsert === true || after === true)) {
    throw mongoError('FailedToParse', "Cannot specify 'update', 'upsert' or 'new' along with 'remove'");
  }
  return remove === true;
}

function projection(command: Document): (raw: Buffer) => Buffer {
  const fields = documentField(command, 'fields');
  return Object.keys(fields).length > 0 ? projectRaw(fields) : (raw) => raw;
}

function reply(lastErrorObject: Document, value: Buffer | null): Reply {
  return { fields: { lastErrorObject }, value };
}
