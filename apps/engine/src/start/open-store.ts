import { join } from 'node:path';
import { startEmbeddedStore, type EmbeddedStore } from '#embedded-store';
import { announceOwner, claimFolder, connectStore, prepareFolder, releaseFolder, type Store } from '#store';
import type { EngineConfig } from '../config.ts';

/** A store that this process owns, and how to let go of it. */
export interface OpenStore {
  readonly store: Store;
  /** Answers if the store ends by itself. */
  readonly failed: Promise<Error>;
  readonly close: () => Promise<void>;
}

/** Takes the data folder and opens its store, or connects to MongoDB. @throws one sentence a person can act on */
export async function openStore(config: EngineConfig, worker: URL | 'here'): Promise<OpenStore> {
  const { fault } = await prepareFolder(config.dataDir);
  if (fault) throw new Error(fault);
  const { owner } = await claimFolder(config.dataDir);
  if (owner) throw new Error(`Another engine (process ${owner.pid}) is running on ${config.dataDir}. Stop it first, or choose another folder with DATA_DIR.`);
  try {
    return config.mongodbUri ? await connectElsewhere(config, config.mongodbUri) : await startHere(config, worker);
  } catch (error) {
    await releaseFolder(config.dataDir);
    throw error;
  }
}

async function startHere(config: EngineConfig, worker: URL | 'here'): Promise<OpenStore> {
  const embedded: EmbeddedStore = await startEmbeddedStore({ file: join(config.dataDir, 'store.sqlite'), worker });
  const store = await connectStore(embedded.uri).catch(async (error: unknown) => {
    await embedded.stop();
    throw error;
  });
  await announceOwner(config.dataDir, { socket: embedded.socket, uri: embedded.uri });
  const close = async () => {
    await store.close();
    await embedded.stop();
    await releaseFolder(config.dataDir);
  };
  return { store, failed: embedded.failed, close };
}

async function connectElsewhere(config: EngineConfig, uri: string): Promise<OpenStore> {
  const store = await connectStore(uri).catch(() => {
    throw new Error('No MongoDB answers at MONGODB_URI. Check the address and that the replica set runs.');
  });
  await announceOwner(config.dataDir, { elsewhere: true });
  const close = async () => {
    await store.close();
    await releaseFolder(config.dataDir);
  };
  return { store, failed: new Promise(() => undefined), close };
}
