import type { JsonSchema, ResolvedWorkflow, StateFile } from '#definitions';
import { availableActions } from './available-actions.ts';
import { caseView } from './case-view.ts';
import { redecide } from './redecide.ts';
import { workflow } from './testing/family-support.ts';
import { amina, ben, given, mia, needs, on, rules, verdict } from './testing/story.ts';
import type { CaseRules } from './types.ts';

const planAgreed: JsonSchema = { type: 'object', required: ['marks'], properties: { marks: { type: 'object', required: ['plan-agreed'] } } };

/** The test workflow where a file can be closed while needs are written, and where help goes on without new needs once a plan is agreed. */
function shortcuts(): CaseRules {
  const need = workflow.machine.states['need'] as StateFile;
  const assessing = need.states?.['assessing'] as StateFile;
  const writing = assessing.states?.['writing'] as StateFile;
  const on = { ...writing.on, 'file.close': { target: '#family.need.closed' }, 'help.resume': { target: '#family.need.helping', guard: 'planIsAgreed' } };
  const states = { ...need.states, assessing: { ...assessing, states: { ...assessing.states, writing: { ...writing, on } } } };
  const changed: ResolvedWorkflow = {
    ...workflow,
    digest: 'workflow-shortcuts',
    machine: { ...workflow.machine, states: { ...workflow.machine.states, need: { ...need, states } } },
    actions: { ...workflow.actions, 'help.resume': { does: 'move', label: { en: 'Go on helping' }, history: { en: '{actor} went on' }, roles: ['worker'] } },
    guards: { ...workflow.guards, planIsAgreed: { type: 'matches', params: { schema: planAgreed }, sentence: { en: 'No plan has been agreed.' } } },
  };
  return { ...rules, workflow: changed };
}

const closed = given().then('needs.submit', { data: needs }).then('needs.approve', { data: verdict, by: mia }).then('file.close', { at: on('2026-11-10') });
const reopened = closed.then('file.reopen', { data: verdict, by: mia, at: on('2026-11-12') });

describe('a case that is opened again', () => {
  test('begins with nothing to decide: what was approved before is not asked for again', () => {
    expect(reopened.then('needs.approve', { data: verdict, by: mia, at: on('2026-11-12') }).refused).toMatchObject({ code: 'not-available' });
    expect(availableActions(rules, reopened.state, mia, on('2026-11-12')).map(({ type }) => type)).not.toContain('needs.approve');
  });
  test('decides on what is handed in now, and leaves the record from before as it was', () => {
    const again = reopened.then('needs.submit', { data: { ...needs, outcome: 'nothing' }, by: ben, at: on('2026-11-13') });
    const { state } = again.then('needs.approve', { data: verdict, by: mia, at: on('2026-11-13') });
    const [before, , now] = state.records;
    expect(before).toMatchObject({ formId: 'needs', status: 'approved', decisions: [{ revision: 3 }] });
    expect(now).toMatchObject({ formId: 'needs', status: 'approved', by: 'ben', versions: [{}], decisions: [{}] });
    expect(state.status).toBe('closed');
  });
  test('is not asked to go on with a record that was returned before it closed', () => {
    const returned = given(shortcuts()).then('needs.submit', { data: needs }).then('needs.return', { data: verdict, by: mia });
    const record = (state: typeof returned.state) => availableActions(shortcuts(), state, amina, on('2026-11-04')).find(({ type }) => type === 'needs.submit')?.record;
    expect(record(returned.state)).toBe('a1');
    const again = returned.then('file.close').then('file.reopen', { data: verdict, by: mia });
    expect(again.state.status).toBe('open');
    expect(record(again.state)).toBeUndefined();
  });
  test('does not count a plan agreed before it closed as a plan agreed now', () => {
    const story = given(shortcuts()).then('needs.submit', { data: needs }).then('needs.approve', { data: verdict, by: mia }).then('file.close').then('file.reopen', { data: verdict, by: mia });
    expect(story.state.marks.map(({ mark }) => mark)).toContain('plan-agreed');
    expect(story.then('help.resume').refused).toMatchObject({ code: 'guard-refused', guard: 'planIsAgreed' });
    expect(redecide(() => shortcuts(), story.events, () => undefined).map(({ outcome }) => outcome)).toEqual(story.events.map(() => 'same'));
  });
  test('cannot be opened again on a day before it closed, for its limits would end before they begin', () => {
    const { refused } = closed.then('file.reopen', { data: verdict, by: mia, happenedOn: '2026-11-09', at: on('2026-11-12'), reason: 'The office was shut' });
    expect(refused).toMatchObject({ code: 'date-invalid', sentence: { en: expect.stringContaining('Tuesday 10 November') } });
    expect(closed.then('file.reopen', { data: verdict, by: mia, happenedOn: '2026-11-10', at: on('2026-11-11') }).refused).toBeUndefined();
  });
  test('can be opened again on the day it closed, and its limits run anew', () => {
    const marked = given().then('needs.submit', { data: needs }).then('needs.approve', { data: verdict, by: mia }).then('file.close');
    const same = marked.then('file.reopen', { data: verdict, by: mia }).then('needs.submit', { data: needs });
    expect(caseView(rules, same.state, amina, on('2026-11-03')).clocks).toMatchObject([{ instance: 1, state: 'met' }, { instance: 2, state: 'running', startedOn: '2026-11-03' }]);
  });
  test('cannot be opened again while it is open, nor by a worker alone', () => {
    expect(reopened.then('file.reopen', { data: verdict, by: mia, at: on('2026-11-12') }).refused).toMatchObject({ code: 'not-available' });
    expect(closed.then('file.reopen', { data: verdict, by: amina, at: on('2026-11-12') }).refused).toMatchObject({ code: 'role-required' });
  });
  test('makes stale whatever was written on a page from before', () => {
    expect(reopened.then('needs.submit', { data: needs, revision: 4, at: on('2026-11-12') }).refused).toMatchObject({ code: 'stale-revision', since: [{ type: 'file.reopen' }] });
  });
});

describe('a case that is closing', () => {
  const helping = given().then('needs.submit', { data: needs }).then('needs.approve', { data: verdict, by: mia });

  test.each([
    ['is being written', helping.then('talk.start')],
    ['waits for a decision', helping.then('talk.start').then('talk.submit', { data: { agreed: true } })],
    ['was returned', helping.then('talk.start').then('talk.submit', { data: { agreed: true } }).then('talk.return', { data: verdict, by: mia })],
  ])('cannot close while a talk about harm %s', (_how, story) => {
    expect(story.then('file.close').refused).toMatchObject({ code: 'guard-refused', guard: 'talksAtRest' });
    expect(availableActions(rules, story.state, amina, on('2026-11-04')).find(({ type }) => type === 'file.close')).toMatchObject({ allowed: false });
  });
  test('closes as soon as the talk is decided', () => {
    const decided = helping.then('talk.start').then('talk.submit', { data: { agreed: true } }).then('talk.approve', { data: verdict, by: mia });
    expect(decided.then('file.close').state.status).toBe('closed');
  });
  test('a talk about harm can begin wherever an open case stands, by any worker and from any page', () => {
    const open = [given(), given().then('needs.submit', { data: needs }), helping, reopened];
    for (const story of open) expect(story.then('talk.start', { by: ben, revision: 1, at: on('2026-11-12') }).state.value).toMatchObject({ protection: 'writing' });
  });
});
