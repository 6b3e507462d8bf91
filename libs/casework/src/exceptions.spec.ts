import { availableActions } from './available-actions.ts';
import { caseView } from './case-view.ts';
import { eraseAnswers } from './erase.ts';
import { evolveCase, foldCase } from './evolve.ts';
import { caseHistory } from './history.ts';
import { redecide } from './redecide.ts';
import { sealEvent } from './seal.ts';
import { amina, mia, noor, on, testHash, verdict } from './testing/story.ts';
import { wholeRules, wholeWorkflow } from './testing/whole-file.ts';
import { helped, pat, seen } from './testing/whole-story.ts';
import type { Actor, CaseEvent, CaseState } from './types.ts';
import { verifyStream } from './verify.ts';
import { worklistItems } from './worklist.ts';

const names = { staff: (user: string) => ({ amina: 'Amina Yusuf', mia: 'Mia Lowe' })[user] ?? user };
const score = { verdict: 'goOn' };
const why = 'The family is on holiday';
const told = (state: CaseState, by: Actor) => worklistItems(wholeRules, state, by, on('2026-11-04'), names).filter(({ kind }) => kind === 'notice');
const outcomes = (events: readonly CaseEvent[]) => redecide(() => wholeRules, events, () => undefined).map((one) => one.outcome);
const excused = helped().then('score.submit', { data: score, exception: ` ${why}  ` });

describe('what stands against an action but does not forbid it', () => {
  test('refuses until somebody says why, and says so', () => {
    expect(helped().then('score.submit', { data: score }).refused).toEqual({
      code: 'exception-possible',
      guards: [{ name: 'childSeen', sentence: { en: 'The child has not been seen.', cy: 'Ni welwyd y plentyn.' } }],
      sentence: {
        en: 'The child has not been seen. If it has to be done all the same, say why: it is recorded, and a manager is told.',
        cy: 'Ni welwyd y plentyn. Os oes rhaid ei wneud er hynny, dywedwch pam: caiff ei gofnodi, a dywedir wrth reolwr.',
      },
    });
  });
  test('is seen before the form is filled: it is allowed, and unusual', () => {
    const view = (state: CaseState) => availableActions(wholeRules, state, amina, on('2026-11-04')).find(({ type }) => type === 'score.submit');
    expect(view(helped().state)).toMatchObject({ allowed: true, exception: { en: expect.stringContaining('The child has not been seen.') } });
    expect(view(seen().state)).not.toHaveProperty('exception');
  });
  test('is passed over with a reason, which is recorded beside the answers', () => {
    expect(excused.refused).toBeUndefined();
    expect(excused.events.at(-1)).toMatchObject({ body: { exceptions: ['childSeen'] }, answers: { data: score, exception: why } });
  });
  test.each([['blank words', '   '], ['none', undefined]])('is not passed over with %s', (_what, exception) => {
    expect(helped().then('score.submit', { data: score, ...(exception === undefined ? {} : { exception }) }).refused).toMatchObject({ code: 'exception-possible' });
  });
  test('takes two thousand characters and no more', () => {
    expect(helped().then('score.submit', { data: score, exception: 'x'.repeat(2000) }).refused).toBeUndefined();
    expect(helped().then('score.submit', { data: score, exception: 'x'.repeat(2001) }).refused).toMatchObject({ code: 'form-invalid', problems: [{ question: 'exception' }] });
  });
  test('a reason that nothing called for is not recorded', () => {
    const { events } = seen().then('score.submit', { data: score, exception: why });
    expect(events.at(-1)?.body).not.toHaveProperty('exceptions');
    expect(events.at(-1)?.answers).not.toHaveProperty('exception');
  });
  test('does not let anybody past what law forbids', () => {
    const planned = helped().then('paper.submit', { data: { summary: 'A', aims: [{ id: '1', standing: 'goOn' }] } }).then('paper.approve', { data: verdict, by: mia });
    expect(planned.then('score.submit', { data: score, exception: why }).refused).toMatchObject({ code: 'guard-refused', guard: 'scoresAll' });
  });
  test('works for an action without a form', () => {
    const close = { ...wholeWorkflow.actions['file.close'], guards: ['talksAtRest', 'childSeen'] } as (typeof wholeWorkflow.actions)[string];
    const rules = { ...wholeRules, workflow: { ...wholeWorkflow, digest: 'closing-unseen', actions: { ...wholeWorkflow.actions, 'file.close': close } } };
    const closed = helped(rules).then('file.close', { exception: why });
    expect(closed.state.status).toBe('closed');
    expect(closed.events.at(-1)?.answers).toEqual({ salt: 'salt', data: {}, exception: why });
    expect(redecide(() => rules, closed.events, () => undefined).at(-1)).toMatchObject({ outcome: 'same' });
  });
  test('nobody is asked for a reason where the step is barred anyway', () => {
    const barred = JSON.parse(JSON.stringify(wholeWorkflow).replace('"file.close":{"target"', '"file.close":{"guard":"barred","target"')) as typeof wholeWorkflow;
    const close = { ...barred.actions['file.close'], guards: ['childSeen'] } as (typeof barred.actions)[string];
    const guards = { ...barred.guards, barred: { type: 'answered', params: { form: 'score', question: 'verdict', is: ['never'] }, sentence: { en: 'Not before it is scored.' } } as const };
    const rules = { ...wholeRules, workflow: { ...barred, digest: 'barred', guards, actions: { ...barred.actions, 'file.close': close } } };
    expect(helped(rules).then('file.close').refused).toMatchObject({ code: 'guard-refused', guard: 'barred' });
  });
});

