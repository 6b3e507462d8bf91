import { relative, resolve } from 'node:path';
import { checkFolder, explorations, readSources } from '#definition-files';
import { missingWelsh } from '#definitions';
import type { Command, Terminal } from '../command.ts';
import { exploredSentences } from '../explored-sentences.ts';
import { readOptions } from '../options.ts';

/**
 * `exemplar check [folder…]`: every problem by file and place; exit code 1 if there is any. `--except` leaves out a rule;
 * `--missing-welsh` prints what has to be translated, as JSON, instead. `--explored` adds what was walked of each workflow.
 */
export const check: Command = {
  name: 'check',
  usage: 'check [folder…] [--except <rule>] [--missing-welsh] [--explored]',
  summary: 'Checks definitions: forms/ and workflows/, or any folder that holds a form.json or workflow.json.',
  run: async (args, terminal) => {
    const { words: folders, named } = readOptions(args, { values: ['except'], flags: ['missing-welsh', 'explored'] });
    if (named['missing-welsh'] === true) {
      terminal.out(JSON.stringify(missingWelsh(await readSources(terminal.home)), null, 2));
      return 0;
    }
    const today = new Date().toISOString().slice(0, 10);
    const asked = folders.length > 0 ? folders.map((folder) => resolve(terminal.folder, folder)) : [terminal.home];
    const checks = await Promise.all(asked.map((folder) => checkFolder(folder, terminal.home, today)));
    const findings = checks.flatMap((one) => one.findings).filter(({ rule }) => rule !== named['except']);
    for (const { file, path, rule, message } of findings) terminal.out(`${shown(file, terminal)}:${path || '/'} ${rule} ${message}`);
    if (named['explored'] === true && findings.length === 0) await printExplored(terminal);
    const files = checks.reduce((sum, one) => sum + one.files, 0);
    terminal.out(`${count(files, 'file')} checked, ${findings.length === 0 ? 'nothing wrong' : count(findings.length, 'problem')}.`);
    return findings.length === 0 ? 0 : 1;
  },
};

async function printExplored(terminal: Terminal): Promise<void> {
  for (const one of explorations(await readSources(terminal.home))) {
    terminal.out(`${one.pack}/${one.workflow}, walked in ${one.seconds.toFixed(1)} seconds:`);
    for (const sentence of exploredSentences(one)) terminal.out(`  ${sentence}`);
  }
}

function shown(file: string, { folder }: Terminal): string {
  const near = relative(folder, file);
  return near.startsWith('..') ? file : near;
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
