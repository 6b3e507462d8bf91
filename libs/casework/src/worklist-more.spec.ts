import { clockRow } from './testing/family-support.ts';
import { amina, mia, on, verdict } from './testing/story.ts';
import { wholeRules, wholeWorkflow } from './testing/whole-file.ts';
import { helped, seen } from './testing/whole-story.ts';
import type { Actor, CaseRules, CaseState } from './types.ts';
import { worklistItems } from './worklist.ts';

const names = { staff: (user: string) => user };
const asks = (with_: CaseRules, state: CaseState, by: Actor, today: string) => worklistItems(with_, state, by, on(today), names);
const running = (more: Parameters<typeof clockRow>[0]): CaseRules => ({ ...wholeRules, clocks: [clockRow({ id: 'paper', label: { en: 'Paper agreed' }, from: ['plan-agreed'], to: ['paper-agreed'], cancel: [], amount: 20, unit: 'days', ...more })] });

describe('a limit that a paper meets', () => {
  const rules = running({});
  test('asks the worker to write it, though no step waits for it', () => {
    expect(asks(rules, helped(rules).state, amina, '2026-11-20')).toContainEqual(expect.objectContaining({ action: 'paper.submit', form: 'paper', dueOn: '2026-11-23', group: 'week' }));
  });
  test('asks once: while the paper waits, the manager is asked to decide it by that day', () => {
    const sent = helped(rules).then('paper.submit', { data: { summary: 'A' } });
    expect(asks(rules, sent.state, amina, '2026-11-20').filter(({ dueOn }) => dueOn !== undefined)).toMatchObject([{ group: 'waiting', record: 'a4' }]);
    expect(asks(rules, sent.state, mia, '2026-11-20').filter(({ dueOn }) => dueOn !== undefined)).toMatchObject([{ kind: 'decision', action: 'paper.approve', dueOn: '2026-11-23' }]);
    expect(asks(rules, sent.then('paper.approve', { data: verdict, by: mia }).state, amina, '2026-11-20').filter(({ dueOn }) => dueOn !== undefined)).toEqual([]);
  });
});

describe('work that has to begin', () => {
  const work = { amount: 12, begun: ['child-seen'] };
  const rules = running({ work });
  const paper = (with_: CaseRules, state: CaseState, today: string) => asks(with_, state, amina, today).find(({ action }) => action === 'paper.submit');

  test('is said beside the item, which comes forward', () => {
    expect(paper(rules, helped(rules).state, '2026-11-03')).toMatchObject({ group: 'later' });
    expect(paper(rules, helped(rules).state, '2026-11-06')).toMatchObject({ group: 'week', dueOn: '2026-11-23', why: { en: expect.stringMatching(/It will be late if it is not begun by \w+ \d+ November\.$/) } });
    expect(paper(rules, helped(rules).state, '2026-11-14')).toMatchObject({ group: 'today' });
  });
  test('is not said once it has begun', () => {
    expect(paper(rules, seen(rules).state, '2026-11-14')?.why.en).not.toContain('begun');
    expect(paper(rules, seen(rules).state, '2026-11-13')).toMatchObject({ group: 'later' });
  });
  test('is an item of its own where no other shows the limit', () => {
    const alone = running({ id: 'court', label: { en: 'Papers filed' }, to: ['filed'], work });
    const forecasts = (today: string, by = amina) => asks(alone, helped(alone).state, by, today).filter(({ kind }) => kind === 'forecast');
    expect(forecasts('2026-11-03')).toEqual([]);
    expect(forecasts('2026-11-06')).toMatchObject([{ what: { en: 'Begin the work for “Papers filed”' }, group: 'week', dueOn: '2026-11-23' }]);
    expect(forecasts('2026-11-14')).toMatchObject([{ why: { en: expect.stringContaining('It should have been begun by') }, group: 'today' }]);
    expect(forecasts('2026-11-14', mia)).toEqual([]);
    expect(asks(rules, helped(rules).state, amina, '2026-11-14').filter(({ kind }) => kind === 'forecast')).toEqual([]);
  });
});

test('every action that an item names is one of the workflow’s', () => {
  const story = seen().then('paper.submit', { data: { summary: 'A' } }).then('score.submit', { data: { risks: ['fire'] } }).then('handover.submit', { data: { team: 'south', why: 'Moved' } });
  for (const by of [amina, mia]) for (const item of asks(wholeRules, story.state, by, '2026-11-20')) expect([undefined, ...Object.keys(wholeWorkflow.actions)]).toContain(item.action);
});
