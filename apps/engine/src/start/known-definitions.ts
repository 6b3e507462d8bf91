import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readSources, sha256 } from '#definition-files';
import { canonicalJson } from '#definitions';
import type { Store } from '#store';

/** What concerns every authority stands under one that nobody can have. */
const everybody = '*';
const key = 'definitions-at-start';

/**
 * Whether these very files were checked by this very program at an earlier start, found without fault and published, and
 * nothing was published since. Checking them again would take seconds and say the same.
 */
export async function areDefinitionsKnown(store: Store, folder: string): Promise<boolean> {
  const mark = await markOf(store, folder);
  return mark !== undefined && (await store.meta.find(everybody, key)) === mark;
}

/** Remembers that the files as they are now have no fault and are in force. */
export async function rememberDefinitions(store: Store, folder: string): Promise<void> {
  const mark = await markOf(store, folder);
  if (mark !== undefined) await store.meta.set(everybody, key, mark);
}

/** A digest of the files, the program and what is published; undefined when the files cannot be read. */
async function markOf(store: Store, folder: string): Promise<string | undefined> {
  const sources = await readSources(folder).catch(() => undefined);
  if (!sources) return undefined;
  const program = await readFile(fileURLToPath(import.meta.url), 'utf8');
  const authorities = await store.publications.authorities();
  const published = await Promise.all(authorities.map(async (authority) => `${authority} ${await store.publications.latestNumber(authority)}`));
  return sha256(canonicalJson([program, published, sources.forms, sources.workflows] as never));
}
