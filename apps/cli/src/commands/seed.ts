import { spawn } from 'node:child_process';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { livingOwner } from '#store';
import type { Command } from '../command.ts';
import { readOptions } from '../options.ts';
import { storePlace } from '../with-store.ts';

/** Fills the demonstration through the engine's own door, which needs the store for itself. */
export const seed: Command = {
  name: 'seed',
  usage: 'seed [--authority A]',
  summary: 'fill the demonstration with invented children (the engine must be stopped)',
  run: async (args, terminal) => {
    const options = readOptions(args, { values: ['authority'] });
    if (options.words.length > 0) throw new Error(`There is nothing to do with '${options.words[0]}'. Say --authority A, or nothing.`);
    const { dataDir } = storePlace(terminal);
    const owner = await livingOwner(dataDir);
    if (owner) throw new Error(`An engine (process ${owner.pid}) is running on ${dataDir}. Stop it first.`);
    const program = join(terminal.home, 'dist/apps/engine/seed.js');
    await access(program).catch(() => {
      throw new Error('The engine is not built yet: run `npm run build`, then try again.');
    });
    const authority = options.named['authority'];
    return told([program, ...(typeof authority === 'string' ? [authority] : [])], terminal);
  },
};

/** Runs a program and passes its lines on; its exit code. */
function told(args: readonly string[], terminal: Parameters<Command['run']>[1]): Promise<number> {
  const child = spawn(process.execPath, args, { cwd: terminal.folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const pass = (to: (line: string) => void) => (chunk: Buffer) => chunk.toString().split('\n').filter(Boolean).forEach((line) => to(line));
  child.stdout.on('data', pass(terminal.out));
  child.stderr.on('data', pass(terminal.error));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
