import type { ResolvedQuestion } from '#form-answers';
import type { Earlier } from './carried.ts';
import { carriedInRows, isCarried, sourcesOf } from './carried.ts';

const asked = (prefill?: ResolvedQuestion['prefill'], over: Partial<ResolvedQuestion> = {}): ResolvedQuestion => ({ id: 'school', label: { en: 'School' }, kind: 'text', required: false, ...(prefill ? { prefill } : {}), ...over });
const question = asked('enquiry.childSchool');
const earlier = (answers: { [question: string]: string }) => ({ answers, field: 'childSchool' });

describe('an answer carried in from an earlier record', () => {
  it('is known while it says what that record says', () => {
    expect(sourcesOf(question)).toEqual([{ form: 'enquiry', field: 'childSchool' }]);
    expect(isCarried(question, { school: 'St Mark’s' }, earlier({ childSchool: 'St Mark’s' }))).toBe(true);
  });

  it('may come from one of several records', () => {
    expect(sourcesOf(asked(['enquiry.a', 'person.b', 'plan.c'])).map(({ form }) => form)).toEqual(['enquiry', 'plan']);
  });

  it('is the worker’s own as soon as she changes it', () => {
    expect(isCarried(question, { school: 'St Mark’s Infants' }, earlier({ childSchool: 'St Mark’s' }))).toBe(false);
  });

  it('is not claimed of a blank, though both are blank', () => {
    expect(isCarried(question, {}, earlier({}))).toBe(false);
  });

  it('has no record behind it where the form carries nothing in, or takes it from the person', () => {
    expect(sourcesOf(asked())).toEqual([]);
    expect(sourcesOf(asked('person.nhsNumber'))).toEqual([]);
  });
});

describe('rows carried in from a plan', () => {
  const inner = (id: string) => asked(undefined, { id });
  const goals = asked('plan.goals', { id: 'goals', kind: 'group', row: [inner('outcome'), inner('who'), inner('score')] });
  const plan: Earlier = { field: 'goals', answers: { goals: [{ id: 'r1', outcome: 'Eats breakfast', who: 'Tara' }, { id: 'r2', outcome: 'Sleeps' }] } };

  it('are known property by property, by the row’s id; what the review adds is its own', () => {
    expect(carriedInRows(goals, { goals: [{ id: 'r1', outcome: 'Eats breakfast', who: 'Tara', score: 'met' }] }, [plan])).toEqual(['goals/r1/outcome', 'goals/r1/who']);
  });

  it('are not claimed once they are changed, nor of a row that is new', () => {
    expect(carriedInRows(goals, { goals: [{ id: 'r2', outcome: 'Sleeps well' }, { id: 'r3', outcome: 'Eats breakfast' }] }, [plan])).toEqual([]);
  });
});
