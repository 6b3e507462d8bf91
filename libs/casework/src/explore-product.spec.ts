import type { ActionRule, ResolvedWorkflow } from '#definitions';
import fc from 'fast-check';
import { exploreWorkflow } from './explore.ts';
import { machineOf, nextValue } from './machine.ts';
import { placeOf } from './place.ts';
import { chainWorkflow, withState, withWays } from './testing/region-chains.ts';
import type { StateValue } from './types.ts';

const rule = (does: ActionRule['does'], more: Partial<ActionRule> = {}): ActionRule => ({ does, label: { en: does }, history: { en: does }, roles: ['worker'], ...more });
const rulesOf = (workflow: ResolvedWorkflow) => [...new Set(exploreWorkflow(workflow).findings.map((finding) => finding.rule))];
const sizes = fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 2, maxLength: 3 });

/** All values that the machine itself comes to, its guards free; those about regions are answered by the place. */
function valuesByMachine(workflow: ResolvedWorkflow): number {
  const machine = machineOf(workflow);
  const seen = new Map<string, StateValue>([[JSON.stringify(machine.initial), machine.initial]]);
  for (const value of seen.values()) {
    const place = placeOf(workflow, value);
    const atRest = place?.regions.every((region) => region.id === 'r0' || region.atRest) ?? false;
    for (const action of place?.candidates.keys() ?? []) {
      if (place?.status === 'closed' && workflow.actions[action]?.does !== 'reopen') continue;
      for (const wanted of [true, false]) {
        const next = nextValue(machine, value, action, (guard) => (guard === 'othersRest' ? atRest : wanted));
        if (next !== undefined && !seen.has(JSON.stringify(next))) seen.set(JSON.stringify(next), next);
      }
    }
  }
  return seen.size;
}

describe('all reachable states of coupled regions', () => {
  test('are those that the machine itself comes to', () => {
    fc.assert(
      fc.property(sizes, (papers) => {
        const workflow = chainWorkflow(papers);
        const { findings, explored } = exploreWorkflow(workflow);
        expect(findings).toEqual([]);
        expect(explored?.together.map(({ states }) => states)).toEqual([valuesByMachine(workflow)]);
      }),
      { numRuns: 20 },
    );
  });
  test('of seven regions, over half a million, take less than ten seconds', () => {
    const workflow = chainWorkflow([10, 6, 2, 2, 3, 1, 2]);
    const began = performance.now();
    const { findings, explored } = exploreWorkflow(workflow);
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(findings).toEqual([]);
    expect(explored?.together).toMatchObject([{ regions: ['r0', 'r1', 'r2', 'r3', 'r4', 'r5', 'r6'], combinations: 21 * 13 * 5 * 5 * 7 * 3 * 5 }]);
    expect(explored?.together[0]?.states).toBeGreaterThan(500_000);
    expect(explored?.begins).toHaveLength(6);
  });
  test('leave out a region that nothing couples with another', () => {
    const { explored } = exploreWorkflow(uncoupled());
    expect(explored?.together.map(({ regions }) => regions)).toEqual([['r0'], ['r1']]);
  });
  test('an action that two regions name moves both', () => {
    const both = { 'r0.both': { target: 'w1' } };
    const workflow = withWays(withWays(chainWorkflow([2, 1]), 'r0', 'w0', both, { 'r0.both': rule('move') }), 'r1', 'end', { 'r0.both': { target: 'w0' } });
    const { explored, findings } = exploreWorkflow(workflow);
    expect(findings).toMatchObject([{ rule: 'approval-bypassed' }]);
    expect(explored).toBeUndefined();
    // Leading to where nothing is approved yet, it goes past nothing.
    const start = withWays(withWays(chainWorkflow([2, 1]), 'r0', 'w0', { 'r0.both': { target: 'w0' } }, { 'r0.both': rule('move') }), 'r1', 'end', { 'r0.both': { target: 'w0' } });
    const walked = exploreWorkflow(start);
    expect(walked.findings).toEqual([]);
    expect(walked.explored?.together[0]?.states).toBe(valuesByMachine(start));
  });
});

/** Two regions that close by themselves, with no guard between them. */
function uncoupled(): ResolvedWorkflow {
  const one = chainWorkflow([1, 1]);
  const guards = { ...one.guards, othersRest: { type: 'answered' as const, params: { form: 'p', question: 'q', is: ['true'] }, sentence: { en: 'No.' } } };
  const root = one.machine.states['r0'];
  const end = { tags: ['rest'], on: { 'r0.reopen': { target: 'w0' } } };
  return { ...one, digest: `${one.digest}-free`, guards, machine: { ...one.machine, states: { ...one.machine.states, r0: { ...root, states: { ...root?.states, end } } } } };
}

