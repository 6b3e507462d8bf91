import type { Json, Language, ResolvedQuestion } from '#form-answers';
import { formatAnswer } from '#form-answers';
import { InBoth } from './both-languages.tsx';
import type { ReadProps } from './face.ts';

/** Kinds whose answers are words of the form; those of people stay in the language they were written in. */
const WORDED: readonly ResolvedQuestion['kind'][] = ['choice', 'choices', 'yesNo', 'date', 'dateTime'];

/** An answer as words. */
export const Formatted = ({ question, value, language }: { readonly question: ResolvedQuestion; readonly value: Json | undefined; readonly language: Language }) => (
  <InBoth language={language} words={(one) => (WORDED.includes(question.kind) ? formatAnswer(question, value, one) : undefined)}>{formatAnswer(question, value, language)}</InBoth>
);

/** An answer as words, with its line breaks; most kinds read like this. */
export const ReadText = (props: ReadProps) => <p className="ex-answer"><Formatted {...props} /></p>;
