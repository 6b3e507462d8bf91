import { resolve } from 'node:path';
import type { NationalMerge } from '#authoring';
import { mergeNational, operationKey, settle } from '#authoring';
import { readSources, sha256 } from '#definition-files';
import type { Finding, NationalBase, OverlayFile, Overlays } from '#definitions';
import { authorityIds, checkOverlays, nationalBase, startingOverlays } from '#definitions';
import { meet } from './support/aimed-changes.ts';
import { madeUpOverlays, withPassingRole } from './support/made-up-overlays.ts';
import { packEditor } from './support/new-pack.ts';

const sources = await readSources(resolve(import.meta.dirname, '../..'));
const authorities = authorityIds(sources);

interface Meeting {
  readonly base: NationalBase;
  readonly next: NationalBase;
  readonly changes: readonly string[];
  readonly merges: readonly NationalMerge<OverlayFile>[];
}

const findingsOf = (base: NationalBase, overlay: OverlayFile): readonly Finding[] =>
  checkOverlays(base, 'form' in overlay ? { forms: { [overlay.form]: overlay }, workflows: {} } : { forms: {}, workflows: { [overlay.workflow]: overlay } });

function meeting(base: NationalBase, overlays: Overlays, more: readonly string[]): Meeting {
  const pack = packEditor(base);
  meet(pack, base, overlays, more);
  const next = pack.done();
  const check = (overlay: OverlayFile) => findingsOf(next, overlay);
  const merges = [...Object.values(overlays.forms), ...Object.values(overlays.workflows)].map((overlay) => mergeNational<OverlayFile>(overlay, base.content, next.content, check));
  return { base, next, changes: pack.changes, merges };
}

const assessmentOf = (base: NationalBase) => ['core-assessment', 'child-and-family-assessment', 'care-and-support-assessment'].find((id) => base.content.forms[id])!;
const workflowOf = (base: NationalBase) => Object.keys(base.content.workflows)[0]!;

/** A line for the whole, and each different sentence once, with how often it was said. */
function told(name: string, { changes, merges }: Meeting): string {
  const count = (fate: string) => merges.flatMap(({ fates }) => fates).filter((one) => one.fate === fate).length;
  const operations = merges.reduce((sum, { fates }) => sum + fates.length, 0);
  const head = `${name}: ${changes.length} changes of the pack meet ${operations} operations in ${merges.length} files: ${count('kept')} as they were, ${count('adapted')} adapted, ${count('needless')} needless, ${count('conflict')} to settle`;
  const did = merges.flatMap((merge) => merge.did.map(({ en }) => `  merged: ${en}`));
  const conflicts = merges.flatMap((merge) => merge.conflicts.map(({ why, choices }) => `  to settle (${choices.join(' or ')}): ${why.en}`));
  return [head, ...timesSaid([...did, ...conflicts])].join('\n');
}

function timesSaid(sentences: readonly string[]): readonly string[] {
  return [...new Set(sentences)].map((sentence) => {
    const times = sentences.filter((one) => one === sentence).length;
    return times === 1 ? sentence : `${sentence} (${times} times)`;
  });
}

/** Everything that must hold of a merge, whatever changed. */
function nothingIsLost(before: Overlays, { next, merges }: Meeting): void {
  const written = [...Object.values(before.forms), ...Object.values(before.workflows)];
  merges.forEach((merge, index) => {
    const keys = written[index]!.operations.map(operationKey);
    expect(merge.fates.map(({ key }) => key)).toEqual(keys);
    const standing = new Set(merge.merged.operations.map(operationKey));
    for (const { key, fate } of merge.fates) {
      const conflict = merge.conflicts.find((one) => one.key === key);
      if (fate === 'kept' || fate === 'adapted') expect([key, standing.has(key)]).toEqual([key, true]);
      expect([key, fate === 'conflict']).toEqual([key, conflict !== undefined]);
      if (conflict) expect(conflict.why.en).toMatch(/\S.*[.”]$/);
    }
    expect(merge.did).toHaveLength(merge.fates.filter(({ fate }) => fate === 'adapted' || fate === 'needless').length);
    for (const choice of ['ours', 'national'] as const) settledSoundly(merge, choice, next);
  });
}

function settledSoundly(merge: NationalMerge<OverlayFile>, choice: 'ours' | 'national', next: NationalBase): void {
  const settled = settle(merge, Object.fromEntries(merge.conflicts.map(({ key }) => [key, choice])));
  expect(findingsOf(next, settled)).toEqual([]);
  const ours = merge.conflicts.filter(({ choices }) => choice === 'ours' && choices.includes('ours')).map(({ key }) => key);
  const standing = settled.operations.map(operationKey);
  expect(ours.filter((key) => !standing.includes(key))).toEqual([]);
}

describe('a new version of the pack meets the overlays of', () => {
  it.each(authorities)('%s: nothing of its own is lost, and what is settled passes the check', (authority) => {
    const base = nationalBase(sources, authority, sha256);
    const overlays = startingOverlays(sources, authority);
    const met = meeting(base, overlays, [...new Set([assessmentOf(base), ...Object.keys(overlays.forms).slice(0, 2), 'visit', 'closure'])]);
    console.log(told(authority, met));
    expect(met.changes.length).toBeGreaterThanOrEqual(10);
    nothingIsLost(overlays, met);
  });
});

describe('a new version of the pack meets an overlay with every kind of operation', () => {
  it.each(authorities)('of the pack of %s: each kind is kept, needless or settled', (authority) => {
    const base = withPassingRole(nationalBase(sources, authority, sha256));
    const overlays = madeUpOverlays(base, assessmentOf(base), workflowOf(base));
    const met = meeting(base, overlays, [assessmentOf(base)]);
    console.log(told(`every kind of operation on ${base.content.authority.pack}`, met));
    expect(met.changes.length).toBeGreaterThanOrEqual(10);
    expect(new Set(met.merges.flatMap(({ fates }) => fates.map(({ fate }) => fate)))).toEqual(new Set(['kept', 'adapted', 'needless', 'conflict']));
    nothingIsLost(overlays, met);
  });

  it('that is the same is taken as it is', () => {
    const base = nationalBase(sources, authorities[0]!, sha256);
    const overlays = madeUpOverlays(base, assessmentOf(base), workflowOf(base));
    for (const overlay of [...Object.values(overlays.forms), ...Object.values(overlays.workflows)]) {
      const { merged, did, conflicts } = mergeNational<OverlayFile>(overlay, base.content, base.content);
      expect({ merged, did, conflicts }).toEqual({ merged: { ...overlay, version: overlay.version + 1 }, did: [], conflicts: [] });
    }
  });
});