describe('the reason for an exception in the record', () => {
  test('is under the digest: whoever changes it is found', () => {
    expect(verifyStream(excused.events, testHash)).toEqual([]);
    const altered = excused.events.map((event) => (event.answers?.exception ? { ...event, answers: { ...event.answers, exception: 'Something nicer' } } : event));
    expect(verifyStream(altered, testHash)).toMatchObject([{ fault: 'answers', revision: 5 }]);
  });
  test('is decided the same again; an exception struck out or put in is found', () => {
    expect(outcomes(excused.events)).toEqual(excused.events.map(() => 'same'));
    const struck = excused.events.map((event) => {
      const { exceptions: _gone, ...body } = event.body;
      return { ...event, body };
    });
    expect(redecide(() => wholeRules, struck, () => undefined).at(-1)).toMatchObject({ outcome: 'different', difference: ['exceptions'] });
  });
  test('is erased with the answers; that there was one stays', () => {
    const { state, events } = excused;
    const unsealed = eraseAnswers(state, ['a4'], { actionId: 'e1', actor: noor, moment: on('2026-11-05') });
    const gone = evolveCase(state, unsealed);
    expect(JSON.stringify(gone)).not.toContain(why);
    expect(gone.notices).toMatchObject([{ kind: 'exception', name: 'childSeen' }]);
    const stripped = events.map((event) => {
      const { answers: _erased, ...rest } = event;
      return event.actionId === 'a4' ? rest : event;
    });
    const all = [...stripped, sealEvent<CaseEvent>(unsealed, events.at(-1)?.digest, testHash)];
    expect(foldCase(all)).toEqual(gone);
    expect(verifyStream(all, testHash)).toEqual([]);
  });
  test('is told in the history', () => expect(caseHistory(() => wholeWorkflow, excused.events).at(-1)).toMatchObject({ exception: why }));
});

