import { encode } from '../bson.ts';
import { filterTest } from '../filters/filter-test.ts';
import { mongoError } from '../mongo-error.ts';
import { prefixRange } from '../planner/index-ranges.ts';
import { documentNumbers, type Collection } from '../storage/collection.ts';
import type { Store } from '../storage/store.ts';
import type { Command } from './command.ts';
import { documentField, textField } from './request.ts';

/** Makes an empty collection. */
export const create: Command = {
  writes: true,
  fields: [],
  run({ catalog }, { command, database }) {
    const name = textField(command, 'create');
    if (catalog.find(database, name)) throw mongoError('NamespaceExists', `Collection ${database}.${name} already exists.`);
    catalog.ensure(database, name);
    return {};
  },
};

/** Deletes a collection with its indexes. */
export const drop: Command = {
  writes: true,
  fields: [],
  run(store, { command, database }) {
    const name = textField(command, 'drop');
    const collection = store.catalog.find(database, name);
    if (!collection) return { fields: { ns: `${database}.${name}` } };
    dropCollection(store, collection);
    return { fields: { nIndexesWas: collection.indexes.length, ns: collection.namespace } };
  },
};

/** Deletes all collections of a database. */
export const dropDatabase: Command = {
  writes: true,
  fields: [],
  run(store, { database }) {
    for (const collection of store.catalog.all()) if (collection.database === database) dropCollection(store, collection);
    return { fields: { dropped: database } };
  },
};

/** Lists the collections of a database. */
export const listCollections: Command = {
  writes: false,
  fields: ['filter', 'nameOnly', 'authorizedCollections', 'cursor'],
  run({ catalog }, { command, database }) {
    const wanted = filterTest(documentField(command, 'filter'));
    const listed = catalog
      .all()
      .filter((collection) => collection.database === database)
      .map(({ name }) => ({ name, type: 'collection', options: {}, info: { readOnly: false } }))
      .filter(wanted);
    return { cursor: { id: 0, namespace: `${database}.$cmd.listCollections`, batch: 'firstBatch', documents: listed.map(encode) } };
  },
};

function dropCollection({ tables, catalog, cursors }: Store, collection: Collection): void {
  for (const { prefix } of collection.indexes) tables.deleteEntries(prefixRange(prefix));
  const { from, to } = documentNumbers(collection.id);
  tables.deleteDocuments(from, to);
  catalog.remove(collection);
  cursors.closeAll(collection.namespace);
}
