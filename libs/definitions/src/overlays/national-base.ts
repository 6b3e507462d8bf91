import type { Sources } from '../check/catalogue.ts';
import { catalogue } from '../check/catalogue.ts';
import type { FormShelf } from '../check/form-shelf.ts';
import { authorityFile } from '../resolve/authority-file.ts';
import { nationalContent } from '../resolve/national-content.ts';
import type { BlockFile, CodeListFile, DataItemsFile, PublicationContent } from '../types.ts';

/** A pack as an authority takes it, and what its own questions may take from. */
export interface NationalBase {
  /** The authority's id. */
  readonly authority: string;
  /** What it would publish without changes of its own. */
  readonly content: PublicationContent;
  readonly shelf: FormShelf;
  readonly codeLists: readonly CodeListFile[];
  readonly blocks: readonly BlockFile[];
  /** All that a question may name, not only those that some question of the pack does. */
  readonly dataItems: DataItemsFile['items'];
}

type Hash = (text: string) => string;

const known = new WeakMap<Sources, Map<string, { readonly hash: Hash; readonly base: NationalBase }>>();

/**
 * The pack of an authority, resolved in its languages, without the authority's own changes. The same sources are resolved once.
 * The sources must be without a fault that hinders this (`checkDefinitions`, `isAside`).
 * @throws when there is no such authority.
 */
export function nationalBase(sources: Sources, authority: string, hash: Hash): NationalBase {
  const bases = known.get(sources) ?? new Map<string, { readonly hash: Hash; readonly base: NationalBase }>();
  known.set(sources, bases);
  const found = bases.get(authority);
  if (found?.hash === hash) return found.base;
  const base = resolved(sources, authority, hash);
  bases.set(authority, { hash, base });
  return base;
}

function resolved(sources: Sources, authority: string, hash: Hash): NationalBase {
  const files = catalogue(sources);
  const { demonstrationUsers: _users, ...own } = authorityFile(sources, authority);
  const { content, shelf, words } = nationalContent(files, own, hash);
  return {
    authority,
    content,
    shelf,
    codeLists: files.all('codes').map(({ file }) => words(file)),
    blocks: files.all('block').map(({ file }) => words(file)),
    dataItems: files.all('data-items').flatMap(({ file }) => words(file).items),
  };
}
