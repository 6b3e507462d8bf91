import type { ResolvedForm } from '#form-answers';
import { say } from '#form-answers';
import { findingWords } from './finding-words.ts';

const national = { questions: { seen: { label: { en: 'Was the child seen?' } } }, sections: [{ id: 'about', title: { en: 'About the visit' }, questions: ['seen'] }] } as unknown as ResolvedForm;
const form = { ...national, questions: { ...national.questions, 'northshire.eat': { label: { en: 'Enough to eat?' } } } } as unknown as ResolvedForm;
const words = (message: string) => findingWords(message, national, form, (text) => say(text, 'en'));

describe('a finding', () => {
  it('names a question and a section by their words, not by their ids', () => {
    expect(words('The question "northshire.eat" reads "seen", which is in "about".')).toBe('The question “Enough to eat?” reads “Was the child seen?”, which is in “About the visit”.');
  });

  it('says a question once, where its words stand beside its id', () => {
    expect(words('‘Was the child seen?’ (seen) is hidden here.')).toBe('‘Was the child seen?’ is hidden here.');
  });

  it('keeps what is no question as it is said', () => {
    expect(words('There is no list "meals".')).toBe('There is no list "meals".');
  });
});
