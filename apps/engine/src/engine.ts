import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { anchorKey, openStore, writeAnchor, type OpenStore } from '#store';
import { AppModule } from './app.module.ts';
import { background } from './background.ts';
import { caseCache } from './casework/load.ts';
import { sweep, type Swept } from './casework/sweep.ts';
import { systemClock, type Clock } from './clock.ts';
import type { EngineConfig } from './config.ts';
import type { Engine } from './context.ts';
import { compileValidators } from './definitions/validators.ts';
import { serveHelp } from './http/help-files.ts';
import { createServer, type LogStream } from './http/server.ts';
import { serveWeb } from './http/web-files.ts';
import { sessionCache } from './session/session-cache.ts';
import { throttle } from './session/throttle.ts';
import { takeCare } from './start/caretaker.ts';
import { publishAtStart, type ReadDefinitions } from './start/definitions-at-start.ts';
import { workbench } from './authoring/workbench.ts';
import { resumeMigrations, stopMigrations } from './migration/migration-runs.ts';
import { openLibrary } from './start/library.ts';
import { kindOfNewStore, refusalToStart } from './start/store-kind.ts';

export interface EngineOptions {
  readonly config: EngineConfig;
  readonly clock?: Clock;
  /** The built worker of the embedded store, or `here` to serve it in this thread. */
  readonly worker?: URL | 'here';
  /** Where log lines go; nowhere by default. */
  readonly log?: LogStream | false;
  /** Reads the definitions some other way: tests start many engines on the same ones. */
  readonly readDefinitions?: ReadDefinitions;
}
/** An engine that has started: its store is open, its definitions are published, and it answers `inject`. */
export interface RunningEngine {
  readonly engine: Engine;
  readonly app: NestFastifyApplication;
  readonly inject: NestFastifyApplication['inject'];
  /** Begins to listen; the address it then has. @throws one sentence when the port is taken */
  readonly listen: () => Promise<string>;
  /** Heals what is behind, at once. */
  readonly sweep: () => Promise<Swept>;
  readonly anchor: () => Promise<unknown>;
  /** Answers if the store ends by itself. */
  readonly failed: Promise<Error>;
  /** Finishes requests, waits for what follows from them, writes an anchor and lets go of the store. */
  readonly stop: () => Promise<void>;
}

/** Starts an engine. @throws an Error of one sentence that a person can act on */
export async function createEngine(options: EngineOptions): Promise<RunningEngine> {
  process.umask(0o077);
  const { config } = options;
  const opened = await openStore(config, options.worker ?? 'here');
  try {
    return await startOn(opened, options);
  } catch (error) {
    await opened.close();
    throw error;
  }
}

async function startOn(opened: OpenStore, { config, clock = systemClock, log = false, readDefinitions: read }: EngineOptions): Promise<RunningEngine> {
  const { store } = opened;
  const at = clock.now().toISOString();
  const marked = await store.meta.storeKind();
  const refusal = refusalToStart(config, marked?.kind ?? kindOfNewStore(config));
  if (refusal) throw new Error(refusal);
  const { kind } = marked ?? (await store.meta.markStore({ kind: kindOfNewStore(config), created: at }));
  const { faults, sound } = await publishAtStart({ store, kind, folder: config.definitionsDir, at, ...(read && { read }) });
  const library = await openLibrary(store, clock);
  const key = await anchorKey(config.dataDir, config.anchorKey);

  const { adapter, server } = createServer(log, config.trustProxy);
  const engine: Engine = {
    config, clock, store, storeKind: kind, log: server.log,
    background: background((error) => server.log.error({ fault: (error as Error).name }, 'what follows an event failed; the sweep heals it')),
    cases: caseCache(), sessions: sessionCache(), throttle: throttle(),
    published: library.of, publishedWithMarks: library.withMarks, authorities: library.authorities, definitionFaults: () => faults,
    refreshDefinitions: library.refresh, workbench: workbench(config.definitionsDir, sound),
  };
  for (const fault of faults) server.log.warn({ fault }, 'the definitions on disk are not all in force');
  serveHelp(server, config.helpDir);
  serveWeb(server, config.webDir);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.around(engine), adapter, { logger: false, abortOnError: false, bodyParser: false });
  await app.init();
  await server.ready();
  await sweep(engine);
  await resumeMigrations(engine);
  const care = takeCare(engine, key, library.refresh);

  return {
    engine, app,
    inject: app.inject.bind(app) as NestFastifyApplication['inject'],
    listen: () => listen(app, engine),
    sweep: () => sweep(engine),
    anchor: () => writeAnchor(store, config.dataDir, key, clock.now().toISOString()),
    failed: opened.failed,
    async stop() {
      await app.close();
      await stopMigrations(engine);
      await engine.background.settled();
      await care.stop();
      await opened.close();
    },
  };
}

async function listen(app: NestFastifyApplication, engine: Engine): Promise<string> {
  const { host, port } = engine.config;
  await app.listen(port, host).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') throw new Error(`Port ${port} is in use on ${host}. Stop what uses it, or choose another with PORT.`);
    if (error.code === 'EACCES') throw new Error(`Port ${port} needs more rights than this user has. Choose one above 1023 with PORT.`);
    throw new Error(`Cannot listen on ${host}:${port} (${error.code ?? 'unknown reason'}).`);
  });
  // After listening, so that nobody waits for it; the first reader of a form compiles what is not there yet.
  void compileValidators(engine);
  return app.getUrl();
}
