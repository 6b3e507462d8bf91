import type { Actor } from '#casework';
import { inForceOn } from '#store';
import { civilDateOf } from '../clock.ts';
import type { Engine } from '../context.ts';
import { notFound, problem } from '../http/problem.ts';
import type { Reader } from '../session/who.ts';
import { migrateCases, type Migration, type MigrateOptions } from './migrate-cases.ts';

export interface MigrationAsked {
  readonly dryRun: boolean;
  readonly cases?: readonly string[];
  readonly closed?: boolean;
}
/** What was asked for and is not over: kept in the store, so that an engine that starts again goes on with it. */
interface Kept extends Omit<MigrationAsked, 'dryRun'> {
  readonly to: string;
  readonly actor: Actor;
}
interface Run {
  readonly over: Promise<unknown>;
  progress: Migration;
  stopped: boolean;
}
const runs = new WeakMap<Engine, Map<string, Run>>();
const key = 'migration';

/** How a migration to a publication stands: the one that runs or ran last in this engine, or nothing done. */
export function migrationOf(engine: Engine, reader: Reader, to: string): Migration {
  requirePublication(engine, reader, to);
  const run = runsOf(engine).get(reader.authority);
  return run?.progress.to === to ? run.progress : nothing(to);
}

/**
 * Begins to move the cases of an authority, and answers how it stands at once; a try is made to its end, and changes nothing.
 * @throws 404 no such publication; 409 when it is not in force yet, or another migration is running
 */
export async function beginMigration(engine: Engine, reader: Reader, to: string, { dryRun, ...asked }: MigrationAsked): Promise<Migration> {
  requirePublication(engine, reader, to);
  const { authority, actor } = reader;
  if (dryRun) return migrateCases(engine, authority, to, { actor, dryRun, ...asked });
  if (runsOf(engine).get(authority)?.progress.running) throw problem(409, 'migration-running', 'Cases are being moved already. Wait until that is done.');
  const kept: Kept = { to, actor, ...asked };
  await engine.store.meta.set(authority, key, kept);
  return start(engine, authority, kept).progress;
}

/** Goes on with what an engine before this one was stopped in. */
export async function resumeMigrations(engine: Engine): Promise<void> {
  for (const authority of engine.authorities()) {
    const kept = (await engine.store.meta.find(authority, key)) as Kept | null | undefined;
    if (kept) start(engine, authority, kept);
  }
}

/** Ends what runs after the case that it is at; it is gone on with when the engine starts again. */
export async function stopMigrations(engine: Engine): Promise<void> {
  const running = [...runsOf(engine).values()];
  for (const run of running) run.stopped = true;
  await Promise.all(running.map(({ over }) => over));
}

function start(engine: Engine, authority: string, { to, actor, ...asked }: Kept): Run {
  const run: Run = { progress: { ...nothing(to), running: true }, stopped: false, over: Promise.resolve() };
  const options: MigrateOptions = { actor, ...asked, onProgress: (progress) => void (run.progress = progress), isOver: () => run.stopped };
  const over = migrateCases(engine, authority, to, options)
    .then(async (progress) => {
      run.progress = progress;
      if (!run.stopped) await engine.store.meta.set(authority, key, null);
    })
    .catch((error: unknown) => {
      engine.log.error({ fault: (error as Error).name }, 'cases could not all be moved');
      run.progress = { ...run.progress, running: false, fault: 'The cases could not all be moved. Ask for it again: it goes on where it stopped.' };
    });
  Object.assign(run, { over });
  runsOf(engine).set(authority, run);
  return run;
}

function requirePublication(engine: Engine, { published }: Reader, to: string): void {
  const found = published.publications.find(({ ref }) => ref === to);
  if (!found) throw notFound();
  if (!inForceOn([found], civilDateOf(engine.clock.now()))) throw problem(409, 'not-in-force', `These definitions are in force only from ${found.from ?? 'later'}.`);
}

function nothing(to: string): Migration {
  return { to, dryRun: false, running: false, total: 0, done: 0, moved: 0, stood: 0, stuck: [], drafts: { moved: 0, stayed: 0 }, took: 0 };
}

function runsOf(engine: Engine): Map<string, Run> {
  const before = runs.get(engine);
  if (before) return before;
  const now = new Map<string, Run>();
  runs.set(engine, now);
  return now;
}
