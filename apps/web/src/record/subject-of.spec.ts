import type { ClockView, HistoryEvent } from '#api-client';
import { correctedStep, explainedClock, subjectIn } from './subject-of.ts';

const clock = (id: string, instance: number): ClockView => ({
  id, instance, label: { en: id }, legalSource: { text: 'A rule' }, state: 'running', late: true, near: false,
  startedOn: '2026-11-01', dueOn: '2026-11-02', unit: 'workingDays', gone: 9, of: 1,
});
const view = { clocks: [clock('referral', 1), clock('referral', 2), clock('assessment', 1)] };

describe('the limit that is explained', () => {
  it('is the one that the way to the form named, the second time it ran included', () => {
    expect(explainedClock('explain', view, { clock: 'referral', instance: 2 })).toBe(view.clocks[1]);
  });

  it('is not known while the answers name no limit of this case, so that the worker is asked', () => {
    expect(explainedClock('explain', view, {})).toBeUndefined();
    expect(explainedClock('explain', view, { clock: 'referral', instance: 3 })).toBeUndefined();
  });

  it('is nobody else’s: a form that happens to ask the same is asked in full', () => {
    expect(explainedClock('note', view, { clock: 'referral', instance: 1 })).toBeUndefined();
  });
});

describe('the step whose day is corrected', () => {
  const step = (revision: number): HistoryEvent => ({ revision, type: 'x', actor: 'amina', at: '2026-11-23T10:00:00Z', happenedOn: '2026-11-20', sentence: { en: 'x' }, late: false });

  it('is the one that the way to the form named', () => {
    expect(correctedStep([step(1), step(2)], { corrects: 2 })?.revision).toBe(2);
    expect(correctedStep([step(1)], {})).toBeUndefined();
  });
});

describe('what a way to a form says that it is about', () => {
  it.each([
    ['clock=referral&instance=2', { clock: 'referral', instance: 2 }],
    ['corrects=12', { corrects: 12 }],
    ['corrects=twelve', {}],
    ['new', {}],
  ])('%s', (search, answers) => {
    expect(subjectIn(new URLSearchParams(search))).toEqual(answers);
  });
});
