import { spawn, execFile, type ChildProcess } from 'node:child_process';
import { access, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const home = process.cwd();
const main = path.join(home, 'dist/apps/engine/main.js');

/** Builds the engine if that has not been done; never again for other definitions. */
export const builtEngine = async (): Promise<string> => {
  const isBuilt = await access(main).then(() => true, () => false);
  if (!isBuilt) await promisify(execFile)('npx', ['nx', 'run', 'engine:build'], { cwd: home, env: { ...process.env, NX_DAEMON: 'false' } });
  return main;
};

/** A copy of the definitions of this repository that a test may change; without scenarios, so that nothing is seeded. */
export const copyDefinitions = async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'exemplar-definitions-'));
  const filter = (source: string) => !['scenarios', 'demonstration.json'].includes(path.basename(source));
  for (const part of ['forms', 'workflows']) await cp(path.join(home, part), path.join(folder, part), { recursive: true, filter });
  return {
    folder,
    /** Changes one JSON file in place. */
    edit: async (file: string, change: (content: never) => void): Promise<void> => {
      const at = path.join(folder, file);
      const content = JSON.parse(await readFile(at, 'utf8')) as never;
      change(content);
      await writeFile(at, `${JSON.stringify(content, null, 2)}\n`);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const ended = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => (child.exitCode !== null ? resolve(child.exitCode) : child.once('exit', resolve)));

const untilHealthy = async (url: string, child: ChildProcess, said: () => string): Promise<void> => {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`The engine ended with ${child.exitCode}: ${said()}`);
    const fine = await fetch(`${url}/api/health`).then((reply) => reply.ok, () => false);
    if (fine) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The engine did not answer within 30 seconds: ${said()}`);
};

/** Starts the built engine on some definitions, on a new store; for demonstration users only. */
export const startBuiltEngine = async (definitions: string) => {
  const engine = await builtEngine();
  const data = await mkdtemp(path.join(tmpdir(), 'exemplar-data-'));
  const port = await freePort();
  const env = { ...process.env, DEFINITIONS_DIR: definitions, DATA_DIR: data, PORT: String(port), HOST: '127.0.0.1', NODE_ENV: 'test' };
  const child = spawn(process.execPath, [engine], { env, cwd: home, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-4000)));
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    child.kill('SIGTERM');
    await ended(child);
    await rm(data, { recursive: true, force: true });
  };
  await untilHealthy(url, child, () => output).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { url, stop };
};
