import type { Command, Terminal } from './command.ts';
import { check } from './commands/check.ts';
import { docs } from './commands/docs.ts';
import { drift } from './commands/drift.ts';
import { grammar } from './commands/grammar.ts';
import { migrate } from './commands/migrate.ts';
import { publish } from './commands/publish.ts';
import { rebuild } from './commands/rebuild.ts';
import { replay } from './commands/replay.ts';
import { seed } from './commands/seed.ts';
import { user } from './commands/user.ts';
import { verify } from './commands/verify.ts';

const COMMANDS: readonly Command[] = [check, docs, drift, grammar, publish, migrate, replay, user, verify, rebuild, seed];

/** Runs the command that the arguments name and answers its exit code; without one, says which there are. */
export async function exemplar([name, ...args]: readonly string[], terminal: Terminal): Promise<number> {
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (!command) {
    const asked = name === undefined || name === 'help' || name === '--help';
    if (!asked) terminal.error(`There is no command '${name}'.`);
    terminal.out(help());
    return asked ? 0 : 1;
  }
  try {
    return await command.run(args, terminal);
  } catch (error) {
    terminal.error(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

function help(): string {
  const width = Math.max(...COMMANDS.map(({ usage }) => usage.length));
  return ['npm run exemplar -- <command>', '', ...COMMANDS.map(({ usage, summary }) => `  ${usage.padEnd(width)}  ${summary}`)].join('\n');
}
