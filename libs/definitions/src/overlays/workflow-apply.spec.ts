import type { ActionRule, ClockRow, ResolvedWorkflow, WorkflowOperation } from '../types.ts';
import { applyWorkflowOverlay } from './workflow-apply.ts';
import { findState } from './workflow-machine.ts';

const text = (en: string, cy?: string) => ({ en, ...(cy === undefined ? {} : { cy }) });
const rule = (does: ActionRule['does'], more: Partial<ActionRule> = {}): ActionRule => ({ does, label: text(does, `${does} cy`), history: text('{actor} did'), roles: ['manager'], ...more });
const national: ResolvedWorkflow = {
  ...{ id: 'pathway', version: '1.0.0', digest: 'national', title: text('Pathway', 'Llwybr'), locked: [] },
  machine: {
    ...{ id: 'pathway', type: 'parallel' },
    states: {
      need: {
        initial: 'writing',
        states: {
          writing: { tags: ['stage:planning'], meta: { label: text('Writing', 'Yn ysgrifennu') }, on: { 'plan.submit': { target: 'awaiting' }, 'talk.start': { target: 'writing' } } },
          awaiting: { tags: ['stage:planning'], meta: { label: text('Waiting'), waitsFor: ['manager'] }, on: { 'plan.approve': [{ target: 'working', guard: 'wanted' }, { target: 'closed' }], 'plan.return': { target: 'writing' }, 'talk.start': { target: 'awaiting' } } },
          working: { tags: ['stage:intervention'], meta: { label: text('Working') }, on: { 'plan.end': { target: '#pathway.need.closed' } } },
          closed: { tags: ['rest', 'stage:closed'], meta: { label: text('Closed') } },
        },
      },
    },
  },
  actions: {
    'plan.submit': rule('submit', { form: 'plan', roles: ['worker', 'manager'] }),
    'plan.approve': rule('approve', { form: 'decision', decides: 'plan', guards: ['notOwn'], marks: ['plan-agreed'], marksWhen: [{ mark: 'wanted', when: 'wanted' }], happenedOn: 'decidedOn', task: text('Decide'), weight: 'main' }),
    'plan.return': rule('return', { form: 'decision', decides: 'plan', marks: ['plan-returned'] }),
    'plan.end': rule('move'),
    'talk.start': rule('begin', { concurrent: true }),
    'paper.submit': rule('submit', { form: 'paper', available: { in: 'need.working' } }),
    'paper.approve': rule('approve', { form: 'decision', decides: 'paper', guards: ['notOwnPaper'], available: { in: 'need.working' }, concurrent: true, marks: ['paper-agreed'] }),
    'paper.return': rule('return', { form: 'decision', decides: 'paper', available: { in: 'need.working' }, concurrent: true }),
  },
  guards: {
    wanted: { type: 'answered', params: { form: 'plan', question: 'wanted', is: [true] }, sentence: text('It is not wanted.') },
    notOwn: { type: 'actorDidNotContribute', params: { form: 'plan' }, sentence: text('You wrote it.') },
    notOwnPaper: { type: 'actorDidNotContribute', params: { form: 'paper' }, sentence: text('You wrote it.') },
  },
};
const row: ClockRow = { id: 'plan', label: text('Plan'), from: ['a'], to: ['b'], amount: 35, unit: 'workingDays', jurisdiction: ['england'], validFrom: '2020-01-01', near: 30, legalSource: { text: 'Law' } };
const own = { text: 'Our standards' };
const apply = (...operations: WorkflowOperation[]) =>
  applyWorkflowOverlay(national, { workflow: 'pathway', base: '1.0.0', version: 1, operations }, 'shire', { roles: [{ id: 'manager', label: text('Manager'), access: 'casework' }], clocks: [row], marks: [] }, (whole) => `hash ${whole.length}`);
const stateOf = (workflow: ResolvedWorkflow, path: string) => findState(workflow.machine, path);
const second = (more: Partial<Extract<WorkflowOperation, { does: 'insertApproval' }>> = {}): WorkflowOperation => ({ does: 'insertApproval', after: 'plan.approve', id: 'shire-head', label: text('The head’s approval', 'Cymeradwyaeth y pennaeth'), roles: ['shire-head'], ...more });

