import { clockRow, workflow } from './testing/family-support.ts';
import { amina, ben, clerk, given, mia, needs, noor, on, rules, verdict, type Story } from './testing/story.ts';
import type { Actor, CaseRules } from './types.ts';
import { sortWorklist, worklistItems, type WorklistItem } from './worklist.ts';

const names = { staff: (user: string) => ({ amina: 'Amina Yusuf', mia: 'Mia Lowe' })[user] ?? user, sex: 'female' };
const asks = (story: Story, actor: Actor, today = '2026-11-04', with_: CaseRules = rules) => worklistItems(with_, story.state, actor, on(today), names);
const submitted = given().then('needs.submit', { data: needs });

describe('what a case asks', () => {
  test('of its worker: the form to write, because she is the child’s worker', () => {
    expect(asks(given(), amina)).toMatchObject([{ case: 'case-1', person: 'gail', action: 'needs.submit', form: 'needs', what: { en: 'Hand in the needs' }, why: { en: 'You are her family worker.' }, group: 'later' }]);
  });
  test('of the team’s managers: the decision, because it was sent', () => {
    const [item] = asks(submitted, mia);
    expect(item).toMatchObject({ action: 'needs.approve', record: 'a1', why: { en: 'Amina Yusuf sent it on Tuesday 3 November.', cy: 'Anfonodd Amina Yusuf ef ddydd Mawrth 3 Tachwedd.' }, dueOn: '2026-11-17' });
    expect(asks(submitted, noor)).toHaveLength(1);
  });
  test('a worker whose form was sent sees that it waits, and for whom', () => {
    expect(asks(submitted, amina)).toMatchObject([{ group: 'waiting', record: 'a1', what: { en: 'Needs awaiting a decision' }, why: { en: 'You sent it on Tuesday 3 November. It waits for a team leader.' } }]);
  });
  test('a worker whose form was returned sees by whom and when', () => {
    const returned = submitted.then('needs.return', { data: verdict, by: mia, at: on('2026-11-04') });
    expect(asks(returned, amina)).toMatchObject([{ action: 'needs.submit', record: 'a1', why: { en: 'Mia Lowe returned it to you on Wednesday 4 November.' } }]);
  });
  test('nothing of people whose case it is not', () => {
    expect(asks(given(), ben)).toEqual([]);
    expect(asks(given(), clerk)).toEqual([]);
    expect(asks(submitted, { id: 'ivy', role: 'manager', team: 'south' })).toEqual([]);
  });
  test('a manager who wrote it herself is told that another must decide', () => {
    const own = given().then('needs.submit', { data: needs, by: mia });
    expect(asks(own, mia)[0]).toMatchObject({ why: { en: expect.stringContaining('another manager must decide') } });
  });
  test('a file that nobody was given asks the workers of its team', () => {
    const story = given(rules, mia).then('talk.start', { by: mia });
    expect(asks(story, amina).map((item) => item.why.en)).toEqual(['Nobody in your team has this child yet.', 'Nobody in your team has this child yet.']);
  });
  test('a talk about harm is an item of its own beside the assessment', () => {
    expect(asks(given().then('talk.start'), amina).map((item) => item.action)).toEqual(['needs.submit', 'talk.submit']);
  });
  test('a visit that is due is asked for although no step waits for it', () => {
    const visits: CaseRules = { ...rules, clocks: [clockRow({ id: 'visit', from: ['needs-sent'], to: ['child-seen'], amount: 2 })] };
    const story = given(visits).then('needs.submit', { data: needs });
    expect(asks(story, amina, '2026-11-05', visits)).toContainEqual(expect.objectContaining({ action: 'diary.record', dueOn: '2026-11-05', group: 'today' }));
    expect(asks(story.then('diary.record', { data: { text: 'Seen' } }), amina, '2026-11-05', visits)).toHaveLength(1);
  });
  test('nothing when it is closed', () => {
    const closed = submitted.then('needs.approve', { data: verdict, by: mia }).then('file.close');
    expect(closed.state.status).toBe('closed');
    expect(asks(closed, amina)).toEqual([]);
  });
  test.each([
    ['2026-11-18', 'overdue'],
    ['2026-11-17', 'today'],
    ['2026-11-16', 'week'],
    ['2026-11-10', 'week'],
    ['2026-11-09', 'later'],
  ])('on %s, what is due on 17 November is %s', (today, group) => expect(asks(submitted, mia, today)[0]).toMatchObject({ group }));
});

test('a worklist begins with what is overdue and ends with what waits for others', () => {
  const item = (id: string, group: WorklistItem['group'], dueOn?: string): WorklistItem => ({ case: id, person: 'p', what: { en: '' }, why: { en: '' }, group, ...(dueOn ? { dueOn } : {}) });
  const items = [item('w', 'waiting', '2026-11-01'), item('l', 'later'), item('t', 'today', '2026-11-04'), item('o', 'overdue', '2026-11-02')];
  expect(sortWorklist(items).map((one) => one.case)).toEqual(['o', 't', 'l', 'w']);
});

test('a worklist asks for nothing that the workflow does not offer', () => {
  for (const item of asks(given().then('talk.start'), amina)) expect(Object.keys(workflow.actions)).toContain(item.action);
});
