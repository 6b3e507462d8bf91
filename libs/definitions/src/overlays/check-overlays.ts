import { grammarFindings } from '../check/grammar-findings.ts';
import type { Finding, Json, PublicationContent } from '../types.ts';
import type { NationalBase } from './national-base.ts';
import type { Overlays } from './overlays.ts';
import { overlayPath } from './overlays.ts';

/** What changes are checked against beside the pack. */
export interface CheckOptions {
  /** What the authority has published so far: ids that were used in it are not used for another question. */
  readonly earlier?: readonly PublicationContent[];
}

/**
 * Everything that is wrong with an authority's own changes, at once: by file, place and rule, in words an author understands. The
 * graphs of changed workflows are walked elsewhere (`checkChange`).
 */
export function checkOverlays({ authority }: NationalBase, overlays: Overlays, _options: CheckOptions = {}): readonly Finding[] {
  return Object.entries(overlays.forms).flatMap(([id, overlay]) => grammarFindings(overlayPath(authority, 'forms', id), 'form-overlay', overlay as unknown as Json));
}
