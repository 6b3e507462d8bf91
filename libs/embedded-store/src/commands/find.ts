import { projectRaw } from '../filters/project-raw.ts';
import { selectRows } from '../storage/select-rows.ts';
import type { Command } from './command.ts';
import { countField, documentField, hintField, textField } from './request.ts';

const defaultBatch = 101;

/** Reads documents by filter, in order, in batches. */
export const find: Command = {
  writes: false,
  fields: ['filter', 'sort', 'projection', 'skip', 'limit', 'batchSize', 'singleBatch', 'hint', 'allowDiskUse', 'noCursorTimeout', 'allowPartialResults'],
  run({ tables, catalog, cursors }, { command, database }) {
    const name = textField(command, 'find');
    const limit = countField(command, 'limit') ?? 0;
    const rows = selectRows(tables, catalog.find(database, name), {
      filter: documentField(command, 'filter'),
      sort: documentField(command, 'sort'),
      skip: countField(command, 'skip'),
      limit,
      hint: hintField(command),
    });
    const projection = documentField(command, 'projection');
    const shown = Object.keys(projection).length > 0 ? projectRaw(projection) : (raw: Buffer) => raw;
    const single = command.singleBatch === true;
    const size = countField(command, 'batchSize') ?? defaultBatch;
    const cursor = { namespace: `${database}.${name}`, documents: projected(rows, shown) };
    // One more than the limit: the reading ends in this batch, and the caller need not come back to hear so.
    const batch = cursors.nextBatch(cursor, limit > 0 && limit <= size && !single ? limit + 1 : size, single);
    return { cursor: { ...batch, batch: 'firstBatch' } };
  },
};

function* projected(rows: Iterable<{ raw: Buffer }>, shown: (raw: Buffer) => Buffer): Generator<Buffer> {
  for (const { raw } of rows) yield shown(raw);
}
