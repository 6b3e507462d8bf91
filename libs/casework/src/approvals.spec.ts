import type { ActionRule, ResolvedWorkflow, StateFile } from '#definitions';
import { availableActions } from './available-actions.ts';
import { decideCase } from './decide.ts';
import { eraseAnswers } from './erase.ts';
import { evolveCase } from './evolve.ts';
import { workflow } from './testing/family-support.ts';
import { amina, ben, given, mia, needs, noor, on, rules, verdict, type Story } from './testing/story.ts';
import type { Actor, CaseRules, CaseState } from './types.ts';

const pat: Actor = { id: 'pat', role: 'manager', team: 'south' };
const ref = 'needs@1.0.0+testshire.0';
const drafted = (id: string, ...contributors: string[]) => ({ draft: id, at: on('2026-11-03', { draft: { id, form: ref, contributors } }) });
const viewOf = (state: CaseState, type: string, by: Actor = amina) => availableActions(rules, state, by, on('2026-11-04')).find((action) => action.type === type);
const statuses = ({ state }: Story) => state.records.map(({ id, status }) => [id, status]);

/** The test workflow where a second manager confirms what a first has approved. */
function confirmed(): CaseRules {
  const need = workflow.machine.states['need'] as StateFile;
  const assessing = need.states?.['assessing'] as StateFile;
  const awaiting = assessing.states?.['awaiting'] as StateFile;
  const { 'needs.approve': onward, ...rest } = awaiting.on ?? {};
  const steps = {
    ...assessing.states,
    awaiting: { ...awaiting, on: { ...rest, 'needs.approve': { target: 'confirming' } } },
    confirming: { ...awaiting, on: { ...rest, ...(onward ? { 'needs.confirm': onward } : {}) } },
  };
  const machine = { ...workflow.machine, states: { ...workflow.machine.states, need: { ...need, states: { ...need.states, assessing: { ...assessing, states: steps } } } } };
  const approve = workflow.actions['needs.approve'] as ActionRule;
  const { marksWhen: _last, ...first } = approve;
  const actions = { ...workflow.actions, 'needs.approve': first, 'needs.confirm': { ...approve, label: { en: 'Confirm the needs' } } };
  const twice: ResolvedWorkflow = { ...workflow, machine, actions, digest: 'workflow-confirmed' };
  return { ...rules, workflow: twice };
}

describe('where a second manager confirms', () => {
  const approved = given(confirmed()).then('needs.submit', { data: needs }).then('needs.approve', { data: verdict, by: mia });

  test('the second approval decides the record that the first approved', () => {
    const { state, refused } = approved.then('needs.confirm', { data: verdict, by: noor });
    expect(refused).toBeUndefined();
    expect(state.value).toMatchObject({ need: 'helping' });
    expect(state.records).toMatchObject([{ id: 'a1', status: 'approved', decisions: [{ by: 'mia' }, { by: 'noor' }] }]);
  });
  test('the manager who approved first cannot confirm as well', () => {
    expect(approved.then('needs.confirm', { data: verdict, by: mia }).refused).toMatchObject({ code: 'guard-refused', guard: 'notOwnNeeds' });
  });
  test('whoever wrote a part gives neither approval', () => {
    const written = given(confirmed()).then('needs.submit', { data: needs, ...drafted('d1', 'noor') });
    expect(written.then('needs.approve', { data: verdict, by: noor }).refused).toMatchObject({ code: 'guard-refused' });
    const first = written.then('needs.approve', { data: verdict, by: mia });
    expect(first.then('needs.confirm', { data: verdict, by: noor }).refused).toMatchObject({ code: 'guard-refused' });
    expect(first.then('needs.confirm', { data: verdict, by: pat }).refused).toBeUndefined();
  });
  test('the confirmation cannot come first', () => {
    expect(given(confirmed()).then('needs.submit', { data: needs }).then('needs.confirm', { data: verdict, by: noor }).refused).toMatchObject({ code: 'not-available' });
  });
  test('a return by the second asks for both approvals again, and the first manager may give hers again', () => {
    const returned = approved.then('needs.return', { data: verdict, by: noor });
    expect(statuses(returned)).toEqual([['a1', 'returned']]);
    const again = returned.then('needs.submit', { data: needs, draft: 'a1' });
    expect(again.then('needs.confirm', { data: verdict, by: noor }).refused).toMatchObject({ code: 'not-available' });
    const first = again.then('needs.approve', { data: verdict, by: mia });
    expect(first.refused).toBeUndefined();
    expect(first.then('needs.confirm', { data: verdict, by: mia }).refused).toMatchObject({ code: 'guard-refused' });
    expect(first.then('needs.confirm', { data: verdict, by: noor }).state.records).toMatchObject([{ status: 'approved', decisions: [{}, { status: 'returned' }, {}, {}] }]);
  });
  test('what the approvals mean is marked once, by the last of them', () => {
    expect(approved.events.at(-1)?.body.marks).toEqual([]);
    expect(approved.then('needs.confirm', { data: verdict, by: noor }).events.at(-1)?.body.marks).toEqual(['plan-agreed']);
  });
});

