import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { travellingClock } from '../../../apps/engine/src/clock.ts';
import { readConfig } from '../../../apps/engine/src/config.ts';
import { createEngine, type EngineOptions, type RunningEngine } from '../../../apps/engine/src/engine.ts';
import { keptPublications } from './kept-publications.ts';

export const repository = resolve(import.meta.dirname, '../../..');

/** An engine in this process with a data folder of its own, and a clock that the test moves. */
export interface TestEngine extends RunningEngine {
  readonly clock: ReturnType<typeof travellingClock>;
  readonly dataDir: string;
  readonly lines: readonly string[];
  /** Stops it and removes its folder. */
  readonly end: () => Promise<void>;
}

export async function startTestEngine(options: { env?: { [name: string]: string }; dataDir?: string; start?: string } & Partial<EngineOptions> = {}): Promise<TestEngine> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'engine-')));
  const read = readConfig({ PORT: '0', DATA_DIR: dataDir, EXEMPLAR_WEB_DIR: join(dataDir, 'no-web'), ...options.env }, repository);
  if ('fault' in read) throw new Error(read.fault);
  const clock = travellingClock(options.start ?? '2026-11-23T09:00:00.000Z');
  const lines: string[] = [];
  const running = await createEngine({ config: read.config, clock, worker: 'here', readDefinitions: keptPublications, log: { write: (line) => void lines.push(line) }, ...options });
  return {
    ...running, clock, dataDir, lines,
    async end() {
      await running.stop();
      if (!options.dataDir) await rm(dataDir, { recursive: true });
    },
  };
}

export interface Reply {
  readonly status: number;
  readonly headers: { readonly [name: string]: unknown };
  // Tests look at answers of many shapes; each says what it expects of them.
  readonly body: Answer;
}
export interface Answer {
  readonly [key: string]: Answer;
}
/** A list in an answer. */
export const list = (answer: Answer | undefined): readonly Answer[] => answer as unknown as readonly Answer[];

/** Sends one request into an engine. */
export async function send(engine: Pick<RunningEngine, 'inject'>, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: unknown, headers: { [name: string]: string } = {}): Promise<Reply> {
  const reply = await engine.inject({
    method, url, headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = reply.payload;
  return { status: reply.statusCode, headers: reply.headers, body: (text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text) as Answer };
}

/** Sends as a demonstration user, who is signed in first. */
export async function signedIn(engine: Pick<RunningEngine, 'inject'>, username: string) {
  const reply = await send(engine, 'POST', '/api/session', { username, password: 'demo' });
  if (reply.status !== 200) throw new Error(`${username}: ${reply.status} ${JSON.stringify(reply.body)}`);
  const headers = { authorization: `Bearer ${reply.body.token}` };
  return (method: Parameters<typeof send>[1], url: string, body?: unknown) => send(engine, method, url, body, headers);
}
export type As = Awaited<ReturnType<typeof signedIn>>;
