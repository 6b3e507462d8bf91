import { checkWorkflow } from '#casework';
import type { Finding, PublicationContent, Sources } from '#definitions';
import { authorityIds, checkDefinitions, isAside, nationalBase, startingOverlays } from '#definitions';
import { checkGraphs } from './check-change.ts';
import { sha256 } from './sha256.ts';

const walked = new WeakMap<Sources, readonly Finding[]>();

/**
 * All that is wrong with the sources: file by file, and, once nothing is that would hinder it, what the graphs of the workflows
 * show, those of the packs and those that authorities have changed. With `today`, a civil day, calendars must reach into the coming year.
 */
export function checkSources(sources: Sources, today?: string): readonly Finding[] {
  const own = checkDefinitions(sources, today);
  if (!own.every(isAside)) return own;
  const graphs = walked.get(sources) ?? graphFindings(sources);
  walked.set(sources, graphs);
  return [...own, ...graphs];
}

function graphFindings(sources: Sources): readonly Finding[] {
  const seen = new Map<string, Finding>();
  const digests = new Set<string>();
  for (const authority of authorityIds(sources)) {
    const base = nationalBase(sources, authority, sha256);
    const pack = contentFindings(base.content, digests);
    // Of a pack that is at fault itself, an authority's changes would only say it again.
    const own = pack.length > 0 ? [] : checkGraphs(base, startingOverlays(sources, authority));
    for (const finding of [...pack, ...own]) seen.set(JSON.stringify(finding), finding);
  }
  return [...seen.values()];
}

/** Authorities share the workflows of their pack (in each set of languages), and each graph is walked once. */
function contentFindings({ authority, workflows }: PublicationContent, digests: Set<string>): readonly Finding[] {
  const fresh = Object.values(workflows).filter(({ digest }) => !digests.has(digest));
  return fresh.flatMap((workflow) => {
    digests.add(workflow.digest);
    return checkWorkflow(workflow).map((one) => ({ file: `workflows/packs/${authority.pack}/${workflow.id}/workflow.json`, ...one }));
  });
}
