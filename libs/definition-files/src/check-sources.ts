import type { Finding, Sources } from '#definitions';
import { checkDefinitions } from '#definitions';

/** All that is wrong with the sources, file by file. */
export function checkSources(sources: Sources): readonly Finding[] {
  return checkDefinitions(sources);
}
