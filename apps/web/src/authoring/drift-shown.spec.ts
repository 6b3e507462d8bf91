import type { DriftReport } from '#authoring';
import { driftShown, driftedIn } from './drift-shown.ts';

const file = (id: string, lines: DriftReport['forms'][number]['lines']) => ({ id, title: { en: id }, base: '1.0.0', version: 1, counts: {}, lines, questions: { national: 3, here: 4 } });
const report: DriftReport = {
  authority: 'northshire', pack: 'england-2008',
  forms: [
    file('core-assessment', [
      { id: 'northshire.meals', what: ['ours'], ours: { en: 'Which meals are missed' }, lines: [{ en: 'Adds the question “Which meals are missed”.' }] },
      { id: 'dental', what: ['reworded', 'tightened'], national: { en: 'Dental examination' }, ours: { en: 'Last dental check' }, lines: [{ en: 'Rewords it.' }, { en: 'Must be answered.' }] },
    ]),
    file('contact', [{ id: 'caller', what: ['reworded'], national: { en: 'Caller' }, ours: { en: 'Who rang' }, lines: [{ en: 'Rewords it.' }] }]),
  ],
  workflows: [{ ...file('child-in-need', [{ id: 'plan.approve', what: ['approval'], lines: [{ en: 'Followed by the service manager.' }] }]) }],
  clocks: [],
  counts: { forms: { all: 9, changed: 2 }, workflows: { all: 1, changed: 1 }, questions: { national: 40, here: 41 }, operations: 5, what: { ours: 1, reworded: 2, tightened: 1, approval: 1 } },
};
const shown = (filter: Parameters<typeof driftShown>[1]) => driftShown(report, filter, (text) => text?.en ?? '').map(({ kind, id, lines }) => `${kind}/${id}: ${lines.map((line) => line.id).join(', ')}`);

describe('what a reader sees of how an authority differs', () => {
  it('is everything at first', () => {
    expect(shown({ words: '' })).toEqual(['forms/core-assessment: northshire.meals, dental', 'forms/contact: caller', 'workflows/child-in-need: plan.approve']);
  });

  it('is one form, one kind of difference, or what holds some words, before or now', () => {
    expect(shown({ words: '', file: 'forms/contact' })).toEqual(['forms/contact: caller']);
    expect(shown({ words: '', what: 'reworded' })).toEqual(['forms/core-assessment: dental', 'forms/contact: caller']);
    expect(shown({ words: 'EXAMINATION' })).toEqual(['forms/core-assessment: dental']);
    expect(shown({ words: 'nowhere' })).toEqual([]);
  });

  it('offers the ways it differs, the most frequent first', () => {
    expect(driftedIn(report)[0]).toEqual(['reworded', 2]);
  });
});
