import type { ActionRule, ResolvedWorkflow, StateFile } from '#definitions';
import { checkWorkflow } from './explore.ts';
import { workflow } from './testing/family-support.ts';

type States = { readonly [state: string]: StateFile };
let made = 0;

/** The test workflow with the states below one region or state changed, and actions added or changed. */
function changed(region: string, change: (states: States) => States, actions: { readonly [type: string]: ActionRule } = {}): ResolvedWorkflow {
  const root = workflow.machine.states[region] as StateFile;
  const machine = { ...workflow.machine, states: { ...workflow.machine.states, [region]: { ...root, states: change(root.states ?? {}) } } };
  return { ...workflow, digest: `changed-${(made += 1)}`, machine, actions: { ...workflow.actions, ...actions } };
}
const rulesOf = (one: ResolvedWorkflow) => checkWorkflow(one).map((finding) => `${finding.rule} ${finding.path}`);
const inNeed = (states: States, more: StateFile['on']): States => {
  const assessing = states['assessing'] as StateFile;
  const awaiting = assessing.states?.['awaiting'] as StateFile;
  return { ...states, assessing: { ...assessing, states: { ...assessing.states, awaiting: { ...awaiting, on: { ...awaiting.on, ...more } } } } };
};

describe('a workflow is walked before it is published', () => {
  test('one that is whole has no findings', () => expect(checkWorkflow(workflow)).toEqual([]));
  test('a state that nothing leads to', () => {
    const one = changed('need', (states) => ({ ...states, lost: { tags: ['rest', 'stage:closed'] } }));
    expect(rulesOf(one)).toEqual(['state-unreachable /machine/states/need/states/lost']);
  });
  test('a state that nobody may leave, from which the case can never close', () => {
    const one = changed('need', (states) => ({ ...states, helping: { tags: ['stage:intervention'] } }));
    expect(rulesOf(one)).toEqual(['state-stuck /machine/states/need/states/helping', 'cannot-close /machine/states/need/states/helping']);
  });
  test('a circle that never ends', () => {
    const helping: StateFile = { on: { 'file.close': { target: 'resting' } } };
    const one = changed('need', (states) => ({ ...states, helping, resting: { on: { 'file.close': { target: 'helping' } } } }));
    expect(rulesOf(one)).toEqual(['cannot-close /machine/states/need/states/helping', 'cannot-close /machine/states/need/states/resting']);
  });
  test('a way past an approval, said with what to do', () => {
    const one = changed('need', (states) => inNeed(states, { 'file.close': { target: '#family.need.closed' } }));
    expect(checkWorkflow(one)).toEqual([
      {
        rule: 'approval-bypassed',
        path: '/machine/states/need/states/assessing/states/awaiting/on/file.close',
        message: expect.stringContaining('without the decision that it waits for'),
      },
    ]);
  });
  test('a way past an approval that stands behind a guard', () => {
    const guarded = { 'file.close': [{ target: '#family.need.helping', guard: 'wantsPlan' }] };
    expect(rulesOf(changed('need', (states) => inNeed(states, guarded)))).toEqual(['approval-bypassed /machine/states/need/states/assessing/states/awaiting/on/file.close']);
  });
  describe('work that is begun beside a decision', () => {
    const step = (label: string): ActionRule => ({ does: 'move', label: { en: label }, history: { en: `{actor}: ${label}` }, roles: ['worker'] });
    const steps = { 'beside.start': step('Begin'), 'beside.end': step('End') };
    const beside = (on: StateFile['on']) =>
      changed('need', (states) => {
        const { assessing } = inNeed(states, { 'beside.start': { target: 'beside' } });
        return { ...states, assessing: { ...assessing, states: { ...assessing?.states, beside: { on } } } };
      }, steps);
    const decisions = { 'needs.approve': { target: '#family.need.helping' }, 'needs.return': { target: 'writing' } };
    const found = 'approval-bypassed /machine/states/need/states/assessing/states/awaiting/on/beside.start';

    test('leaves it waiting where it can still be taken, or where its record is written and nothing leads past it', () => {
      expect(rulesOf(beside({ ...decisions, 'needs.submit': { target: 'beside' }, 'beside.end': { target: 'awaiting' } }))).toEqual([]);
      expect(rulesOf(beside({ 'needs.submit': { target: 'awaiting' }, 'beside.end': { target: 'writing' } }))).toEqual([]);
    });
    test('is a way past it where the record is neither decided nor written, or may be left unwritten', () => {
      expect(rulesOf(beside({ 'beside.end': { target: 'awaiting' } }))).toEqual([found]);
      expect(rulesOf(beside({ 'needs.submit': { target: 'awaiting' }, 'beside.end': { target: '#family.need.helping' } }))).toContain(found);
    });
  });
  test('a record handed in that nobody decides', () => {
    const one = changed('need', (states) => ({ ...states, helping: { on: { 'file.close': { target: 'closed' }, 'needs.submit': { target: 'helping' } } } }));
    expect(rulesOf(one)).toEqual(['nobody-decides /machine/states/need/states/helping/on/needs.submit']);
  });
  test('a way past an approval by beginning another of the same and leaving that', () => {
    const leave: ActionRule = { does: 'move', label: { en: 'Drop it' }, history: { en: '{actor} dropped it' }, roles: ['manager'] };
    const one = changed('protection', (states) => ({ ...states, writing: { ...states['writing'], on: { ...states['writing']?.on, 'talk.drop': { target: 'none' } } } }), { 'talk.drop': leave });
    expect(rulesOf(one)).toEqual(['approval-bypassed /machine/states/protection/states/awaiting/on/talk.start']);
  });
  test('a way to close while a talk about harm may be open, with or without a guard of another kind', () => {
    const { guards: _none, ...close } = workflow.actions['file.close'] as ActionRule;
    const closing = ['closes-over-others /machine/states/need/states/helping/on/file.close'];
    expect(rulesOf(changed('need', (states) => states, { 'file.close': close }))).toEqual(closing);
    expect(rulesOf(changed('need', (states) => states, { 'file.close': { ...close, guards: ['wantsPlan'] } }))).toEqual(closing);
    const helping = (guard: string): StateFile => ({ on: { 'file.close': { target: 'closed', guard } } });
    expect(rulesOf(changed('need', (states) => ({ ...states, helping: helping('wantsPlan') }), { 'file.close': close }))).toEqual(closing);
    expect(rulesOf(changed('need', (states) => ({ ...states, helping: helping('talksAtRest') }), { 'file.close': close }))).toEqual([]);
  });
  test('a talk about harm that cannot start somewhere', () => {
    const one = changed('protection', (states) => ({ ...states, awaiting: { on: { 'talk.approve': { target: 'none' }, 'talk.return': { target: 'writing' } } } }));
    expect(checkWorkflow({ ...one, locked: ['talk.start'] })).toEqual([
      {
        rule: 'concurrent-not-everywhere',
        path: '/actions/talk.start',
        message: '"talk.start" may begin at any time, but not in "protection.awaiting". Add a transition for it there, without a guard. It comes there by: talk.start, talk.submit.',
      },
    ]);
    // What no law asks for at any moment may wait for what is begun already.
    expect(checkWorkflow(one)).toEqual([]);
  });
  test('a talk about harm that may be refused for what was answered', () => {
    const none: StateFile = { tags: ['rest'], on: { 'talk.start': { target: 'writing', guard: 'wantsPlan' } } };
    const one = { ...changed('protection', (states) => ({ ...states, none })), locked: ['talk.start'] };
    expect(checkWorkflow(one)).toMatchObject([{ rule: 'concurrent-not-everywhere', message: expect.stringContaining('not in "protection.none"') }]);
  });
  test('a return that leads on instead of back', () => {
    const one = changed('protection', (states) => ({ ...states, awaiting: { on: { ...states['awaiting']?.on, 'talk.return': { target: 'none' } } } }));
    expect(rulesOf(one)).toEqual(['approval-bypassed /machine/states/protection/states/awaiting/on/talk.return']);
  });
  test('a way round an approval from where its record is still written', () => {
    const skip: ActionRule = { does: 'move', label: { en: 'Skip' }, history: { en: '{actor} skipped' }, roles: ['worker'] };
    const writing: StateFile = { on: { 'needs.submit': { target: 'awaiting' }, 'needs.skip': { target: '#family.need.helping' } } };
    const one = changed('need', (states) => ({ ...states, assessing: { ...states['assessing'], states: { ...states['assessing']?.states, writing } } }), { 'needs.skip': skip });
    expect(checkWorkflow(one)).toMatchObject([
      { rule: 'approval-bypassed', path: '/machine/states/need/states/assessing/states/writing/on/needs.skip', message: expect.stringContaining('which otherwise only "needs.approve" leads to') },
    ]);
  });
  test('a target that is not there, and a guard that is not defined', () => {
    const nowhere = changed('need', (states) => ({ ...states, helping: { on: { 'file.close': { target: 'nowhere' } } } }));
    expect(checkWorkflow(nowhere)).toMatchObject([{ rule: 'machine-broken', message: expect.stringContaining('nowhere') }]);
    const unguarded = changed('need', (states) => inNeed(states, { 'needs.return': { target: 'writing', guard: 'unheardOf' } }));
    expect(checkWorkflow(unguarded)).toMatchObject([{ rule: 'machine-broken', message: expect.stringContaining('unheardOf') }]);
  });
});