describe('what is planted in a workflow is found', () => {
  /** A region of a workflow and one of its papers. */
  const places = sizes.chain((papers) => fc.record({ papers: fc.constant(papers), region: fc.nat(papers.length - 1) })).chain(({ papers, region }) =>
    fc.record({ papers: fc.constant(papers), region: fc.constant(region), paper: fc.nat((papers[region] ?? 1) - 1) }),
  );
  const planted = (change: (workflow: ResolvedWorkflow, region: string, paper: number) => ResolvedWorkflow, expected: string) =>
    fc.assert(
      fc.property(places, ({ papers, region, paper }) => {
        expect(rulesOf(change(chainWorkflow(papers), `r${region}`, paper))).toContain(expected);
      }),
      { numRuns: 30 },
    );

  test('a way round an approval, from where it waits', () => {
    planted((workflow, region, paper) => withWays(workflow, region, `a${paper}`, { 'x.leave': { target: 'end' } }, { 'x.leave': rule('move', { guards: ['othersRest'] }) }), 'approval-bypassed');
  });
  test('a way round an approval, from where its record is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 3 }), fc.integer({ min: 1, max: 2 }), (first, second) => {
        const workflow = withWays(chainWorkflow([first, second]), 'r0', 'w0', { 'x.skip': { target: 'w1' } }, { 'x.skip': rule('move') });
        expect(rulesOf(workflow)).toContain('approval-bypassed');
      }),
    );
  });
  test('a state that nothing leads to', () => {
    planted((workflow, region) => withState(workflow, region, 'lost', { tags: ['rest', 'stage:closed'] }), 'state-unreachable');
  });
  test('a state that nobody may leave', () => {
    planted((workflow, region, paper) => withState(withWays(workflow, region, `w${paper}`, { 'x.lose': { target: 'pit' } }, { 'x.lose': rule('move') }), region, 'pit', {}), 'state-stuck');
  });
  test('a dead end that only two regions together make', () => {
    const guards = { never: { type: 'inState' as const, params: { state: 'r1.end' }, sentence: { en: 'The other has moved.' } } };
    const one = chainWorkflow([2, 1]);
    const root = one.machine.states['r1'];
    // The second region may go where it stays for good, and the first can go on only while it has not.
    const rests = { tags: ['rest'], on: { 'r1.begin': { target: 'gone' } } };
    const states = { ...one.machine.states, r1: { ...root, states: { ...root?.states, gone: rests, end: { tags: ['rest'], on: { 'r1.begin': { target: 'w0' }, 'x.go': { target: 'gone' } } } } } };
    const gone: ResolvedWorkflow = { ...one, digest: `${one.digest}-gone`, guards: { ...one.guards, ...guards }, machine: { ...one.machine, states }, actions: { ...one.actions, 'x.go': rule('move') } };
    const faulty = withWays(gone, 'r0', 'w0', { 'r0.submit0': { target: 'a0', guard: 'never' } });
    const { findings } = exploreWorkflow(faulty);
    expect(findings).toMatchObject([{ rule: 'cannot-close', path: '/machine/states/r0/states/w0', message: expect.stringContaining('It comes there by: x.go.') }]);
  });
  test('a state that guards about other regions keep out of reach', () => {
    const guards = { alone: { type: 'inState' as const, params: { state: 'r1.a0' }, sentence: { en: 'Not now.' } }, resting: { type: 'regionsAtRest' as const, params: { except: ['r0'] }, sentence: { en: 'Not now.' } }, both: { type: 'all' as const, params: { of: ['alone', 'resting'] }, sentence: { en: 'Not now.' } } };
    const one = chainWorkflow([2, 1]);
    const lost = withState({ ...one, guards: { ...one.guards, ...guards } }, 'r0', 'odd', { on: { 'r0.back': { target: 'w0' } } });
    const faulty = withWays(lost, 'r0', 'w0', { 'x.odd': { target: 'odd', guard: 'both' } }, { 'x.odd': rule('move'), 'r0.back': rule('move') });
    expect(exploreWorkflow(faulty).findings).toMatchObject([{ rule: 'state-unreachable', path: '/machine/states/r0/states/odd' }]);
    const open = withWays(lost, 'r0', 'w0', { 'x.odd': { target: 'odd', guard: 'alone' } }, { 'x.odd': rule('move'), 'r0.back': rule('move') });
    expect(exploreWorkflow(open).findings).toEqual([]);
  });
  test('a paper that moves nothing and that nobody decides where it is handed in', () => {
    const one = chainWorkflow([1, 1]);
    const paper = (place: string): ResolvedWorkflow => ({
      ...one,
      digest: `${one.digest}-${place}`,
      actions: { ...one.actions, 'health.submit': rule('submit', { form: 'health', available: { in: 'r1.w0' } }), 'health.approve': rule('approve', { decides: 'health', available: { in: place } }) },
    });
    expect(exploreWorkflow(paper('r1')).findings).toEqual([]);
    expect(exploreWorkflow(paper('r1.end')).findings).toMatchObject([{ rule: 'nobody-decides', path: '/actions/health.submit' }]);
  });
});
