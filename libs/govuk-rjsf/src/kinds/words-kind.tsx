import type { EditProps, Kind, ReadProps } from '../face.ts';
import { formatAnswer } from '#form-answers';
import { Labelled } from '../frame.tsx';
import { LongText } from '../long-text.tsx';

const Edit = (props: EditProps) => (
  <div className="ex-words">
    <Labelled {...props}>
      <LongText {...props} least={3} />
    </Labelled>
  </div>
);

const Read = ({ question, value, language }: ReadProps) => (
  <blockquote className="ex-words"><p className="ex-answer">{formatAnswer(question, value, language)}</p></blockquote>
);

/** Somebody's own words: one look wherever they stand, never merged with ours. */
export const wordsKind: Kind = { edit: Edit, read: Read, print: Read };