describe('a workflow with an authority’s own changes', () => {
  test('is the national one, digest and all, where there are none', () => {
    expect(apply().workflow).toBe(national);
  });
  test('has the authority’s roles beside the pack’s', () => {
    const { roles, workflow } = apply({ does: 'addRole', role: { id: 'shire-head', label: text('Head'), access: 'casework' } });
    expect(roles.map(({ id }) => id)).toEqual(['manager', 'shire-head']);
    expect(workflow.actions).toEqual(national.actions);
  });
});

describe('a step of one’s own', () => {
  const step: WorkflowOperation = { does: 'addStep', from: 'need.awaiting', action: 'plan.approve', state: { id: 'shire-panel', label: text('The panel sits'), waitsFor: ['manager'] }, next: { type: 'shire-panel.hold', rule: rule('move') } };

  test('stands between an action and where it led, by the same ways, and what may begin at any time may begin there', () => {
    const { workflow } = apply(step);
    expect(stateOf(workflow, 'need.awaiting')?.on?.['plan.approve']).toEqual({ target: 'shire-panel' });
    expect(stateOf(workflow, 'need.shire-panel')).toEqual({
      tags: ['stage:planning'],
      meta: { label: text('The panel sits'), waitsFor: ['manager'] },
      on: { 'shire-panel.hold': [{ target: 'working', guard: 'wanted' }, { target: 'closed' }], 'talk.start': { target: 'awaiting' } },
    });
    expect(workflow.actions['shire-panel.hold']).toEqual(rule('move'));
  });
  test('may stand after another, whichever is written first', () => {
    const after: WorkflowOperation = { ...step, from: 'need.shire-panel', action: 'shire-panel.hold', state: { id: 'shire-minutes', label: text('Minutes') }, next: { type: 'shire-minutes.write', rule: rule('move') } };
    const { workflow } = apply(after, step);
    expect(stateOf(workflow, 'need.shire-panel')?.on?.['shire-panel.hold']).toEqual({ target: 'shire-minutes' });
    expect(stateOf(workflow, 'need.shire-minutes')?.on).toHaveProperty(['shire-minutes.write']);
    expect(workflow.digest).toBe(apply(step, after).workflow.digest);
  });
  test('is passed over where its transition is not there', () => {
    expect(apply({ ...step, from: 'need.writing' }).workflow.machine).toEqual(national.machine);
  });
});

describe('a further approval', () => {
  test('waits in a state beside, leads on as the first did, and back as its return does', () => {
    const { workflow } = apply(second());
    expect(stateOf(workflow, 'need.awaiting')?.on).toEqual({ 'plan.approve': { target: 'shire-head' }, 'plan.return': { target: 'writing' }, 'talk.start': { target: 'awaiting' } });
    expect(stateOf(workflow, 'need.shire-head')).toEqual({
      tags: ['stage:planning'],
      meta: { label: text('Waiting: The head’s approval', 'Yn aros: Cymeradwyaeth y pennaeth'), waitsFor: ['shire-head'] },
      on: { 'talk.start': { target: 'awaiting' }, 'shire-head.approve': [{ target: 'working', guard: 'wanted' }, { target: 'closed' }], 'shire-head.return': { target: 'writing' } },
    });
  });
  test('takes the marks of the first, and all of its guards', () => {
    const { actions } = apply(second()).workflow;
    expect(actions['plan.approve']).not.toHaveProperty('marks');
    expect(actions['plan.approve']).not.toHaveProperty('marksWhen');
    expect(actions['shire-head.approve']).toEqual({
      ...rule('approve', { form: 'decision', decides: 'plan', guards: ['notOwn'], marks: ['plan-agreed'], marksWhen: [{ mark: 'wanted', when: 'wanted' }], happenedOn: 'decidedOn', weight: 'main' }),
      ...{ label: text('The head’s approval: approve', 'Cymeradwyaeth y pennaeth: cymeradwyo'), history: text('{actor} approved: The head’s approval', 'Cymeradwyodd {actor}: Cymeradwyaeth y pennaeth') },
      ...{ roles: ['shire-head'], follows: 'plan.approve' },
    });
    expect(actions['shire-head.return']).toMatchObject({ does: 'return', decides: 'plan', follows: 'plan.approve', marks: ['plan-returned'] });
  });
  test('leaves the marks with the first too, where that may be the last', () => {
    const { workflow } = apply(second({ onlyWhen: 'wanted' }));
    expect(workflow.actions['plan.approve']).toEqual(national.actions['plan.approve']);
    expect(stateOf(workflow, 'need.awaiting')?.on?.['plan.approve']).toEqual([{ target: 'shire-head', guard: 'wanted' }, { target: 'working', guard: 'wanted' }, { target: 'closed' }]);
    expect(workflow.actions['shire-head.approve']).toMatchObject({ marks: ['plan-agreed'], followsWhen: 'wanted' });
  });
  test('of a paper stands where the first does, and moves nothing', () => {
    const { workflow } = apply(second({ after: 'paper.approve' }));
    expect(workflow.machine).toEqual(national.machine);
    expect(workflow.actions['shire-head.approve']).toMatchObject({ does: 'approve', decides: 'paper', available: { in: 'need.working' }, follows: 'paper.approve', marks: ['paper-agreed'], concurrent: true });
    expect(workflow.actions['shire-head.return']).toMatchObject({ does: 'return', decides: 'paper', available: { in: 'need.working' }, follows: 'paper.approve' });
  });
  test('may have its own words and its own form', () => {
    const words = { label: text('Agree'), history: text('{actor} agreed') };
    const { actions } = apply(second({ form: 'head-decision', approve: words })).workflow;
    expect(actions['shire-head.approve']).toMatchObject({ ...words, form: 'head-decision' });
    expect(actions['shire-head.approve']).not.toHaveProperty('happenedOn');
  });
});

