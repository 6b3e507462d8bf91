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

/** Reads a folder and resolves it for each of its authorities; all findings instead, if there is one. */
export async function publicationsFrom(folder: string): Promise<FolderPublications | { readonly findings: readonly Finding[] }> {
  const sources = await readSources(folder);
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
