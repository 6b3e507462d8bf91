import type { Sources } from '../check/catalogue.ts';
import { catalogue } from '../check/catalogue.ts';
import type { AuthorityFile } from '../types.ts';

/** The ids of the authorities that the sources know, sorted. */
export function authorityIds(sources: Sources): readonly string[] {
  return catalogue(sources).names('authority');
}

/**
 * The authority's own file, with its demonstration users.
 * @throws when there is no such authority.
 */
export function authorityFile(sources: Sources, authority: string): AuthorityFile {
  const found = catalogue(sources).find('authority', authority);
  if (!found) throw new Error(`There is no workflows/authorities/${authority}/authority.json`);
  return found.file;
}
