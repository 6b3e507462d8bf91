import { checkChange, sha256 } from '#definition-files';
import { applyWorkflowOverlay, type Finding, type ResolvedWorkflow, type WorkflowOperation, type WorkflowOverlayFile } from '#definitions';
import fc from 'fast-check';
import { approvalsOf, changesTo, harmlessChangesTo } from './support/changes.ts';
import { AUTHORITY, baseOf, pathways } from './support/pathways.ts';
import { walkWithout } from './support/walker.ts';

/** Generated pathways and changes; the full run takes 3,000. */
const runs = Number(process.env.BYPASS_RUNS ?? 300);
const counts = { changes: 0, pastAnApproval: 0, byFile: 0, byGraph: 0, refusedHarmless: 0, accepted: 0, harmless: 0 };
const rules: { [rule: string]: number } = {};

afterAll(() => {
  const { changes, pastAnApproval, byFile, byGraph, refusedHarmless, accepted, harmless } = counts;
  const table = Object.entries(rules).sort(([, a], [, b]) => b - a).map(([rule, count]) => `${rule} ${count}`);
  process.stdout.write(
    [
      `${changes} changes at random to ${changes} generated pathways:`,
      `  ${pastAnApproval} lead past a locked approval, and ${byFile + byGraph} of them are refused: ${byFile} by what the file says, ${byGraph} by the graph`,
      `  ${accepted} are accepted; ${refusedHarmless} are refused for another fault`,
      `  rules: ${table.join(', ')}`,
      `${harmless} changes that take nothing from anybody, and are accepted`,
      '',
    ].join('\n'),
  );
});

const overlayOf = (national: ResolvedWorkflow, operations: readonly WorkflowOperation[]): WorkflowOverlayFile => ({ workflow: national.id, base: national.version, version: 1, operations });
const check = (national: ResolvedWorkflow, operations: readonly WorkflowOperation[]): readonly Finding[] => checkChange(baseOf(national), { forms: {}, workflows: { [national.id]: overlayOf(national, operations) } });
const applied = (national: ResolvedWorkflow, operations: readonly WorkflowOperation[]): ResolvedWorkflow => applyWorkflowOverlay(national, overlayOf(national, operations), AUTHORITY, baseOf(national).content, sha256).workflow;
const changed = pathways.chain((national) => fc.record({ national: fc.constant(national), operations: changesTo(national) }));

/** What nobody comes to nationally without an approval, and somebody does once the pathway is changed. */
function passedBy(national: ResolvedWorkflow, local: ResolvedWorkflow): readonly string[] {
  const places = new Set(Object.entries(national.machine.states).flatMap(([region, { states = {} }]) => Object.keys(states).map((name) => `${region}.${name}`)));
  return approvalsOf(national).flatMap((approval) => {
    const before = walkWithout(national, approval);
    return [...walkWithout(local, approval)].filter((state) => places.has(state) && !before.has(state)).map((state) => `${state} without ${approval}`);
  });
}

describe(`changes at random to generated pathways, ${runs} of them`, () => {
  test('are refused whenever they lead past an approval', () => {
    fc.assert(
      fc.property(changed, ({ national, operations }) => {
        const findings = check(national, operations);
        const past = passedBy(national, applied(national, operations));
        const graph = findings.some(({ rule }) => rule === 'approval-bypassed');
        counts.changes += 1;
        counts.pastAnApproval += past.length ? 1 : 0;
        counts.byGraph += past.length && graph ? 1 : 0;
        counts.byFile += past.length && findings.length && !graph ? 1 : 0;
        counts.accepted += findings.length ? 0 : 1;
        counts.refusedHarmless += findings.length && !past.length ? 1 : 0;
        for (const rule of new Set(findings.map((one) => one.rule))) rules[rule] = (rules[rule] ?? 0) + 1;
        if (past.length > 0) expect({ past, operations, refused: findings.length > 0 }).toMatchObject({ refused: true });
      }),
      { numRuns: runs, seed: 20261124 },
    );
    expect(counts.pastAnApproval).toBeGreaterThan(runs / 20);
    expect(counts.byGraph).toBeGreaterThan(runs / 60);
    expect(counts.accepted).toBeGreaterThan(runs / 60);
  }, 60_000 + runs * 200);

  test('are accepted where they take nothing from anybody', () => {
    fc.assert(
      fc.property(pathways.chain((national) => fc.record({ national: fc.constant(national), operations: harmlessChangesTo(national) })), ({ national, operations }) => {
        expect({ operations, findings: check(national, operations) }).toEqual({ operations, findings: [] });
        counts.harmless += 1;
      }),
      { numRuns: Math.ceil(runs / 3), seed: 20261124 },
    );
  }, 60_000 + runs * 200);
});
