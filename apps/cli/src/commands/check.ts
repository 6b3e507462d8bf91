import { relative, resolve } from 'node:path';
import { checkFolder } from '#definition-files';
import type { Command, Terminal } from '../command.ts';

/** `exemplar check [folder…]`: every problem by file and place; exit code 1 if there is any. */
export const check: Command = {
  name: 'check',
  usage: 'check [folder…]',
  summary: 'Checks definitions: forms/ and workflows/, or any folder that holds a form.json or workflow.json.',
  run: async (folders, terminal) => {
    const asked = folders.length > 0 ? folders.map((folder) => resolve(terminal.folder, folder)) : [terminal.home];
    const checks = await Promise.all(asked.map((folder) => checkFolder(folder, terminal.home)));
    const findings = checks.flatMap((one) => one.findings);
    for (const { file, path, rule, message } of findings) terminal.out(`${shown(file, terminal)}:${path || '/'} ${rule} ${message}`);
    const files = checks.reduce((sum, one) => sum + one.files, 0);
    terminal.out(`${count(files, 'file')} checked, ${findings.length === 0 ? 'nothing wrong' : count(findings.length, 'problem')}.`);
    return findings.length === 0 ? 0 : 1;
  },
};

function shown(file: string, { folder }: Terminal): string {
  const near = relative(folder, file);
  return near.startsWith('..') ? file : near;
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
