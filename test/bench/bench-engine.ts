import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readConfig } from '../../apps/engine/src/config.ts';
import { createEngine, type RunningEngine } from '../../apps/engine/src/engine.ts';
import { credentialOf } from '../../apps/engine/src/session/credentials.ts';
import { findSession } from '../../apps/engine/src/session/sign-in.ts';

export const barePath = '/bench/insert';
const collection = 'bench';
let inserted = 0;

/**
 * The engine in this process, with one address more: it checks the session and inserts one document, nothing else. Its
 * collection has the unique indexes that the events have, so that the store does the same work for both.
 */
export interface BenchEngine {
  readonly running: RunningEngine;
  readonly host: string;
  readonly port: number;
  /** What the bare endpoint writes around what is sent to it: the envelope of a recorded event. */
  readonly setEnvelope: (envelope: object) => void;
}

export async function startBenchEngine(dataDir: string, home: string, worker: URL): Promise<BenchEngine> {
  const read = readConfig({ DATA_DIR: dataDir, PORT: '0' }, home);
  if ('fault' in read) throw new Error(read.fault);
  let envelope: object = {};
  beforeItIsReady((server) => server.post(barePath, (request, reply) => insertOnly(running, envelope, request, reply)));
  // Log lines are written as in production, and go nowhere slow.
  const running: RunningEngine = await createEngine({ config: read.config, worker, log: { write: () => undefined } });
  const { connection, events } = running.engine.store;
  for (const [fields] of events.model.schema.indexes()) await connection.collection(collection).createIndex(fields as { [path: string]: 1 }, { unique: true });
  const { hostname, port } = new URL(await running.listen());
  return { running, host: hostname, port: Number(port), setEnvelope: (next) => void (envelope = next) };
}

/** Fastify takes no route once it is ready, so the route is added where Nest has just made the application. */
function beforeItIsReady(add: (server: FastifyInstance) => void): void {
  const create = NestFactory.create.bind(NestFactory) as (...args: unknown[]) => Promise<NestFastifyApplication>;
  NestFactory.create = (async (...args: unknown[]) => {
    const app = await create(...args);
    add(app.getHttpAdapter().getInstance() as unknown as FastifyInstance);
    return app;
  }) as typeof NestFactory.create;
}

async function insertOnly({ engine }: RunningEngine, envelope: object, request: FastifyRequest, reply: FastifyReply): Promise<object> {
  const credential = credentialOf(engine.config, request);
  if (!credential || !(await findSession(engine, credential.token, credential.carriedBy))) return reply.status(401).send({});
  const { id, data } = request.body as { id: string; data: object };
  const answers = { ...(envelope as { answers?: object }).answers, data };
  inserted += 1;
  await engine.store.connection.collection(collection).insertOne({ ...envelope, revision: inserted, actionId: id, answers });
  return { id };
}