describe('ways, conditions, roles and limits of one’s own', () => {
  test('a way is added to a state; several may be of one type', () => {
    const way = (from: string): WorkflowOperation => ({ does: 'addTransition', from, to: 'need.writing', type: 'shire-plan.renew', rule: rule('move'), guard: 'wanted' });
    const { workflow } = apply(way('need.working'), way('need.awaiting'));
    for (const path of ['need.working', 'need.awaiting']) expect(stateOf(workflow, path)?.on?.['shire-plan.renew']).toEqual({ target: '#pathway.need.writing', guard: 'wanted' });
  });
  test('a condition stands beside those of the pack, or is only described', () => {
    const guard = { type: 'marked' as const, params: { any: ['seen'] }, sentence: text('Not seen.') };
    const { workflow } = apply({ does: 'addGuard', action: 'plan.approve', name: 'shireSeen', guard }, { does: 'addGuard', name: 'shireOther', guard });
    expect(workflow.actions['plan.approve']?.guards).toEqual(['notOwn', 'shireSeen']);
    expect(Object.keys(workflow.guards)).toEqual(expect.arrayContaining(['shireSeen', 'shireOther']));
  });
  test('roles become fewer, and never more', () => {
    expect(apply({ does: 'narrowRoles', action: 'plan.submit', roles: ['worker', 'clerk'] }).workflow.actions['plan.submit']?.roles).toEqual(['worker']);
  });
  test('a limit is shorter from a day on, and what ran before keeps its length', () => {
    const { clocks } = apply({ does: 'tightenLimit', clock: 'plan', amount: 20, validFrom: '2027-01-01', legalSource: own });
    expect(clocks).toEqual([{ ...row, validTo: '2026-12-31' }, { ...row, amount: 20, near: 20, validFrom: '2027-01-01', legalSource: own }]);
    expect(apply({ does: 'tightenLimit', clock: 'plan', amount: 40, validFrom: '2027-01-01', legalSource: own }).clocks).toEqual([row]);
    expect(apply({ does: 'tightenLimit', clock: 'plan', amount: 20, validFrom: '2019-01-01', legalSource: own }).clocks).toEqual([{ ...row, amount: 20, near: 20, legalSource: own }]);
  });
});

describe('other words', () => {
  test('take the place of the English, and leave the Welsh unless it is given', () => {
    const { workflow } = apply(
      { does: 'relabel', target: { state: 'need.writing', part: 'label' }, text: text('Being written') },
      { does: 'relabel', target: { action: 'plan.end', part: 'label' }, text: text('End it', 'Gorffen') },
      { does: 'translate', target: { part: 'title' }, cy: 'Y llwybr' },
      { does: 'relabel', target: { guard: 'notOwn', part: 'sentence' }, text: text('You wrote some of it.') },
      { does: 'relabel', target: { action: 'nothing.here', part: 'label' }, text: text('Lost') },
    );
    expect(stateOf(workflow, 'need.writing')?.meta?.label).toEqual(text('Being written', 'Yn ysgrifennu'));
    expect(workflow.actions['plan.end']?.label).toEqual(text('End it', 'Gorffen'));
    expect(workflow.title).toEqual(text('Pathway', 'Y llwybr'));
    expect(workflow.guards['notOwn']?.sentence).toEqual(text('You wrote some of it.'));
  });
});
