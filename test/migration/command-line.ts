import { execFile, spawn } from 'node:child_process';
import { access } from 'node:fs/promises';
import { promisify } from 'node:util';
import { passedOn, root } from '../faults/built-engine.ts';
import { cliMain, type CommandResult } from '../faults/companions.ts';

/** Builds the command line if that has not been done. */
export const buildCommandLine = async (): Promise<void> => {
  const isBuilt = await access(cliMain).then(() => true, () => false);
  if (!isBuilt) await promisify(execFile)('npx', ['nx', 'run', 'cli:build'], { cwd: root, env: { ...process.env, NX_DAEMON: 'false' } });
};

/** Runs a command as built on a data folder; with `killOn`, it is killed without a word when it has written that. */
export const runExemplar = (dataDir: string, args: readonly string[], { killOn }: { readonly killOn?: RegExp } = {}): Promise<CommandResult> =>
  new Promise((done) => {
    const child = spawn(process.execPath, [cliMain, ...args], { cwd: root, env: { ...passedOn(), DATA_DIR: dataDir }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const hear = (chunk: Buffer): void => {
      output += chunk.toString();
      if (killOn?.test(output)) child.kill('SIGKILL');
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => done({ code, output }));
  });
