import { availableActions } from './available-actions.ts';
import { redecide } from './redecide.ts';
import { amina, mia, noor, on, verdict } from './testing/story.ts';
import { wholeRules } from './testing/whole-file.ts';
import { helped, seen } from './testing/whole-story.ts';
import type { Actor, CaseState } from './types.ts';
import { worklistItems } from './worklist.ts';

const names = { staff: (user: string) => user };
const paper = { summary: 'Gail needs glasses' };
const views = (state: CaseState, by: Actor) => availableActions(wholeRules, state, by, on('2026-11-04'));
const viewOf = (state: CaseState, type: string, by: Actor = amina) => views(state, by).find((one) => one.type === type);
const asks = (state: CaseState, by: Actor) => worklistItems(wholeRules, state, by, on('2026-11-04'), names);
const draft = (id: string, form: string, ...contributors: string[]) => ({ draft: id, at: on('2026-11-03', { draft: { id, form: `${form}@1.0.0+testshire.0`, contributors } }) });

describe('papers beside each other', () => {
  const two = seen().then('paper.submit', { data: paper }).then('score.submit', { data: { verdict: 'goOn' } });

  test('are handed in and wait side by side, and the case stays where it is', () => {
    expect(two.refused).toBeUndefined();
    expect(two.state.value).toMatchObject({ need: 'helping' });
    expect(two.state.records.filter(({ status }) => status === 'submitted').map(({ formId }) => formId)).toEqual(['paper', 'score']);
  });
  test('are decided one by one, in any order', () => {
    const { state } = two.then('score.approve', { data: verdict, by: mia }).then('paper.return', { data: verdict, by: mia });
    expect(state.records.flatMap(({ formId, status }) => (formId === 'paper' || formId === 'score' ? [[formId, status]] : []))).toEqual([['paper', 'returned'], ['score', 'approved']]);
  });
  test('are each an item for the manager, and each waits for the worker who sent it', () => {
    expect(asks(two.state, mia).filter(({ kind }) => kind === 'decision')).toMatchObject([
      { action: 'paper.approve', form: 'verdict', record: 'a5', why: { en: 'amina sent it on Tuesday 3 November.' } },
      { action: 'score.approve', record: 'a6' },
    ]);
    const waiting = asks(two.state, amina).filter(({ group }) => group === 'waiting');
    expect(waiting).toMatchObject([{ record: 'a5', what: { en: 'paper: waits for a decision' } }, { record: 'a6', why: { en: 'You sent it on Tuesday 3 November. It waits for a team leader.' } }]);
  });
  test('tell those who decide them', () => {
    expect(two.events.at(-1)?.effects).toEqual([{ key: 'a6:tell:manager', type: 'tell', params: { role: 'manager', case: 'case-1', sentence: 'score.submit', team: 'north' } }]);
  });
  test('leave every event to be decided the same again', () => {
    const { events } = two.then('paper.return', { data: verdict, by: mia }).then('paper.submit', { data: paper, ...draft('a5', 'paper', 'amina') }).then('paper.approve', { data: verdict, by: noor });
    expect(redecide(() => wholeRules, events, () => undefined).map((one) => one.outcome)).toEqual(events.map(() => 'same'));
  });
});

describe('a decision on a paper', () => {
  test('is neither offered nor possible before one is handed in', () => {
    expect(viewOf(seen().state, 'paper.approve', mia)).toBeUndefined();
    expect(seen().then('paper.approve', { data: verdict, by: mia }).refused).toMatchObject({ code: 'not-available', sentence: { en: expect.stringContaining('nothing handed in') } });
  });
  test('is given once: what is approved does not wait any more', () => {
    const approved = seen().then('paper.submit', { data: paper }).then('paper.approve', { data: verdict, by: mia });
    expect(approved.state.marks.at(-1)).toMatchObject({ mark: 'paper-agreed' });
    expect(approved.then('paper.approve', { data: verdict, by: noor }).refused).toMatchObject({ code: 'not-available' });
    expect(approved.then('paper.return', { data: verdict, by: noor }).refused).toMatchObject({ code: 'not-available' });
  });
  test('is not for whoever wrote a part of it', () => {
    const own = seen().then('paper.submit', { data: paper, ...draft('d1', 'paper', 'mia') });
    expect(viewOf(own.state, 'paper.approve', mia)).toMatchObject({ allowed: false, why: { code: 'guard-refused' } });
    expect(own.then('paper.approve', { data: verdict, by: mia }).refused).toMatchObject({ code: 'guard-refused', guard: 'notOwnPaper' });
    expect(own.then('paper.approve', { data: verdict, by: noor }).refused).toBeUndefined();
  });
  test('is possible only where the paper belongs', () => {
    const closed = seen().then('paper.submit', { data: paper }).then('file.close');
    expect(closed.then('paper.approve', { data: verdict, by: mia }).refused).toMatchObject({ code: 'not-available' });
  });
});

describe('a paper that was returned', () => {
  const returned = seen().then('paper.submit', { data: paper }).then('paper.return', { data: verdict, by: mia });

  test('is asked for again of the worker, as the same record', () => {
    expect(viewOf(returned.state, 'paper.submit')).toMatchObject({ record: 'a5' });
    expect(asks(returned.state, amina).filter(({ kind }) => kind === 'paper')).toMatchObject([{ action: 'paper.submit', record: 'a5', why: { en: 'mia returned it to you on Tuesday 3 November.' } }]);
    const again = returned.then('paper.submit', { data: { summary: 'Better' }, ...draft('a5', 'paper', 'amina') });
    expect(again.state.records.filter(({ formId }) => formId === 'paper')).toMatchObject([{ id: 'a5', status: 'submitted', versions: [{}, {}] }]);
  });
});

test('a paper handed in while one waits takes its place', () => {
  const { state } = seen().then('paper.submit', { data: paper }).then('paper.submit', { data: { summary: 'Newer' } });
  expect(state.records.flatMap(({ formId, status }) => (formId === 'paper' ? status : []))).toEqual(['superseded', 'submitted']);
});

test('nobody decides a version that she has not seen, even where decisions need not wait', () => {
  const approve = { ...wholeRules.workflow.actions['paper.approve'], concurrent: true } as (typeof wholeRules.workflow.actions)[string];
  const rules = { ...wholeRules, workflow: { ...wholeRules.workflow, digest: 'concurrent-approval', actions: { ...wholeRules.workflow.actions, 'paper.approve': approve } } };
  const sent = helped(rules).then('paper.submit', { data: paper });
  const looked = sent.state.revision;
  const again = sent.then('paper.submit', { data: { summary: 'Newer' } });
  expect(again.then('paper.approve', { data: verdict, by: mia, revision: looked }).refused).toMatchObject({ code: 'stale-revision' });
  expect(sent.then('diary.record', { data: { text: 'Seen' } }).then('paper.approve', { data: verdict, by: mia, revision: looked }).refused).toBeUndefined();
});
