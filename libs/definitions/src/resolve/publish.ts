import { canonicalJson } from '../canonical-json.ts';
import type { Publication, PublicationContent } from '../types.ts';

/** The publication of this content as the authority's n-th; its digest is over the content alone. */
export function publish(content: PublicationContent, number: number, hash: (text: string) => string): Publication {
  const authority = content.authority.id;
  return { ref: `${authority}-${number}`, number, authority, digest: hash(canonicalJson(content)), content };
}
