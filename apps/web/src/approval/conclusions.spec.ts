import type { ResolvedForm, ResolvedQuestion } from '#form-answers';
import { evidenceOf } from './conclusions.ts';

const question = (id: string, over: Partial<ResolvedQuestion> = {}): ResolvedQuestion => ({ id, kind: 'narrative', label: { en: id }, required: false, ...over });
const asked = [
  question('health', { dimension: 'health' }), question('said', { kind: 'words' }), question('mother', { sensitivity: 'words' }),
  question('healthNeed', { conclusion: true, dimension: 'health' }), question('outcome', { conclusion: true }), question('beside'), question('alone', { conclusion: true }),
];
const form = {
  questions: Object.fromEntries(asked.map((one) => [one.id, one])),
  sections: [{ id: 'child', questions: ['health', 'said', 'mother'] }, { id: 'analysis', questions: ['healthNeed', 'outcome', 'beside'] }, { id: 'last', questions: ['alone'] }],
} as unknown as ResolvedForm;
const all = new Set(asked.map(({ id }) => id));
const ids = (questions: readonly ResolvedQuestion[]) => questions.map(({ id }) => id);

describe('what a manager reads first', () => {
  const evidence = evidenceOf(form, { health: 'Small for her age', said: 'I like soup', healthNeed: 'Needs a dentist', outcome: 'A plan', beside: 'Because', alone: 'Not affected' }, all);

  it('is each conclusion with what is written beside it or under its dimension', () => {
    expect(evidence.conclusions.map((one) => [one.question.id, ids(one.restsOn)])).toEqual([
      ['healthNeed', ['health', 'beside']], ['outcome', ['beside']], ['alone', []],
    ]);
  });

  it('is what people said themselves, and who was asked and said nothing', () => {
    expect(ids(evidence.words)).toEqual(['said']);
    expect(ids(evidence.silent)).toEqual(['mother']);
  });

  it('leaves out what was not asked', () => {
    const fewer = evidenceOf(form, { outcome: 'A plan' }, new Set(['outcome']));
    expect(fewer.silent).toEqual([]);
    expect(fewer.conclusions).toHaveLength(1);
  });
});
