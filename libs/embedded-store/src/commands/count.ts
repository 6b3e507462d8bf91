import { encode, type Document } from '../bson.ts';
import { notSupported } from '../mongo-error.ts';
import { countRows } from '../storage/select-rows.ts';
import { isDocument } from '../values/is-document.ts';
import type { Command } from './command.ts';
import { countField, documentField, hintField, textField } from './request.ts';

/** Counts documents. */
export const count: Command = {
  writes: false,
  fields: ['query', 'skip', 'limit', 'hint', 'fields'],
  run({ tables, catalog }, { command, database }) {
    const counted = countRows(tables, catalog.find(database, textField(command, 'count')), {
      filter: documentField(command, 'query'),
      skip: countField(command, 'skip'),
      limit: countField(command, 'limit'),
      hint: hintField(command),
    });
    return { fields: { n: counted } };
  },
};

/** Aggregation in the one shape that the driver's countDocuments() sends; every other pipeline is refused. */
export const aggregate: Command = {
  writes: false,
  fields: ['pipeline', 'cursor', 'hint', 'allowDiskUse'],
  run({ tables, catalog }, { command, database }) {
    const name = typeof command.aggregate === 'string' ? command.aggregate : undefined;
    if (name === undefined) throw notSupported('An aggregation without a collection');
    const { filter, skip, limit, group } = countPipeline(command.pipeline);
    const n = countRows(tables, catalog.find(database, name), { filter, skip, limit, hint: hintField(command) });
    const documents = n > 0 ? [encode({ _id: group, n })] : [];
    return { cursor: { id: 0, namespace: `${database}.${name}`, batch: 'firstBatch', documents } };
  },
};

interface CountPipeline {
  readonly filter: Document;
  readonly skip?: number;
  readonly limit?: number;
  readonly group: unknown;
}

/** `$match`, perhaps `$skip` and `$limit`, then `$group` of one group that sums ones. */
function countPipeline(pipeline: unknown): CountPipeline {
  const stages = Array.isArray(pipeline) ? [...pipeline] : [];
  const take = (name: string): unknown => (isDocument(stages[0]) && name in stages[0] ? stages.shift()[name] : undefined);
  const match = take('$match');
  const skip = take('$skip');
  const limit = take('$limit');
  const group = take('$group');
  if (stages.length > 0 || !isDocument(match) || !isCountingGroup(group)) {
    throw notSupported('Aggregation other than countDocuments()');
  }
  const bounds = { skip, limit } as Document;
  return { filter: match, skip: countField(bounds, 'skip'), limit: countField(bounds, 'limit'), group: group._id };
}

function isCountingGroup(group: unknown): group is Document {
  if (!isDocument(group) || Object.keys(group).join() !== '_id,n') return false;
  return (group._id === 1 || group._id === null) && isDocument(group.n) && group.n.$sum === 1 && Object.keys(group.n).length === 1;
}