describe('what a manager is told of', () => {
  const late = helped().then('diary.record', { data: { text: 'Seen', on: '2026-11-03' }, at: on('2026-11-10'), reason: 'I was ill' });
  const risky = seen().then('score.submit', { data: { verdict: 'end', risks: ['fire'] } });
  const read = (story: typeof late, by: Actor = mia, more = {}) => story.then('notices.read', { by, at: on('2026-11-10'), ...more });

  test('exceptions, late entries and the marks that tell, in the order they came', () => {
    expect(excused.state.notices).toEqual([{ revision: 5, kind: 'exception', name: 'childSeen', type: 'score.submit', by: 'amina', on: '2026-11-03', actionId: 'a4', words: why }]);
    expect(late.state.notices).toMatchObject([{ kind: 'late', on: '2026-11-03', words: 'I was ill' }]);
    expect(risky.state.notices).toMatchObject([{ kind: 'mark', name: 'fire-risk' }]);
    expect(risky.then('diary.record', { data: { text: 'x', on: '2026-11-02' }, at: on('2026-11-10'), reason: 'Ill' }).state.notices?.map(({ kind }) => kind)).toEqual(['mark', 'late']);
  });
  test('not what is entered in time, though somebody gave a reason', () => {
    expect(seen().then('diary.record', { data: { text: 'Seen' }, reason: 'To be sure' }).state).not.toHaveProperty('notices');
  });
  test('not a mark that she set herself', () => {
    expect(seen().then('score.submit', { data: { risks: ['fire'] }, by: mia }).state).not.toHaveProperty('notices');
  });
  test('in sentences, with whose it is to be said', () => {
    const sentences = (state: CaseState) => caseView(wholeRules, state, mia, on('2026-11-10')).notices?.map((one) => one.sentence.en);
    expect(sentences(excused.state)).toEqual(['{actor} went ahead with “Hand in the score” although: The child has not been seen.']);
    expect(sentences(late.state)).toEqual(['{actor} entered “Write in the diary” late: it happened on Tuesday 3 November.']);
    expect(sentences(risky.state)).toEqual(['Risk of fire: “Hand in the score”, on Tuesday 3 November, by {actor}.']);
    expect(caseView(wholeRules, seen().state, mia, on('2026-11-10'))).not.toHaveProperty('notices');
  });
  test('as one item of her worklist, and of nobody’s else', () => {
    expect(told(excused.state, mia)).toMatchObject([{ action: 'notices.read', what: { en: 'I have read this' }, why: { en: 'Amina Yusuf went ahead with “Hand in the score” although something stood against it.' }, group: 'today' }]);
    const both = excused.then('diary.record', { data: { text: 'x', on: '2026-11-03' }, at: on('2026-11-10'), reason: 'Ill' });
    expect(told(both.state, mia)).toMatchObject([{ why: { en: '2 things to know; the last: Amina Yusuf entered “Write in the diary” late, which happened on Tuesday 3 November.' } }]);
    for (const other of [amina, noor, pat]) expect(told(excused.state, other)).toEqual([]);
  });
  test('also when the case is closed', () => expect(told(risky.then('file.close').state, mia)).toHaveLength(1));
  test('until she says that she has read it', () => {
    expect(read(late).state).not.toHaveProperty('notices');
    expect(read(late).events.at(-1)?.body).toMatchObject({ acknowledged: 5, concurrent: true });
    expect(outcomes(read(late).events)).toEqual(read(late).events.map(() => 'same'));
  });
  test('and what came after she looked is still there', () => {
    const more = excused.then('diary.record', { data: { text: 'x', on: '2026-11-03' }, at: on('2026-11-10'), reason: 'Ill' });
    const after = read(more, mia, { revision: excused.state.revision });
    expect(after.state.notices).toMatchObject([{ kind: 'late' }]);
    expect(outcomes(after.events)).toEqual(after.events.map(() => 'same'));
  });
  test('there is nothing to say when there is nothing new', () => {
    expect(read(seen()).refused).toMatchObject({ code: 'not-available', sentence: { en: 'There is nothing new to read in this case.' } });
    expect(availableActions(wholeRules, seen().state, mia, on('2026-11-04')).map(({ type }) => type)).not.toContain('notices.read');
  });
  test('what a manager did herself another manager reads', () => {
    const own = helped().then('score.submit', { data: score, exception: why, by: mia });
    expect(read(own).refused).toMatchObject({ code: 'not-available', sentence: { en: expect.stringContaining('Another manager') } });
    expect(told(own.state, mia)).toEqual([]);
    expect(told(own.state, noor)).toHaveLength(1);
    expect(read(own, noor).state).not.toHaveProperty('notices');
  });
  test('is said to her at once as well', () => {
    expect(excused.events.at(-1)?.effects).toContainEqual({ key: 'a4:tell:mia', type: 'tell', params: { user: 'mia', case: 'case-1', sentence: 'score.submit' } });
  });
});