describe('which record is decided', () => {
  const talks = given().then('talk.start').then('talk.submit', { data: { agreed: true } });

  test('the one handed in, not the one returned before it', () => {
    const fresh = talks.then('talk.return', { data: verdict, by: mia }).then('talk.submit', { data: { agreed: false } });
    expect(statuses(fresh)).toEqual([['a2', 'returned'], ['a4', 'submitted']]);
    expect(viewOf(fresh.state, 'talk.approve', mia)).toMatchObject({ record: 'a4' });
    expect(statuses(fresh.then('talk.approve', { data: verdict, by: mia }))).toEqual([['a2', 'returned'], ['a4', 'approved']]);
  });
  test('a record that was returned is not asked for again once another has followed it', () => {
    const returned = talks.then('talk.return', { data: verdict, by: mia });
    expect(viewOf(returned.state, 'talk.submit')).toMatchObject({ record: 'a2' });
    const next = returned.then('talk.submit', { data: { agreed: false } }).then('talk.approve', { data: verdict, by: mia }).then('talk.start');
    expect(viewOf(next.state, 'talk.submit')).not.toHaveProperty('record');
  });
  test('none, while a second talk is being written that began after the first was handed in', () => {
    const second = talks.then('talk.start', { by: ben });
    expect(second.then('talk.approve', { data: verdict, by: mia }).refused).toMatchObject({ code: 'not-available' });
    const sent = second.then('talk.submit', { data: { agreed: false }, by: ben });
    expect(statuses(sent.then('talk.approve', { data: verdict, by: mia }))).toEqual([['a2', 'superseded'], ['a4', 'approved']]);
  });
  test('a manager who wrote the talk that was replaced may decide on the one that replaced it', () => {
    const own = given().then('talk.start').then('talk.submit', { data: { agreed: true }, by: mia }).then('talk.start').then('talk.submit', { data: { agreed: true } });
    expect(own.then('talk.approve', { data: verdict, by: mia }).refused).toBeUndefined();
  });
});

describe('who stands behind the answers', () => {
  const returned = given().then('needs.submit', { data: needs, ...drafted('d1', 'mia', 'ben') }).then('needs.return', { data: verdict, by: noor });

  test('a manager who helps to put a returned record right is its author again', () => {
    const again = returned.then('needs.submit', { data: needs, ...drafted('d1', 'noor') });
    expect(again.then('needs.approve', { data: verdict, by: noor }).refused).toMatchObject({ code: 'guard-refused' });
    expect(again.then('needs.approve', { data: verdict, by: mia }).refused).toBeUndefined();
  });
  test('the drafts of another form make nobody an author of this one', () => {
    const other = given().then('needs.submit', { data: needs, at: on('2026-11-03', { draft: { id: 'd9', form: ref, contributors: ['mia'] } }) });
    expect(other.state.records).toMatchObject([{ contributors: ['amina'] }]);
  });
  test('a manager may return what she wrote, so that another can put it right', () => {
    const own = given().then('needs.submit', { data: needs, by: mia });
    expect(own.then('needs.return', { data: verdict, by: mia }).state.records).toMatchObject([{ status: 'returned' }]);
  });
  test('a record cannot be written over by a note that takes its id', () => {
    const story = given().then('needs.submit', { data: needs, ...drafted('d1', 'amina') });
    expect(story.then('diary.record', { id: 'd1', data: { text: 'Seen' } }).refused).toMatchObject({ code: 'not-found' });
    expect(story.then('talk.start').then('talk.submit', { id: 'd1', data: { agreed: true } }).refused).toMatchObject({ code: 'not-found' });
  });
});

describe('the day of a decision', () => {
  const sent = given().then('needs.submit', { data: { ...needs, seenOn: '2026-11-05' }, at: on('2026-11-05') });

  test('cannot be before the day of what it decides', () => {
    const { refused } = sent.then('needs.approve', { data: verdict, by: mia, happenedOn: '2026-11-04', at: on('2026-11-05') });
    expect(refused).toMatchObject({ code: 'date-invalid', happenedOn: '2026-11-04', sentence: { en: 'The date is before what it follows, which happened on Thursday 5 November. Enter that day or a later one.' } });
    expect(sent.then('needs.return', { data: verdict, by: mia, happenedOn: '2026-11-04', at: on('2026-11-05') }).refused).toMatchObject({ code: 'date-invalid' });
  });
  test('may be the very day, and may be entered later', () => {
    const { state, refused } = sent.then('needs.approve', { data: verdict, by: mia, happenedOn: '2026-11-05', at: on('2026-11-06') });
    expect(refused).toBeUndefined();
    expect(state.marks.at(-1)).toMatchObject({ mark: 'plan-agreed', on: '2026-11-05' });
  });
});

describe('a record whose answers were erased while it waited', () => {
  const { state } = given().then('needs.submit', { data: needs });
  const erased = evolveCase(state, eraseAnswers(state, ['a1'], { actionId: 'e1', actor: noor, moment: on('2026-11-04') }));
  const ask = (type: string) => decideCase(rules, erased, { id: 'x', type, revision: erased.revision, data: verdict }, mia, on('2026-11-04'));

  test('cannot be approved, for nobody could say what was approved', () => {
    expect(ask('needs.approve')).toMatchObject({ refused: { code: 'not-available', sentence: { en: expect.stringContaining('have been erased') } } });
    expect(viewOf(erased, 'needs.approve', mia)).toMatchObject({ allowed: false, why: { code: 'not-available' } });
  });
  test('can be returned, and written again', () => {
    const decision = ask('needs.return');
    expect(decision).toMatchObject({ event: { body: { record: { id: 'a1', status: 'returned' } } } });
  });
});
