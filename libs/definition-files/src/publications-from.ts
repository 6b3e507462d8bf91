import type { AuthorityFile, Finding, PublicationContent } from '#definitions';
import { authorityFile, authorityIds, contentOf, isAside } from '#definitions';
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
 * @param isForStart true to pass over the filled-in examples, which are no part of what is published (an engine that starts has no time
 * for them), and over findings that hinder nobody’s work: Welsh that lags behind shows as English until it is put right
 * @param today a civil day: calendars must reach into the year after it. Without it nothing is asked of them, so that no engine fails to start on New Year’s Day
 */
export async function publicationsFrom(folder: string, isForStart = false, today?: string): Promise<FolderPublications | { readonly findings: readonly Finding[] }> {
  const read = await readSources(folder);
  const sources = isForStart ? { ...read, forms: read.forms.filter(({ path }) => !path.includes('/examples/')) } : read;
  const findings = checkSources(sources, today).filter((one) => !isForStart || !isAside(one));
  if (findings.length > 0) return { findings };
  const publications: { [authority: string]: PublicationContent } = {};
  const demonstrationUsers: { [authority: string]: AuthorityFile['demonstrationUsers'] } = {};
  for (const authority of authorityIds(sources)) {
    publications[authority] = contentOf(sources, authority, sha256);
    demonstrationUsers[authority] = authorityFile(sources, authority).demonstrationUsers;
  }
  return { publications, demonstrationUsers };
}
