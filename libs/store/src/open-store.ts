import { join } from 'node:path';
import { startEmbeddedStore } from '#embedded-store';
import { connectStore, type Store } from './connect.ts';
import { announceOwner, claimFolder, livingOwner, prepareFolder, releaseFolder } from './data-folder.ts';

/** Where a store is. */
export interface StorePlace {
  readonly dataDir: string;
  readonly mongodbUri?: string;
}
/** A store that is open, and how to let go of it. */
export interface OpenStore {
  readonly store: Store;
  /** Answers if the store ends by itself. */
  readonly failed: Promise<Error>;
  readonly close: () => Promise<void>;
}
const never = new Promise<Error>(() => undefined);

/**
 * Takes the data folder for this process and opens its store, or connects to MongoDB.
 * @throws one sentence a person can act on: the folder cannot be written, is taken, or its store is damaged
 */
export async function openStore(place: StorePlace, worker: URL | 'here'): Promise<OpenStore> {
  const { fault } = await prepareFolder(place.dataDir);
  if (fault) throw new Error(fault);
  const { owner } = await claimFolder(place.dataDir);
  if (owner) throw new Error(`Another engine (process ${owner.pid}) is running on ${place.dataDir}. Stop it first, or choose another folder with DATA_DIR.`);
  try {
    return place.mongodbUri ? await ownElsewhere(place.dataDir, place.mongodbUri) : await startHere(place.dataDir, worker);
  } catch (error) {
    await releaseFolder(place.dataDir);
    throw error;
  }
}

/** For a command beside a running engine: connects to the store that the owner of the folder serves, or opens it alone. */
export async function reachStore(place: StorePlace): Promise<OpenStore> {
  const owner = place.mongodbUri ? undefined : await livingOwner(place.dataDir);
  if (!owner?.uri && !place.mongodbUri) return openStore(place, 'here');
  const store = await connect(place.mongodbUri ?? owner!.uri!);
  return { store, failed: never, close: store.close };
}

async function startHere(dataDir: string, worker: URL | 'here'): Promise<OpenStore> {
  const embedded = await startEmbeddedStore({ file: join(dataDir, 'store.sqlite'), worker });
  const store = await connectStore(embedded.uri).catch(async (error: unknown) => {
    await embedded.stop();
    throw error;
  });
  await announceOwner(dataDir, { socket: embedded.socket, uri: embedded.uri });
  const close = async () => {
    await store.close();
    await embedded.stop();
    await releaseFolder(dataDir);
  };
  return { store, failed: embedded.failed, close };
}

async function ownElsewhere(dataDir: string, uri: string): Promise<OpenStore> {
  const store = await connect(uri);
  await announceOwner(dataDir, { elsewhere: true });
  const close = async () => {
    await store.close();
    await releaseFolder(dataDir);
  };
  return { store, failed: never, close };
}

function connect(uri: string): Promise<Store> {
  return connectStore(uri).catch(() => {
    throw new Error('The store does not answer. Check that the engine runs, or that MONGODB_URI names a replica set that runs.');
  });
}
