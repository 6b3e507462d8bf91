import { checkWorkflow } from '#casework';
import type { Finding, PublicationContent, Sources } from '#definitions';
import { authorityIds, checkDefinitions, contentOf, isAside } from '#definitions';
import { sha256 } from './sha256.ts';

const walked = new WeakMap<Sources, readonly Finding[]>();

/**
 * All that is wrong with the sources: file by file, and, once nothing is that would hinder it, what the graphs of the workflows
 * show. With `today`, a civil day, calendars must reach into the coming year.
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
    for (const finding of contentFindings(contentOf(sources, authority, sha256), digests)) seen.set(JSON.stringify(finding), finding);
  }
  return [...seen.values()];
}

/** Authorities share the workflows of their pack, and each graph is walked once. */
function contentFindings({ authority, workflows }: PublicationContent, digests: Set<string>): readonly Finding[] {
  const fresh = Object.values(workflows).filter(({ digest }) => !digests.has(digest));
  return fresh.flatMap((workflow) => {
    digests.add(workflow.digest);
    return checkWorkflow(workflow).map((one) => ({ file: `workflows/packs/${authority.pack}/${workflow.id}/workflow.json`, ...one }));
  });
}
