import { spawn } from 'node:child_process';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { livingOwner } from '#store';
import type { Command } from '../command.ts';
import { readOptions, type Options } from '../options.ts';
import { storePlace } from '../with-store.ts';

/** Fills the demonstration through the engine's own door, which needs the store for itself. */
export const seed: Command = {
  name: 'seed',
  usage: 'seed [--authority A] [--children N [--years Y] [--seed S]]',
  summary: 'fill the demonstration with invented children, or with a made-up county of N (the engine must be stopped)',
  run: async (args, terminal) => {
    const options = readOptions(args, { values: ['authority', 'children', 'years', 'seed'] });
    if (options.words.length > 0) throw new Error(`There is nothing to do with '${options.words[0]}'. Say --authority A, --children N, or nothing.`);
    const asked = askedFor(options);
    const { dataDir } = storePlace(terminal);
    const owner = await livingOwner(dataDir);
    if (owner) throw new Error(`An engine (process ${owner.pid}) is running on ${dataDir}. Stop it first.`);
    const program = join(terminal.home, 'dist/apps/engine/seed.js');
    await access(program).catch(() => {
      throw new Error('The engine is not built yet: run `npm run build`, then try again.');
    });
    return told([program, JSON.stringify(asked)], terminal);
  },
};

/** What the engine's own program is asked to seed. @throws one sentence for a number that is none, or options that ask for nothing */
function askedFor({ named }: Options): { readonly [name: string]: string | number } {
  if (named['children'] === undefined && (named['years'] ?? named['seed']) !== undefined) throw new Error('Say --children N too: how many children the county shall have.');
  const numbers = (['children', 'years'] as const).flatMap((name) => (named[name] === undefined ? [] : [[name, wholeNumber(name, String(named[name]))] as const]));
  const words = (['authority', 'seed'] as const).flatMap((name) => (named[name] === undefined ? [] : [[name, String(named[name])] as const]));
  return Object.fromEntries([...words, ...numbers]);
}

const most = { children: 100_000, years: 20 } as const;

function wholeNumber(name: keyof typeof most, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > most[name]) throw new Error(`--${name} is a whole number from 1 to ${most[name]}, not '${text}'.`);
  return value;
}

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
