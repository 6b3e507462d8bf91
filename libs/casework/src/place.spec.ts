import { machineOf, nextValue } from './machine.ts';
import { isIn, placeOf, regionsOf } from './place.ts';
import { workflow } from './testing/family-support.ts';

const yes = () => true;
const machine = machineOf(workflow);

describe('where a case stands', () => {
  test('a value says stage, status, labels and who is waited for', () => {
    const place = placeOf(workflow, { need: { assessing: 'awaiting' }, protection: 'writing' });
    expect(place).toMatchObject({ stage: 'assessment', status: 'open' });
    expect(place?.regions).toMatchObject([
      { id: 'need', path: 'assessing.awaiting', stateLabel: { en: 'Needs awaiting a decision' }, waitsFor: ['manager'], atRest: false },
      { id: 'protection', path: 'writing', waitsFor: ['worker'] },
    ]);
  });
  test('a case is closed only when every region rests', () => {
    expect(placeOf(workflow, { need: 'closed', protection: 'none' })).toMatchObject({ status: 'closed', stage: 'closed' });
    expect(placeOf(workflow, { need: 'closed', protection: 'writing' })).toMatchObject({ status: 'open' });
    expect(placeOf(workflow, { need: 'helping', protection: 'none' })).toMatchObject({ status: 'open', stage: 'intervention' });
  });
  test.each([
    ['a region missing', { need: 'helping' }],
    ['a region too many', { need: 'helping', protection: 'none', other: 'x' }],
    ['an unknown state', { need: 'gone', protection: 'none' }],
    ['a state that is not the innermost', { need: 'assessing', protection: 'none' }],
    ['two states of one region', { need: { assessing: 'writing', helping: {} }, protection: 'none' }],
    ['a word that every object has', { need: 'constructor', protection: 'none' }],
    ['a bare name', 'need'],
  ])('a value with %s is nowhere', (_what, value) => expect(placeOf(workflow, value as never)).toBeUndefined());
  test('a place lies in a state and in all that surround it', () => {
    const place = placeOf(workflow, { need: { assessing: 'awaiting' }, protection: 'none' });
    expect(place && ['need', 'need.assessing', 'need.assessing.awaiting', 'need.assess', 'need.helping', 'protection.none'].map((state) => isIn(place, state))).toEqual([true, true, true, false, false, true]);
  });
  test('an action belongs to the region that it moves', () => {
    expect(regionsOf(workflow, 'talk.start')).toEqual(['protection']);
    expect(regionsOf(workflow, 'diary.record')).toEqual([]);
  });
});

describe('what moves it', () => {
  test('only the region of the action moves', () => {
    expect(nextValue(machine, { need: { assessing: 'awaiting' }, protection: 'none' }, 'talk.start', yes)).toEqual({ need: { assessing: 'awaiting' }, protection: 'writing' });
  });
  test('what does not move anything here leads nowhere, rather than to the same place', () => {
    expect(nextValue(machine, machine.initial, 'needs.approve', yes)).toBeUndefined();
    expect(nextValue(machine, machine.initial, 'no.such', yes)).toBeUndefined();
  });
  test('of several ways the first whose guard holds is taken', () => {
    const value = { need: { assessing: 'awaiting' }, protection: 'none' };
    expect(nextValue(machine, value, 'needs.approve', yes)).toMatchObject({ need: 'helping' });
    expect(nextValue(machine, value, 'needs.approve', (guard) => guard === 'talksAtRest')).toMatchObject({ need: 'closed' });
    expect(nextValue(machine, value, 'needs.approve', () => false)).toBeUndefined();
  });
  test('a machine is built once for each digest', () => expect(machineOf({ ...workflow })).toBe(machine));
});
