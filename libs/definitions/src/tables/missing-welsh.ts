import type { Sources } from '../check/catalogue.ts';
import { catalogue } from '../check/catalogue.ts';
import { translationList } from '../check/check-welsh.ts';

/** The English texts that a pack with Welsh has in English only, each once with all its places (`file:/pointer`), in the order of the files. */
export function missingWelsh(sources: Sources): readonly { readonly en: string; readonly where: readonly string[] }[] {
  return translationList(catalogue(sources));
}
