import { decode, encode } from '../bson.ts';
import { mongoError } from '../mongo-error.ts';
import { documentNumbers, toCollectionIndex, type Collection, type CollectionIndex } from './collection.ts';
import type { Tables } from './tables.ts';

/** Which collections and indexes there are: kept in the file, held in memory. */
export interface Catalog {
  all(): readonly Collection[];
  find(database: string, name: string): Collection | undefined;
  /** The collection, made now if need be. */
  ensure(database: string, name: string): Collection;
  /** An index id that no index has. */
  nextIndexId(): number;
  save(collection: Collection): void;
  remove(collection: Collection): void;
  /** Forgets what is held in memory, after a rollback. */
  forget(): void;
}

type IndexRecord = Parameters<typeof toCollectionIndex>[0];

/** Opens the catalog of a store's file. */
export function openCatalog(tables: Tables): Catalog {
  let held: Map<string, Collection> | undefined;
  const collections = () => (held ??= readAll(tables));
  const nextIndexId = () => Math.max(0, ...[...collections().values()].flatMap(({ indexes }) => indexes.map(({ id }) => id))) + 1;
  const catalog: Catalog = {
    all: () => [...collections().values()],
    find: (database, name) => collections().get(`${database}.${name}`),
    ensure(database, name) {
      const found = catalog.find(database, name);
      if (found) return found;
      const made = newCollection(database, name, catalog.all(), nextIndexId());
      catalog.save(made);
      return made;
    },
    nextIndexId,
    save(collection) {
      const records: IndexRecord[] = collection.indexes.map(({ id, name, keyPattern, unique, multikey }) => ({ id, name, keyPattern, unique, multikey }));
      tables.saveCollection(collection.id, collection.namespace, encode({ indexes: records }));
      collections().set(collection.namespace, collection);
    },
    remove(collection) {
      tables.deleteCollection(collection.id);
      collections().delete(collection.namespace);
    },
    forget() {
      held = undefined;
    },
  };
  return catalog;
}

function readAll(tables: Tables): Map<string, Collection> {
  return new Map(
    tables.readCollections().map(({ id, namespace, indexes }) => {
      const records = decode(indexes).indexes as IndexRecord[];
      const numbers = documentNumbers(id);
      const lastNumber = tables.lastDocument(numbers.from, numbers.to) ?? numbers.from;
      return [namespace, { id, namespace, ...namesOf(namespace), lastNumber, indexes: records.map(toCollectionIndex) }];
    }),
  );
}

function namesOf(namespace: string): { database: string; name: string } {
  const dot = namespace.indexOf('.');
  return { database: namespace.slice(0, dot), name: namespace.slice(dot + 1) };
}

function newCollection(database: string, name: string, existing: readonly Collection[], indexId: number): Collection {
  if (name === '' || name.startsWith('system.') || /[$\0]/.test(name) || database === '' || /[. "$/\\\0]/.test(database)) {
    throw mongoError('InvalidNamespace', `Invalid namespace specified '${database}.${name}'`);
  }
  const id = Math.max(0, ...existing.map((collection) => collection.id)) + 1;
  const idIndex: CollectionIndex = toCollectionIndex({ id: indexId, name: '_id_', keyPattern: { _id: 1 }, unique: true, multikey: false });
  return { id, database, name, namespace: `${database}.${name}`, lastNumber: documentNumbers(id).from, indexes: [idIndex] };
}
