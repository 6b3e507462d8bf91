import { resolve } from 'node:path';
import { londonTime } from '#casework';
import { publicationsFrom } from '#definition-files';
import type { AccessKind } from '#definitions';
import { intendPublication, loadPublished, type Store } from '#store';
import type { Command, Terminal } from '../command.ts';
import { needed, readOptions } from '../options.ts';
import { withStore } from '../with-store.ts';

/** Publishes the files of one authority: written by an author, published by another person. */
export const publish: Command = {
  name: 'publish',
  usage: 'publish --authority A --author U --publisher V [--dry-run]',
  summary: 'publish forms and workflows, by an author and another person as publisher',
  run: async (args, terminal) => {
    const options = readOptions(args, { values: ['authority', 'author', 'publisher'], flags: ['dry-run'] });
    const [authority, author, publisher] = [needed(options, 'authority'), needed(options, 'author'), needed(options, 'publisher')];
    if (author === publisher) throw new Error('Who wrote it cannot publish it: name another person as publisher.');
    const read = await publicationsFrom(resolve(process.env['DEFINITIONS_DIR'] || terminal.home), false, new Date().toISOString().slice(0, 10));
    if ('findings' in read) {
      for (const { file, path, rule, message } of read.findings) terminal.error(`${file}:${path} ${rule} ${message}`);
      return 1;
    }
    const content = read.publications[authority];
    if (!content) throw new Error(`There is no authority ${authority} in the files.`);
    return withStore(terminal, async (store) => {
      await requireKind(store, authority, author, 'authoring');
      await requireKind(store, authority, publisher, 'publishing');
      return publishContent(store, authority, content, options.named['dry-run'] === true, terminal);
    });
  },
};

async function publishContent(store: Store, authority: string, content: Parameters<typeof intendPublication>[2], dry: boolean, terminal: Terminal): Promise<number> {
  const { latest, next, changes, unraised } = await intendPublication(store, authority, content);
  if (!changes) {
    terminal.out(`${latest!.ref} is in force and says the same: there is nothing to publish.`);
    return 0;
  }
  if (unraised.length > 0) throw new Error(`Raise the version of what changed first: ${unraised.join(', ')}.`);
  if (!dry && !(await store.publications.insert(authority, next, new Date().toISOString()))) throw new Error('Somebody else published meanwhile. Try again.');
  terminal.out(dry ? `Would publish ${next.ref} (${next.digest}).` : `Published ${next.ref} (${next.digest}).`);
  return 0;
}

/** The publication in force says which role may do what. */
export async function requireKind(store: Store, authority: string, id: string, kind: AccessKind): Promise<void> {
  const user = await store.users.find(authority, id);
  const role = (await loadPublished(store, authority, londonTime(new Date().toISOString()).slice(0, 10)))?.current.content.roles.find((one) => one.id === user?.role);
  if (!user || user.disabled || role?.access !== kind) throw new Error(`${id} is nobody who may do this: it takes a role with ${kind} access.`);
}
