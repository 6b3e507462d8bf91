import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { grammarFiles } from '#definitions';
import type { Command } from '../command.ts';

/** `exemplar grammar`: writes the grammars of all files as JSON Schemas for editors; `--check` only says whether they are fresh. */
export const grammar: Command = {
  name: 'grammar',
  usage: 'grammar [--check]',
  summary: 'Writes forms/*.schema.json and workflows/*.schema.json, which editors read.',
  run: async (args, { home, out }) => {
    let stale = 0;
    for (const [path, schema] of Object.entries(grammarFiles())) {
      const text = `${JSON.stringify(schema, null, 2)}\n`;
      if ((await readFile(join(home, path), 'utf8').catch(() => '')) === text) continue;
      stale++;
      if (args.includes('--check')) out(`${path} is out of date: run exemplar grammar`);
      else await writeFile(join(home, path), text).then(() => out(`Wrote ${path}`));
    }
    return stale > 0 && args.includes('--check') ? 1 : 0;
  },
};
