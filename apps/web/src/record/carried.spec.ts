import type { ResolvedQuestion } from '#form-answers';
import { isCarried, sourceForm } from './carried.ts';

const asked = (prefill?: string): ResolvedQuestion => ({ id: 'school', label: { en: 'School' }, kind: 'text', required: false, ...(prefill ? { prefill } : {}) });
const question = asked('contact.childSchool');

describe('an answer carried in from an earlier record', () => {
  it('is known while it says what that record says', () => {
    expect(sourceForm(question)).toBe('contact');
    expect(isCarried(question, { school: 'St Mark’s' }, { childSchool: 'St Mark’s' })).toBe(true);
  });

  it('is the worker’s own as soon as she changes it', () => {
    expect(isCarried(question, { school: 'St Mark’s Infants' }, { childSchool: 'St Mark’s' })).toBe(false);
  });

  it('is not claimed of a blank, though both are blank', () => {
    expect(isCarried(question, {}, {})).toBe(false);
  });

  it('has no record behind it where the form carries nothing in, or takes it from the person', () => {
    expect(sourceForm(asked())).toBeUndefined();
    expect(sourceForm(asked('person.nhsNumber'))).toBeUndefined();
  });
});
