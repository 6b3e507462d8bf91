import { caseClocks } from './case-view.ts';
import { chronologyOf } from './chronology.ts';
import { evolveCase, foldCase } from './evolve.ts';
import { factsOf } from './facts.ts';
import { caseHistory } from './history.ts';
import { redecide } from './redecide.ts';
import { given, mia, needs, on, verdict, type Story } from './testing/story.ts';
import { wholeRules, wholeWorkflow } from './testing/whole-file.ts';

const sent = given(wholeRules).then('needs.submit', { data: { ...needs, seenOn: '2026-11-05' }, at: on('2026-11-05') });
const correct = (story: Story, correctDate: string, corrects: number | string = 2, more = {}) =>
  story.then('date.correct', { data: { corrects, correctDate, reason: 'I mistook the week' } as never, at: on('2026-11-06'), ...more });
const fixed = correct(sent, '2026-11-04');

describe('a day that was wrong', () => {
  test('is put right for the marks and the record, and the first is kept', () => {
    expect(fixed.refused).toBeUndefined();
    expect(fixed.events.at(-1)?.body).toMatchObject({ corrects: { revision: 2, from: '2026-11-05', to: '2026-11-04' }, concurrent: true });
    expect(fixed.state.marks).toEqual([{ mark: 'needs-sent', on: '2026-11-04', revision: 2, was: '2026-11-05' }]);
    expect(fixed.state.records).toMatchObject([{ id: 'a1', on: '2026-11-04', status: 'submitted', versions: [{}] }]);
  });
  test('moves the limits that ran from it, and what guards read', () => {
    const due = (story: Story) => caseClocks(wholeRules, story.state, on('2026-11-06')).map((clock) => [clock.dueOn, clock.was?.dueOn]);
    expect([due(sent), due(fixed)]).toEqual([[['2026-11-19', undefined]], [['2026-11-18', '2026-11-19']]]);
    expect(factsOf(wholeRules, fixed.state, undefined, on('2026-11-06')).marks).toEqual({ 'needs-sent': '2026-11-04' });
  });
  test('is said in the history with both days, beside the line that had it', () => {
    const lines = caseHistory(() => wholeWorkflow, fixed.events);
    expect(lines[2]?.sentence).toEqual({
      en: '{actor} did: correct a day: “Hand in the needs” happened on Wednesday 4 November 2026, not on Thursday 5 November 2026',
      cy: '{actor} did: correct a day: digwyddodd “Hand in the needs” ddydd Mercher 4 Tachwedd 2026, nid dydd Iau 5 Tachwedd 2026',
    });
    expect(lines[1]).toMatchObject({ happenedOn: '2026-11-05', corrected: { on: '2026-11-04' } });
  });
  test('makes nobody’s form stale, and is decided the same again', () => {
    const { state, events } = fixed.then('needs.approve', { data: verdict, by: mia, revision: 2, at: on('2026-11-06') });
    expect(state.value).toMatchObject({ need: 'helping' });
    expect(redecide(() => wholeRules, events, () => undefined).map((one) => one.outcome)).toEqual(['same', 'same', 'same', 'same']);
    expect(foldCase(events)).toEqual(state);
  });
  test('may be corrected again; the day first recorded stays, until it is that day again', () => {
    expect(correct(fixed, '2026-11-03').state.marks).toMatchObject([{ on: '2026-11-03', was: '2026-11-05' }]);
    expect(correct(fixed, '2026-11-05').state.marks).toEqual([{ mark: 'needs-sent', on: '2026-11-05', revision: 2 }]);
  });
  test('is right in the chronology', () => expect(chronologyOf(wholeRules, fixed.events)).toMatchObject([{ on: '2026-11-04', mark: 'needs-sent', revision: 2 }]));
  test('of a note that was gone on with is the first', () => {
    const request = { agency: 'School', state: 'asked', askedOn: '2026-11-04' };
    const again = given(wholeRules).then('request.record', { data: request, at: on('2026-11-04') }).then('request.record', { data: { ...request, state: 'received' }, draft: 'a1', at: on('2026-11-05') });
    expect(correct(again, '2026-11-03').state.records).toMatchObject([{ on: '2026-11-03', versions: [{}, {}] }]);
  });
  test('does not change what an event recorded of itself', () => {
    const [opened, submitted] = fixed.events;
    expect(submitted?.happenedOn).toBe('2026-11-05');
    expect(opened && submitted && evolveCase(evolveCase(undefined, opened), submitted).marks).toMatchObject([{ on: '2026-11-05' }]);
  });
});

