import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createConnection } from 'mongoose';
import { livingOwner } from '#store';
import { passedOn, root } from './built-engine.ts';

/** Other programs that use the store of a living engine: the command line, and a reader of everything. */
export interface Companion {
  readonly name: string;
  /** Answers when it is done. @throws with what it wrote when it failed */
  readonly run: (dataDir: string) => Promise<void>;
}
export const cliMain = process.env.CLI_MAIN ?? join(root, 'dist/apps/cli/main.js');

export interface CommandResult {
  readonly code: number | null;
  readonly output: string;
}

/** Runs `npm run exemplar -- …` as built, against a data folder. */
export function exemplar(dataDir: string, args: readonly string[]): Promise<CommandResult> {
  return new Promise((done, failed) => {
    if (!existsSync(cliMain)) return failed(new Error(`There is no built command line at ${cliMain}: run npm run build.`));
    const child = spawn(process.execPath, [cliMain, ...args], { cwd: root, env: { ...passedOn(), DATA_DIR: dataDir }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const add = (chunk: Buffer) => (output = (output + chunk.toString()).slice(-10_000));
    child.stdout.on('data', add);
    child.stderr.on('data', add);
    const patience = setTimeout(() => child.kill('SIGKILL'), 120_000);
    child.once('exit', (code) => {
      clearTimeout(patience);
      done({ code, output });
    });
  });
}

function command(name: string, argsFor: (turn: number) => readonly string[]): Companion {
  let turn = 0;
  return {
    name,
    async run(dataDir) {
      turn += 1;
      const { code, output } = await exemplar(dataDir, argsFor(turn));
      if (code !== 0) throw new Error(`exemplar ${argsFor(turn).join(' ')} ended with ${code}:\n${output}`);
    },
  };
}

/** As an export does: every event in order, a few at a time, over a connection of its own. */
const longRead: Companion = {
  name: 'long read',
  async run(dataDir) {
    const owner = await livingOwner(dataDir);
    if (!owner?.uri) throw new Error('The engine does not say where its store answers.');
    const connection = await createConnection(owner.uri).asPromise();
    try {
      let last = '';
      for await (const { _id } of connection.collection('events').find({}, { projection: { _id: 1, answers: 1 } }).sort({ _id: 1 }).batchSize(50)) {
        if (String(_id) <= last) throw new Error('A long read met events out of order.');
        last = String(_id);
      }
      if (last === '') throw new Error('A long read met no event.');
    } finally {
      await connection.close();
    }
  },
};

/** What runs beside the workers, one in each round that has one. */
export const companions: readonly Companion[] = [
  command('verify', () => ['verify']),
  longRead,
  command('user add', (turn) => ['user', 'add', `new-worker-${turn}@northshire`, '--name', 'Newly Arrived', '--role', 'practitioner', '--team', 'fenbridge']),
];
