import type { AnswerProblem, FormCheck, ResolvedForm, ResolvedQuestion } from '#form-answers';
import { groupSections, isMissing, progressOf, visibleSections } from './form-progress.ts';
import { answerAfter } from './with-answer.ts';

const question = (id: string): ResolvedQuestion => ({ id, kind: 'text', label: { en: id }, required: false });
const form = {
  ref: 'f@1', questions: { a: question('a'), b: question('b'), c: question('c') },
  sections: [
    { id: 'one', title: { en: 'One' }, group: { en: 'First' }, questions: ['a'] },
    { id: 'two', title: { en: 'Two' }, group: { en: 'First' }, questions: ['b'] },
    { id: 'three', title: { en: 'Three' }, questions: ['c'] },
  ],
} as unknown as ResolvedForm;
const problem = (on: string, rule = 'required'): AnswerProblem => ({ question: on, path: `/${on}`, message: { en: `Enter ${on}` }, rule });
const check: FormCheck = {
  problems: (answers, only) => [problem('a')].filter((one) => !(one.question in answers) && (only ?? ['a', 'b', 'c']).includes(one.question)),
  shown: (answers) => new Set(['a', 'c', ...(answers['a'] === 'yes' ? ['b'] : [])]),
  required: () => new Set(['a']),
  toSend: (answers) => ({ answers, notSent: [] }),
};

describe('the task list of a form', () => {
  it('lists only the sections that ask something', () => {
    expect(visibleSections(form, check, {}).map(({ id }) => id)).toEqual(['one', 'three']);
    expect(visibleSections(form, check, { a: 'yes' }).map(({ id }) => id)).toEqual(['one', 'two', 'three']);
  });

  it('says of each section how far it has come and what is missing', () => {
    const [one, three] = progressOf(form, check, {});
    expect(one).toMatchObject({ status: 'notStarted', problems: [{ question: 'a' }] });
    expect(three).toMatchObject({ status: 'optional', problems: [] });
    expect(progressOf(form, check, { a: 'no' })[0]).toMatchObject({ status: 'complete', problems: [] });
  });

  it('puts neighbours of one group under one heading', () => {
    const groups = groupSections(progressOf(form, check, { a: 'yes' }));
    expect(groups.map(({ title, sections }) => [title?.en, sections.length])).toEqual([['First', 2], [undefined, 1]]);
  });

  it('tells missing answers from wrong ones', () => {
    expect(isMissing(problem('a'))).toBe(true);
    expect(isMissing(problem('a', 'format'))).toBe(false);
  });
});

describe('an answer within a row', () => {
  const rows = [{ id: 'r1', name: 'Mark' }, { id: 'r2', name: 'Gail' }];

  it('changes that row and keeps the others', () => {
    expect(answerAfter({ people: rows }, ['people', 1, 'name'], 'Abigail')).toEqual([rows[0], { id: 'r2', name: 'Abigail' }]);
  });

  it('is the whole answer elsewhere', () => {
    expect(answerAfter({}, ['reason'], 'School rang')).toBe('School rang');
  });

  it('is nothing for a row that was removed meanwhile', () => {
    expect(answerAfter({ people: rows.slice(0, 1) }, ['people', 1, 'name'], 'late')).toEqual(rows.slice(0, 1));
  });
});
