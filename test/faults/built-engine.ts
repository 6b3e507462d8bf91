import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');
/** The engine as `npm start` runs it; another build can be named, so that one may be measured while the next is made. */
export const engineMain = process.env.ENGINE_MAIN ?? join(root, 'dist/apps/engine/main.js');

/** An engine in a process of its own. */
export interface BuiltEngine {
  readonly url: string;
  /** Milliseconds from spawning to the first answer. */
  readonly startedIn: number;
  /** What it wrote, for a failure's message. */
  readonly output: () => string;
  /** SIGKILL: nothing is said to it beforehand. Answers when it is gone. */
  readonly kill: () => Promise<void>;
  /** SIGTERM, as Ctrl-C; answers with the exit code. */
  readonly stop: () => Promise<number | null>;
}
export interface EngineOptions {
  readonly dataDir: string;
  /** To come back under the address of an engine that is gone. */
  readonly port?: number;
  readonly env?: { readonly [name: string]: string };
}

const running = new Set<ChildProcess>();
const endAll = () => running.forEach((child) => child.kill('SIGKILL'));
process.once('exit', endAll);
// A stopped test run leaves no engine behind either.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    endAll();
    process.kill(process.pid, signal);
  });
}

/** A port that nobody listened on a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}

/**
 * Starts the built engine on a folder and waits until it answers.
 * @throws with what it wrote, when it ends or does not answer in time
 */
export async function startBuiltEngine({ dataDir, port: wanted, env = {} }: EngineOptions): Promise<BuiltEngine> {
  if (!existsSync(engineMain)) throw new Error(`There is no built engine at ${engineMain}: run npm run build.`);
  const begun = Date.now();
  const port = wanted ?? (await freePort());
  const child = spawn(process.execPath, ['--enable-source-maps', engineMain], {
    cwd: root,
    env: { ...passedOn(), DATA_DIR: dataDir, PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const gone = new Promise<number | null>((ended) => child.once('exit', (code) => ended(code)));
  void gone.then(() => running.delete(child));
  const output = outputOf(child);
  const end = (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal);
    return gone;
  };
  const url = `http://127.0.0.1:${port}`;
  await untilAnswering(url, child, output).catch(async (error: unknown) => {
    await end('SIGKILL');
    throw error;
  });
  return { url, startedIn: Date.now() - begun, output, kill: async () => void (await end('SIGKILL')), stop: () => end('SIGTERM') };
}

/** What a started program needs of this one's environment: nothing that would set it up differently by accident. */
export function passedOn(): { readonly [name: string]: string } {
  const names = ['PATH', 'HOME', 'TMPDIR', 'DEFINITIONS_DIR'];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
}

/** The newest part of what a process writes. */
function outputOf(child: ChildProcess): () => string {
  let text = '';
  const add = (chunk: Buffer) => (text = (text + chunk.toString()).slice(-20_000));
  child.stdout?.on('data', add);
  child.stderr?.on('data', add);
  return () => text;
}

async function untilAnswering(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const patience = Date.now() + 180_000;
  while (Date.now() < patience) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The engine ended while starting:\n${output()}`);
    const answer = await fetch(`${url}/api/health`).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
    await new Promise((wait) => setTimeout(wait, 25));
  }
  throw new Error(`The engine did not answer within three minutes:\n${output()}`);
}
