import type { DriftLine, DriftReport, DriftedFile } from '#authoring';
import { driftOf } from '#authoring';
import { readSources, sha256 } from '#definition-files';
import { authorityIds, contentOf, nationalBase } from '#definitions';
import type { Command, Terminal } from '../command.ts';
import { readOptions } from '../options.ts';

/** `exemplar drift [--authority A] [--json]`: how each authority's files differ from its pack, question by question, step by step. */
export const drift: Command = {
  name: 'drift',
  usage: 'drift [--authority A] [--json]',
  summary: 'Prints how authorities differ from their packs, question by question and step by step.',
  run: async (args, terminal) => {
    const { named } = readOptions(args, { values: ['authority'], flags: ['json'] });
    const sources = await readSources(terminal.home);
    const known = authorityIds(sources);
    const asked = typeof named['authority'] === 'string' ? [named['authority']] : known;
    const strange = asked.find((authority) => !known.includes(authority));
    if (strange !== undefined) throw new Error(`There is no authority ${strange}; there are ${known.join(', ')}.`);
    const reports = asked.map((authority) => driftOf(contentOf(sources, authority, sha256), nationalBase(sources, authority, sha256).content.clocks));
    if (named['json'] === true) terminal.out(JSON.stringify(reports, null, 2));
    else reports.forEach((report) => print(report, terminal));
    return 0;
  },
};

function print({ authority, pack, counts, forms, workflows, clocks }: DriftReport, { out }: Terminal): void {
  const { questions } = counts;
  out(`${authority}, of the pack ${pack}: ${counts.operations} changes; ${counts.forms.changed} of ${counts.forms.all} forms, ${counts.workflows.changed} of ${counts.workflows.all} workflows; ${questions.here} questions are asked (nationally ${questions.national}).`);
  for (const form of forms) printFile(form, `${form.questions.here} questions, nationally ${form.questions.national}`, out);
  for (const workflow of workflows) printFile(workflow, '', out);
  for (const { label, unit, national, ours, from } of clocks) out(`  ${label.en}: ${ours} ${unit} from ${from}${national === undefined ? '' : `, nationally ${national}`}`);
  out('');
}

function printFile({ title, base, version, counts, lines }: DriftedFile, asked: string, out: Terminal['out']): void {
  const what = Object.entries(counts).map(([kind, number]) => `${number} ${kind}`);
  out(`  ${title.en} (${base}, change ${version}): ${[...(asked === '' ? [] : [asked]), ...what].join(', ')}`);
  for (const line of lines) printLine(line, out);
}

function printLine({ id, lines }: DriftLine, out: Terminal['out']): void {
  for (const { en } of lines) out(`    ${id === '' ? 'the whole' : id}: ${en}`);
}
