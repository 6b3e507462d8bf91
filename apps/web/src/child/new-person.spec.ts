import type { NewPersonAnswers } from './new-person.ts';
import { newPersonProblems, toPersonDetails } from './new-person.ts';

const today = '2026-11-23';
const answers = (over: Partial<NewPersonAnswers>): NewPersonAnswers => ({ given: 'Gail', family: '', known: 'unknown', date: '', age: '', expected: '', ...over });

describe('adding a child', () => {
  it('takes one name and no birth date', () => {
    expect(newPersonProblems(answers({}), today)).toEqual([]);
    expect(toPersonDetails(answers({}), today)).toEqual({ names: [{ given: 'Gail' }] });
  });

  it('takes an unborn child with the day she is expected, under the mother’s name', () => {
    const unborn = answers({ given: '', family: 'Marlowe', known: 'expected', expected: '2027-02-14' });
    expect(newPersonProblems(unborn, today)).toEqual([]);
    expect(toPersonDetails(unborn, today)).toEqual({ names: [{ family: 'Marlowe' }], birth: { expected: '2027-02-14' } });
  });

  it('takes an age somebody guessed, with the day of the guess', () => {
    expect(toPersonDetails(answers({ known: 'age', age: '7' }), today).birth).toEqual({ estimatedAge: 7, estimatedOn: today });
  });

  it.each([
    ['no name at all', { given: ' ' }, 'given'],
    ['nothing chosen about the birth', { known: '' as const }, 'known'],
    ['a day that does not exist', { known: 'date' as const, date: '2025-11-31' }, 'date'],
    ['a birth still to come', { known: 'date' as const, date: '2026-12-01' }, 'date'],
    ['an age in words', { known: 'age' as const, age: 'seven' }, 'age'],
    ['no age', { known: 'age' as const, age: '' }, 'age'],
    ['no expected day', { known: 'expected' as const, expected: '' }, 'expected'],
  ])('asks to mend %s', (_what, over, field) => {
    expect(newPersonProblems(answers(over), today).map((problem) => problem.field)).toEqual([field]);
  });
});
