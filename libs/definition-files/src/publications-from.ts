import type { AuthorityFile, Finding, PublicationContent } from '#definitions';
import { authorityFile, authorityIds, resolveAuthority } from '#definitions';
import { checkSources } from './check-sources.ts';
import { readSources } from './read-sources.ts';
import { sha256 } from './sha256.ts';

/** What a folder of definitions publishes, by authority. */
export interface FolderPublications {
  readonly publications: { readonly [authority: string]: PublicationContent };
  /** Made only in a demonstration store. */
  readonly demonstrationUsers: { readonly [authority: string]: AuthorityFile['demonstrationUsers'] };
}

/**
 * Reads a folder and resolves it for each of its authorities; all findings instead, if there is one.
 * @param isForStart true to pass over the filled-in examples, which are no part of what is published: an engine that starts has no time for them
 */
export async function publicationsFrom(folder: string, isForStart = false): Promise<FolderPublications | { readonly findings: readonly Finding[] }> {
  const read = await readSources(folder);
  const sources = isForStart ? { ...read, forms: read.forms.filter(({ path }) => !path.includes('/examples/')) } : read;
  const findings = checkSources(sources);
  if (findings.length > 0) return { findings };
  const publications: { [authority: string]: PublicationContent } = {};
  const demonstrationUsers: { [authority: string]: AuthorityFile['demonstrationUsers'] } = {};
  for (const authority of authorityIds(sources)) {
    const resolved = resolveAuthority(sources, authority, sha256);
    if ('findings' in resolved) return resolved;
    publications[authority] = resolved.content;
    demonstrationUsers[authority] = authorityFile(sources, authority).demonstrationUsers;
  }
  return { publications, demonstrationUsers };
}
