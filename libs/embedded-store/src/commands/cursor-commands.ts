import { bson } from '../bson.ts';
import { mongoError } from '../mongo-error.ts';
import type { Command } from './command.ts';
import { countField, textField } from './request.ts';

/** Reads the next batch of a query. */
export const getMore: Command = {
  writes: false,
  fields: ['collection', 'batchSize'],
  run({ cursors }, { command, database }) {
    const cursor = cursors.take(String(command.getMore), `${database}.${textField(command, 'collection')}`);
    const batch = cursors.nextBatch(cursor, countField(command, 'batchSize') || Infinity);
    return { cursor: { ...batch, batch: 'nextBatch' } };
  },
};

/** Forgets queries whose caller wants no more of them. */
export const killCursors: Command = {
  writes: false,
  fields: ['cursors'],
  run({ cursors }, { command }) {
    if (!Array.isArray(command.cursors)) throw mongoError('TypeMismatch', "BSON field 'killCursors.cursors' has to be an array");
    const ids = command.cursors.map(String);
    const killed = ids.filter((id) => cursors.close(id));
    const toLongs = (list: string[]) => list.map((id) => bson.Long.fromString(id));
    return {
      fields: {
        cursorsKilled: toLongs(killed),
        cursorsNotFound: toLongs(ids.filter((id) => !killed.includes(id))),
        cursorsAlive: [],
        cursorsUnknown: [],
      },
    };
  },
};
