import type { Sources } from '../check/catalogue.ts';
import { catalogue } from '../check/catalogue.ts';
import { checkDefinitions } from '../check/check-definitions.ts';
import { nationalBase } from '../overlays/national-base.ts';
import { startingOverlays } from '../overlays/overlays.ts';
import { withOverlays } from '../overlays/with-overlays.ts';
import type { Finding, PublicationContent } from '../types.ts';
import { nationalContent } from './national-content.ts';

type Hash = (text: string) => string;

/**
 * Everything an authority publishes, from sources without a fault; else the findings of all files. `hash` is sha-256 as hex.
 * The same sources give the same content, in whatever order their files are listed.
 */
export function resolveAuthority(sources: Sources, authority: string, hash: Hash): { readonly content: PublicationContent } | { readonly findings: readonly Finding[] } {
  const findings = checkDefinitions(sources);
  return findings.length > 0 ? { findings } : { content: contentOf(sources, authority, hash) };
}

/** The same with the authority's own changes in the folder, of sources that were checked by whoever asks: some findings (of words, of outlines) leave a workflow that can be walked. */
export function contentOf(sources: Sources, authority: string, hash: Hash): PublicationContent {
  return withOverlays(nationalBase(sources, authority, hash), startingOverlays(sources, authority), hash);
}

/** The ids of the packs, sorted. */
export function packIds(sources: Sources): readonly string[] {
  return catalogue(sources).packs;
}

/** What an authority would publish that took a pack as it is, in all its languages; the sources were checked by whoever asks. */
export function packContent(sources: Sources, id: string, hash: Hash): PublicationContent {
  const files = catalogue(sources);
  const pack = files.find('pack', id)?.file;
  if (!pack) throw new Error(`There is no workflows/packs/${id}/pack.json`);
  const own = { id, name: pack.title, shape: pack.about, pack: id, jurisdiction: pack.jurisdiction[0] ?? 'england', languages: pack.languages, calendar: files.all('calendar', id)[0]?.file.calendars[0]?.id ?? '', teams: [] };
  return nationalContent(files, own, hash).content;
}
