import type { PartFile, WorkflowFile } from '../types.ts';
import { layParts } from './lay-parts.ts';

const label = (en: string) => ({ label: { en } });
const rule = (en: string) => ({ label: { en }, history: { en }, does: 'move', roles: ['practitioner'] }) as const;

const planning: PartFile = {
  id: 'planning',
  version: '1.0.0',
  about: 'The plan',
  states: { need: { initial: 'planning', meta: label('Need'), states: { planning: { meta: label('Planning'), on: { 'plan.agree': { target: 'review' } } } } } },
  actions: { 'plan.agree': rule('Agree') },
  locked: ['plan.agree'],
};
const closing: PartFile = {
  id: 'closing',
  version: '1.0.0',
  about: 'The end',
  states: { leavingCare: { initial: 'none', meta: label('Leaving care'), states: { none: { meta: label('None') } } }, need: { states: { closed: { meta: label('Closed') }, planning: { on: { 'case.close': { target: 'closed' } } } } } },
  actions: { 'case.close': rule('Close') },
  guards: { atRest: { type: 'regionsAtRest', sentence: { en: 'Not yet' } } },
};
const workflow: WorkflowFile = {
  id: 'help',
  version: '1.0.0',
  title: { en: 'Help' },
  parts: ['planning', 'closing'],
  machine: { id: 'help', type: 'parallel', states: { need: { states: { review: { meta: label('Review') } } }, legal: { initial: 'none', meta: label('Legal'), states: { none: { meta: label('None') } } } } },
  actions: { 'case.open': rule('Open') },
  locked: ['atRest'],
};
const shelf = (parts: readonly PartFile[]) => (id: string) => parts.find((part) => part.id === id);

describe('a workflow with its parts laid under it', () => {
  const { workflow: whole, conflicts, saidBy } = layParts(workflow, shelf([planning, closing]));

  it('has the regions and states in the order in which they are first met', () => {
    expect(Object.keys(whole.machine.states)).toEqual(['need', 'leavingCare', 'legal']);
    expect(Object.keys(whole.machine.states['need']?.states ?? {})).toEqual(['planning', 'closed', 'review']);
  });

  it('has the ways out of a state that each of them names', () => {
    expect(whole.machine.states['need']?.states?.['planning']?.on).toEqual({ 'plan.agree': { target: 'review' }, 'case.close': { target: 'closed' } });
  });

  it('has the actions, guards and locked names of all, and no parts any more', () => {
    expect(Object.keys(whole.actions)).toEqual(['plan.agree', 'case.close', 'case.open']);
    expect(Object.keys(whole.guards ?? {})).toEqual(['atRest']);
    expect(whole.locked).toEqual(['plan.agree', 'atRest']);
    expect(whole.parts).toBeUndefined();
    expect(conflicts).toEqual([]);
  });

  it('knows which of them says what', () => {
    expect(saidBy(['machine', 'states', 'need', 'states', 'planning', 'on', 'case.close', 'target'])).toBe('closing');
    expect(saidBy(['machine', 'states', 'need', 'states', 'review'])).toBe('workflow');
    expect(saidBy(['actions', 'plan.agree', 'roles', 0])).toBe('planning');
    expect(saidBy(['title'])).toBe('workflow');
  });

  it('leaves the parts as they are, for the next pack', () => {
    const before = JSON.stringify([planning, closing, workflow]);
    layParts(workflow, shelf([planning, closing]));
    expect(JSON.stringify([planning, closing, workflow])).toBe(before);
  });
});

describe('two parts that say the same', () => {
  const again: PartFile = { ...closing, actions: { ...closing.actions, 'plan.agree': { ...rule('Agree'), weight: 'main' } } };
  const { conflicts } = layParts(workflow, shelf([planning, again]));

  it('are told where, by which, and which was first, even if the words are alike', () => {
    expect(conflicts.map(({ at, layer, earlier }) => `${at.join('/')} ${layer} ${earlier}`)).toEqual(['label/en', 'history/en', 'does', 'roles'].map((at) => `actions/plan.agree/${at} closing planning`));
  });
});
