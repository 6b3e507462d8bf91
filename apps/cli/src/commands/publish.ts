import { resolve } from 'node:path';
import { londonTime } from '#casework';
import { publicationsFrom } from '#definition-files';
import type { AccessKind, PublicationContent } from '#definitions';
import { intendPublication, loadPublished, type PublicationFacts, type Store } from '#store';
import type { Command, Terminal } from '../command.ts';
import { needed, readOptions } from '../options.ts';
import { withStore } from '../with-store.ts';

type Facts = Required<Pick<PublicationFacts, 'from' | 'author' | 'publisher'>> & Pick<PublicationFacts, 'reason'>;

/** Publishes the files of one authority: written by an author, published by another person. */
export const publish: Command = {
  name: 'publish',
  usage: 'publish --authority A --author U --publisher V [--from 2026-12-01] [--reason "R"] [--dry-run]',
  summary: 'publish forms and workflows, by an author and another person as publisher, from today or a later day',
  run: async (args, terminal) => {
    const options = readOptions(args, { values: ['authority', 'author', 'publisher', 'from', 'reason'], flags: ['dry-run'] });
    const [authority, author, publisher] = [needed(options, 'authority'), needed(options, 'author'), needed(options, 'publisher')];
    if (author === publisher) throw new Error('Who wrote it cannot publish it: name another person as publisher.');
    const today = todayInLondon();
    const from = dayFrom(options.named['from'], today);
    const reason = options.named['reason'];
    const read = await publicationsFrom(resolve(process.env['DEFINITIONS_DIR'] || terminal.home), false, today);
    if ('findings' in read) {
      for (const { file, path, rule, message } of read.findings) terminal.error(`${file}:${path} ${rule} ${message}`);
      return 1;
    }
    const content = read.publications[authority];
    if (!content) throw new Error(`There is no authority ${authority} in the files.`);
    return withStore(terminal, async (store) => {
      await requireKind(store, authority, author, 'authoring');
      await requireKind(store, authority, publisher, 'publishing');
      const facts = { from, author, publisher, ...(typeof reason === 'string' && { reason }) };
      return publishContent(store, authority, { content, facts, dry: options.named['dry-run'] === true }, terminal);
    });
  },
};

interface Publishing {
  readonly content: PublicationContent;
  readonly facts: Facts;
  readonly dry: boolean;
}
async function publishContent(store: Store, authority: string, { content, facts, dry }: Publishing, terminal: Terminal): Promise<number> {
  const { latest, next, changes, unraised } = await intendPublication(store, authority, content);
  if (!changes) {
    terminal.out(`${latest!.ref} says the same: there is nothing to publish.`);
    return 0;
  }
  const lost = latest?.change === undefined ? [] : lostOverlays(latest.content, content);
  if (lost.length > 0) throw new Error(`${latest!.ref} came from a change that the files do not hold (${lost.join(', ')}). Export it from the authoring pages into the files first.`);
  if (unraised.length > 0) throw new Error(`Raise the version of what changed first: ${unraised.join(', ')}.`);
  if (latest?.from !== undefined && facts.from < latest.from) throw new Error(`${latest.ref} is in force from ${latest.from}: choose that day or a later one.`);
  if (!dry && !(await store.publications.insert(authority, next, new Date().toISOString(), facts))) throw new Error('Somebody else published meanwhile. Try again.');
  terminal.out(`${dry ? 'Would publish' : 'Published'} ${next.ref}, in force from ${facts.from} (${next.digest}).`);
  return 0;
}

/** The files of an authority's own that were published and are not among these with as high a version. */
function lostOverlays(before: PublicationContent, now: PublicationContent): string[] {
  return (['forms', 'workflows'] as const).flatMap((kind) =>
    Object.entries(before.overlays?.[kind] ?? {}).flatMap(([id, { version }]) => ((now.overlays?.[kind][id]?.version ?? 0) < version ? [id] : [])),
  );
}

/** Today without a day; never one that has gone. */
function dayFrom(said: string | true | undefined, today: string): string {
  if (said === undefined) return today;
  if (typeof said !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(said) || Number.isNaN(Date.parse(said))) throw new Error('Write the day as 2026-12-01.');
  if (said < today) throw new Error('What is published is in force from today or from a later day, never from an earlier one.');
  return said;
}

function todayInLondon(): string {
  return londonTime(new Date().toISOString()).slice(0, 10);
}

/** The publication in force says which role may do what. */
export async function requireKind(store: Store, authority: string, id: string, kind: AccessKind): Promise<void> {
  const user = await store.users.find(authority, id);
  const role = (await loadPublished(store, authority, todayInLondon()))?.current.content.roles.find((one) => one.id === user?.role);
  if (!user || user.disabled || role?.access !== kind) throw new Error(`${id} is nobody who may do this: it takes a role with ${kind} access.`);
}
