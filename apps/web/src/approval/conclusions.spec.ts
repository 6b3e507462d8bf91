import type { ResolvedForm, ResolvedQuestion } from '#form-answers';
import { evidenceOf } from './conclusions.ts';

const question = (id: string, over: Partial<ResolvedQuestion> = {}): ResolvedQuestion => ({ id, kind: 'narrative', label: { en: id }, required: false, ...over });
const asked = [
  question('health', { dimension: 'health' }), question('said', { kind: 'words' }), question('mother', { sensitivity: 'words' }), question('seenOn', { kind: 'date' }),
  question('healthNeed', { conclusion: true, dimension: 'health' }), question('threshold', { conclusion: true }), question('beside'), question('outcome', { conclusion: true }),
];
const form = {
  questions: Object.fromEntries(asked.map((one) => [one.id, one])),
  sections: [
    { id: 'child', questions: ['health', 'said', 'mother', 'seenOn'] },
    { id: 'analysis', questions: ['healthNeed', 'threshold', 'beside'] },
    { id: 'outcome', questions: ['outcome'] },
  ],
} as unknown as ResolvedForm;
const all = new Set(asked.map(({ id }) => id));
const ids = (questions: readonly ResolvedQuestion[]) => questions.map(({ id }) => id);
const conclusionsIn = (answers: Record<string, string>, shown: ReadonlySet<string> = all) =>
  evidenceOf(form, answers, shown).conclusions.map(({ section, questions, restsOn }) => [section.id, ids(questions), ids(restsOn)]);

describe('what a manager reads first', () => {
  it('is what each section concludes, with what is written beside it or under its dimension', () => {
    expect(conclusionsIn({ health: 'Small for her age', healthNeed: 'A dentist', threshold: 'In need', beside: 'Because' })).toEqual([
      ['analysis', ['healthNeed', 'threshold'], ['health', 'beside']],
    ]);
  });

  it('falls back on what the record tells elsewhere, and not on dates and codes', () => {
    expect(conclusionsIn({ health: 'Small for her age', said: 'I like soup', seenOn: '2026-11-12', outcome: 'A plan' })).toEqual([
      ['outcome', ['outcome'], ['health', 'said']],
    ]);
  });

  it('rests on nothing only where nothing is told at all', () => {
    expect(conclusionsIn({ outcome: 'A plan', seenOn: '2026-11-12' })).toEqual([['outcome', ['outcome'], []]]);
  });

  it('is what people said themselves, and who was asked and said nothing', () => {
    const evidence = evidenceOf(form, { said: 'I like soup' }, all);
    expect(ids(evidence.words)).toEqual(['said']);
    expect(ids(evidence.silent)).toEqual(['mother']);
  });

  it('leaves out what was not asked', () => {
    expect(conclusionsIn({ outcome: 'A plan', threshold: 'hidden' }, new Set(['outcome']))).toEqual([['outcome', ['outcome'], []]]);
    expect(evidenceOf(form, {}, new Set(['outcome'])).silent).toEqual([]);
  });
});
