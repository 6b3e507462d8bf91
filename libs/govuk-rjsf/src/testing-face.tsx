import { renderToStaticMarkup } from 'react-dom/server';
import type { Answers, Json, ResolvedQuestion } from '#form-answers';
import type { FaceContext, FaceWords } from './face.ts';
import { createPendingText } from './pending-text.ts';
import { ReadAnswer } from './read-answer.tsx';
import { SectionForm } from './section-form.tsx';

export const words: FaceWords = {
  errorPrefix: 'Error:', needed: '(needed)', whyWeAsk: 'Why we ask', day: 'Day', month: 'Month', year: 'Year', time: 'Time', timeHint: 'Such as 14:30',
  yes: 'Yes', no: 'No', choose: 'Choose', clear: (label) => `Clear ${label}`, charactersLeft: (n) => `${n} left`, charactersOver: (n) => `${n} too many`,
  add: (label) => `Add to ${label}`, addAnother: (label) => `Add another to ${label}`, row: (label, n) => `${label} ${n}`, remove: (label, n) => `Remove ${label} ${n}`,
  removeAsk: (label, n) => `Remove ${label} ${n}?`, removeNothing: 'Nothing is lost', removeLost: 'This is lost', removeYes: 'Remove it', removeNo: 'Keep it', noRows: 'None yet',
  changeCarried: (label, n) => `Change ${label} ${n}`,
};

/** A page's context for specs, in English, with nothing wrong and nothing needed. */
export const faceContext = (over: Partial<FaceContext> = {}): FaceContext => ({
  language: 'en', words, errors: {}, needed: new Set(), commit: () => undefined, pending: createPendingText(), newId: () => 'new-row', ...over,
});

export const question = (kind: ResolvedQuestion['kind'], over: Partial<ResolvedQuestion> = {}): ResolvedQuestion => ({
  id: 'answer', kind, label: { en: 'Who was seen', cy: 'Pwy a welwyd' }, required: false, ...over,
});

/** The edit face of one question, through RJSF, as markup. */
export const editMarkup = (asked: ResolvedQuestion, value?: Json, over: Partial<FaceContext> = {}, limit?: number): string =>
  renderToStaticMarkup(
    <SectionForm
      questions={[asked]}
      {...(limit === undefined ? {} : { properties: { [asked.id]: { maxLength: limit } } })}
      answers={(value === undefined ? {} : { [asked.id]: value }) as Answers}
      context={faceContext(over)}
    />,
  );

export const readMarkup = (asked: ResolvedQuestion, value: Json): string =>
  renderToStaticMarkup(<ReadAnswer question={asked} value={value} language="en" />);