describe('a record that was returned and is handed in again', () => {
  const returned = sent.then('needs.return', { data: verdict, by: mia, at: on('2026-11-06') });
  const again = (seenOn: string): Story =>
    returned.then('needs.submit', { data: { ...needs, seenOn }, draft: 'a1', at: on('2026-11-06', { draft: { id: 'a1', form: 'needs@1.0.0+test.1', contributors: [] } }) });

  test.each(['2026-11-05', '2026-11-06'])('counts from the day that it says last, %s, and counts once', (day) => {
    const { state } = again(day);
    expect(state.marks).toEqual([{ mark: 'needs-sent', on: day, revision: 4, ...(day === '2026-11-05' ? {} : { was: '2026-11-05' }) }]);
    expect(caseClocks(wholeRules, state, on('2026-11-06')).map(({ instance, startedOn }) => [instance, startedOn])).toEqual([[1, day]]);
  });
  test('is decided the same again', () => {
    const { state, events } = again('2026-11-06').then('needs.approve', { data: verdict, by: mia, at: on('2026-11-06') });
    expect(redecide(() => wholeRules, events, () => undefined).map((one) => one.outcome)).toEqual(events.map(() => 'same'));
    expect(foldCase(events)).toEqual(state);
  });
  test('leaves alone what another record marked', () => {
    const { state } = returned.then('needs.submit', { data: { ...needs, seenOn: '2026-11-06' }, at: on('2026-11-06') });
    expect(state.marks.map((entry) => [entry.revision, entry.on])).toEqual([[2, '2026-11-05'], [4, '2026-11-06']]);
  });
});

describe('a correction is refused', () => {
  const problem = (story: Story) => (story.refused?.code === 'form-invalid' ? story.refused.problems[0] : undefined);
  test.each([
    ['of something that was not done', 9, 'Choose something that was done in this case'],
    ['of what came before everything', 0, 'Choose something that was done in this case'],
    ['of an action whose day decides nothing', 1, 'Nothing in this case depends on the day of that. Choose another'],
  ])('%s', (_what, revision, message) => expect(problem(correct(sent, '2026-11-04', revision))).toMatchObject({ question: 'corrects', message: { en: message } }));
  test.each([
    ['to the day that it is', '2026-11-05', 'This is the day that is recorded already. Enter another'],
    ['to a day to come', '2026-11-07', 'Enter the day it happened, today or earlier'],
    ['to no day', '2026-02-30', 'Enter a real day, such as 9 October 2026'],
  ])('%s', (_what, day, message) => expect(problem(correct(sent, day))).toMatchObject({ question: 'correctDate', message: { en: message } }));
  test('of what was handed in, to a day after it was decided', () => {
    const decided = sent.then('needs.approve', { data: verdict, by: mia, at: on('2026-11-05') });
    const late = decided.then('date.correct', { data: { corrects: 2, correctDate: '2026-11-06', reason: 'I mistook the week' }, at: on('2026-11-09') });
    expect(problem(late)).toMatchObject({ question: 'correctDate', message: { en: 'It was decided on Thursday 5 November. Enter that day or an earlier one' } });
  });
  test('of a decision, to a day before what it decided', () => {
    const approved = sent.then('needs.approve', { data: verdict, by: mia, at: on('2026-11-06') });
    expect(problem(correct(approved, '2026-11-04', 3))?.message.en).toBe('What was decided happened on Thursday 5 November. Enter that day or a later one');
    expect(correct(approved, '2026-11-05', 3).state.marks.at(-1)).toMatchObject({ mark: 'plan-agreed', on: '2026-11-05', was: '2026-11-06' });
  });
});
