import { checkWorkflow } from '#casework';
import type { Finding, PublicationContent, Sources } from '#definitions';
import { authorityIds, checkDefinitions, resolveAuthority } from '#definitions';
import { sha256 } from './sha256.ts';

const checked = new WeakMap<Sources, readonly Finding[]>();

/** All that is wrong with the sources: file by file, and, once nothing is, what the graphs of the workflows show. */
export function checkSources(sources: Sources): readonly Finding[] {
  const known = checked.get(sources);
  if (known) return known;
  const own = checkDefinitions(sources);
  const findings = own.length > 0 ? own : graphFindings(sources);
  checked.set(sources, findings);
  return findings;
}

function graphFindings(sources: Sources): readonly Finding[] {
  const seen = new Map<string, Finding>();
  const walked = new Set<string>();
  for (const authority of authorityIds(sources)) {
    const resolved = resolveAuthority(sources, authority, sha256);
    if ('findings' in resolved) return resolved.findings;
    for (const finding of contentFindings(resolved.content, walked)) seen.set(JSON.stringify(finding), finding);
  }
  return [...seen.values()];
}

/** Authorities share the workflows of their pack, and each graph is walked once. */
function contentFindings({ authority, workflows }: PublicationContent, walked: Set<string>): readonly Finding[] {
  const fresh = Object.values(workflows).filter(({ digest }) => !walked.has(digest));
  return fresh.flatMap((workflow) => {
    walked.add(workflow.digest);
    return checkWorkflow(workflow).map((one) => ({ file: `workflows/packs/${authority.pack}/${workflow.id}/workflow.json`, ...one }));
  });
}
