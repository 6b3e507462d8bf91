import { formatAnswer } from '#form-answers';
import type { ReadProps } from './face.ts';

/** An answer as words, with its line breaks; most kinds read like this. */
export const ReadText = ({ question, value, language }: ReadProps) => (
  <p className="ex-answer">{formatAnswer(question, value, language)}</p>
);
