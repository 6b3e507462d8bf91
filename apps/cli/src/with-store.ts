import { join, resolve } from 'node:path';
import { livingOwner, openStore, reachStore, type Store, type StorePlace } from '#store';
import type { Terminal } from './command.ts';

/** The data folder and the store's address, as the engine reads them. */
export function storePlace({ home }: Terminal): StorePlace {
  const { DATA_DIR, MONGODB_URI } = process.env;
  return { dataDir: resolve(DATA_DIR || join(home, 'data')), ...(MONGODB_URI && { mongodbUri: MONGODB_URI }) };
}

/** Runs some work on the store, beside a running engine or alone, and lets go of it. */
export async function withStore<T>(terminal: Terminal, work: (store: Store, place: StorePlace) => Promise<T>): Promise<T> {
  const place = storePlace(terminal);
  const opened = await reachStore(place);
  return work(opened.store, place).finally(opened.close);
}

/** The same for work that needs the store for itself. @throws when an engine is running on it */
export async function withStoreAlone<T>(terminal: Terminal, work: (store: Store) => Promise<T>): Promise<T> {
  const place = storePlace(terminal);
  const owner = await livingOwner(place.dataDir);
  if (owner) throw new Error(`An engine (process ${owner.pid}) is running on ${place.dataDir}. Stop it first.`);
  const opened = await openStore(place, 'here');
  return work(opened.store).finally(opened.close);
}
