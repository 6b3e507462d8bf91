import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { exploreWorkflow } from '#casework';
import { readSources, sha256 } from '#definition-files';
import type { Sources } from '#definitions';
import { outlineTable, packContent, packIds, recordTable } from '#definitions';
import type { PackOutline, PackReference } from '#reference';
import { referencePages } from '#reference';
import type { Command } from '../command.ts';
import { exploredSentences } from '../explored-sentences.ts';
import { readOptions } from '../options.ts';

/** `exemplar docs [folder]`: writes the reference of every pack as static pages; what was in the folder is replaced. */
export const docs: Command = {
  name: 'docs',
  usage: 'docs [folder]',
  summary: 'Writes the reference of forms, pathways and limits as static pages (docs/reference, which the app shows under Help).',
  run: async (args, { home, folder, out }) => {
    const { words } = readOptions(args, {});
    const target = words[0] === undefined ? join(home, 'docs/reference') : resolve(folder, words[0]);
    const sources = await readSources(home);
    const pages = referencePages(packIds(sources).map((pack) => packReference(sources, pack)));
    await rm(target, { recursive: true, force: true });
    for (const { path, html } of pages) {
      await mkdir(dirname(join(target, path)), { recursive: true });
      await writeFile(join(target, path), html);
    }
    out(`Wrote ${pages.length} pages to ${target}`);
    return 0;
  },
};

function packReference(sources: Sources, id: string): PackReference {
  const content = packContent(sources, id, sha256);
  const { name: title, shape: about } = content.authority;
  const explored = Object.values(content.workflows).map((workflow) => [workflow.id, exploredSentences(exploreWorkflow(workflow))] as const);
  const counts = Object.fromEntries(recordTable(sources).flatMap(({ record, packs }) => (packs[id] ? [[record, packs[id]] as const] : [])));
  return { id, title, about, content, counts, outlines: outlinesOf(sources, id), explored: Object.fromEntries(explored) };
}

function outlinesOf(sources: Sources, pack: string): readonly PackOutline[] {
  const rows = outlineTable(sources, pack);
  return [...new Set(rows.map((row) => row.record))].map((record) => ({
    record,
    fields: rows.filter((row) => row.record === record).map(({ field, questions, leftOut }) => ({ field, questions: questions.map((question) => question.id), ...(leftOut !== undefined && { leftOut }) })),
  }));
}
