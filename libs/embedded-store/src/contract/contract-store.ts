import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose, { type Connection } from 'mongoose';
import { startEmbeddedStore } from '../start-embedded-store.ts';

/** The store the contract is checked on: a real MongoDB where MONGODB_URI names one, else the embedded store. */
export interface ContractStore {
  readonly connection: Connection;
  /** An empty collection of a name that no other test has. */
  collection(): ReturnType<Connection['collection']>;
  close(): Promise<void>;
}

export const onMongoDb = process.env.MONGODB_URI !== undefined;

/** For cases that only the embedded store has: its refusals, its file, its process. A real MongoDB skips them. */
export const describeEmbedded = onMongoDb ? describe.skip : describe;

export async function openContractStore(): Promise<ContractStore> {
  let made = 0;
  const opened = onMongoDb ? await openMongoDb(process.env.MONGODB_URI!) : await openEmbedded();
  return { ...opened, collection: () => opened.connection.collection(`contract${(made += 1)}`) };
}

async function openMongoDb(uri: string): Promise<Omit<ContractStore, 'collection'>> {
  const connection = await mongoose.createConnection(uri, { dbName: `contract_${randomUUID().slice(0, 8)}` }).asPromise();
  const close = async () => {
    await connection.dropDatabase();
    await connection.close();
  };
  return { connection, close };
}

async function openEmbedded(): Promise<Omit<ContractStore, 'collection'>> {
  const folder = mkdtempSync(join(tmpdir(), 'contract-'));
  const store = await startEmbeddedStore({ file: join(folder, 'store.sqlite'), worker: 'here' });
  const connection = await mongoose.createConnection(store.uri).asPromise();
  const close = async () => {
    await connection.close();
    await store.stop();
    rmSync(folder, { recursive: true });
  };
  return { connection, close };
}
