import { exemplar } from '../../apps/cli/src/exemplar.ts';
import type { CommandResult } from '../faults/companions.ts';

/** Runs a command of the command line in this process, on a data folder. */
export const exemplarHere = async (dataDir: string, args: readonly string[]): Promise<CommandResult> => {
  const lines: string[] = [];
  const write = (line: string) => void lines.push(line);
  const before = process.env['DATA_DIR'];
  process.env['DATA_DIR'] = dataDir;
  try {
    const code = await exemplar(args, { out: write, error: write, folder: process.cwd(), home: process.cwd() });
    return { code, output: lines.join('\n') };
  } finally {
    if (before === undefined) delete process.env['DATA_DIR'];
    else process.env['DATA_DIR'] = before;
  }
};
