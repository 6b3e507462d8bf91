import { applyWorkflowOverlay, type ActionRule, type ResolvedWorkflow, type StateFile, type WorkflowOperation } from '#definitions';
import { compareGates } from './compare-gates.ts';
import { roles, workflow } from './testing/family-support.ts';
import { testHash } from './testing/story.ts';

const move: ActionRule = { does: 'move', label: { en: 'Go on' }, history: { en: '{actor} went on' }, roles: ['worker'] };
const way = (from: string, to: string, type = 'testshire-way.go', guard?: string): WorkflowOperation => ({ does: 'addTransition', from, to, type, rule: move, ...(guard !== undefined && { guard }) });
const head: WorkflowOperation = { does: 'insertApproval', after: 'needs.approve', id: 'testshire-head', label: { en: 'The head’s approval' }, roles: ['head'] };

function changed(...operations: WorkflowOperation[]): ResolvedWorkflow {
  return applyWorkflowOverlay(workflow, { workflow: workflow.id, base: '1.0.0', version: 1, operations }, 'testshire', { roles, clocks: [], marks: [] }, testHash).workflow;
}
const found = (local: ResolvedWorkflow, national = workflow) => compareGates(national, local).map(({ rule, path, by }) => [rule, path, ...(by ?? [])].join(' '));
const helping = '/machine/states/need/states/helping';

describe('a local workflow beside the national one', () => {
  test('is compared without a finding where nothing was changed, or only words', () => {
    expect(found(workflow)).toEqual([]);
    expect(found(changed({ does: 'relabel', target: { action: 'needs.approve', part: 'label' }, text: { en: 'Agree' } }))).toEqual([]);
  });
  test('may ask for a further decision', () => {
    expect(found(changed(head))).toEqual([]);
  });
  test('may not lead past an approval, by one way', () => {
    expect(found(changed(way('need.assessing.writing', 'need.helping')))).toEqual([`approval-bypassed ${helping} testshire-way.go`]);
  });
  test('nor by two', () => {
    const step: WorkflowOperation = { does: 'addStep', from: 'need.assessing.writing', action: 'needs.submit', state: { id: 'testshire-read', label: { en: 'Read' } }, next: { type: 'testshire-read.done', rule: move } };
    expect(found(changed(step, way('need.assessing.testshire-read', 'need.helping')))).toEqual([`approval-bypassed ${helping} needs.submit testshire-way.go`]);
  });
  test('nor past the first of two, by way of the state that waits for the second', () => {
    expect(found(changed(head, way('need.assessing.writing', 'need.assessing.testshire-head')))).toEqual([`approval-bypassed ${helping} testshire-way.go testshire-head.approve`]);
  });
  test('nor where only a guard over answers stands in the way', () => {
    expect(found(changed(way('need.assessing.writing', 'need.helping', 'testshire-way.go', 'wantsPlan')))).toEqual([`approval-bypassed ${helping} testshire-way.go`]);
  });
  test('nor past the beginning of a talk, where the pack locks it', () => {
    const locking = { ...workflow, digest: 'locking', locked: ['talk.start'] };
    const local = (national: ResolvedWorkflow) => applyWorkflowOverlay(national, { workflow: national.id, base: '1.0.0', version: 1, operations: [way('protection.none', 'protection.writing')] }, 'testshire', { roles, clocks: [], marks: [] }, testHash).workflow;
    expect(found(local(locking), locking)).toEqual(['approval-bypassed /machine/states/protection/states/writing testshire-way.go']);
    expect(found(local(workflow))).toEqual([]);
  });
  test('may lead back to where everybody began', () => {
    expect(found(changed(way('need.helping', 'need.assessing.writing')))).toEqual([]);
  });
  test('is told where a target is not of its region', () => {
    expect(found(changed(way('need.helping', 'protection.none')))).toEqual(['machine-broken /machine']);
  });
});

describe('a way that leads on by what is marked', () => {
  const approve = workflow.actions['needs.approve'] as ActionRule;
  const need = workflow.machine.states['need'] as StateFile;
  const assessing = need.states?.['assessing'] as StateFile;
  const writing = assessing.states?.['writing'] as StateFile;
  /** Nationally, whoever assesses again may go back to helping, once a plan was agreed; and who helps may assess again. */
  const again: ResolvedWorkflow = {
    ...workflow,
    digest: 'workflow-again',
    guards: { ...workflow.guards, planAgreed: { type: 'marked', params: { any: ['plan-agreed'] }, sentence: { en: 'No plan was agreed.' } } },
    actions: { ...workflow.actions, 'needs.approve': { ...approve, marks: ['plan-agreed'] }, 'needs.again': move, 'needs.leave': move },
    machine: {
      ...workflow.machine,
      states: {
        ...workflow.machine.states,
        need: {
          ...need,
          states: {
            ...need.states,
            assessing: { ...assessing, states: { ...assessing.states, writing: { ...writing, on: { ...writing.on, 'needs.leave': { target: '#family.need.helping', guard: 'planAgreed' } } } } },
            helping: { ...need.states?.['helping'], on: { ...need.states?.['helping']?.on, 'needs.again': { target: 'assessing' } } },
          },
        },
      },
    },
  };
  const local = (guard?: string) => applyWorkflowOverlay(again, { workflow: again.id, base: '1.0.0', version: 1, operations: [way('need.assessing.writing', 'need.helping', 'testshire-way.go', guard)] }, 'testshire', { roles, clocks: [], marks: [] }, testHash).workflow;

  test('is no reason to let everybody pass', () => {
    expect(found(local(), again)).toEqual([`approval-bypassed ${helping} testshire-way.go`]);
  });
  test('may be doubled by one that asks for the same mark', () => {
    expect(found(local('planAgreed'), again)).toEqual([]);
  });
});

describe('an action of the pack', () => {
  const with_ = (type: string, change: (rule: ActionRule) => ActionRule): ResolvedWorkflow => ({ ...workflow, digest: 'changed', actions: { ...workflow.actions, [type]: change(workflow.actions[type] as ActionRule) } });
  const at = '/actions/needs.approve';

  test('keeps its guards', () => {
    expect(found(with_('needs.approve', (rule) => ({ ...rule, guards: [] })))).toEqual([`approval-locked ${at}`]);
  });
  test('keeps its marks, unless what follows it sets them', () => {
    expect(found(with_('needs.approve', ({ marksWhen: _none, ...rule }) => rule))).toEqual([`mark-lost ${at}`, `mark-lost ${at}`]);
    expect(changed(head).actions['needs.approve']).not.toHaveProperty('marksWhen');
    expect(found(changed(head))).toEqual([]);
  });
  test('is for nobody more', () => {
    expect(found(with_('needs.approve', (rule) => ({ ...rule, roles: ['manager', 'worker'] })))).toEqual([`role-widens ${at}`]);
  });
  test('stays', () => {
    const { 'file.assign': _gone, ...actions } = workflow.actions;
    expect(found({ ...workflow, digest: 'gone', actions })).toEqual(['approval-locked /actions']);
  });
});
