import type { EditProps } from './face.ts';
import { describedBy } from './frame.tsx';
import { useCommittedText } from './use-committed-text.ts';

const CHARACTERS_PER_ROW = 80;
/** A count is shown from this share of the limit on: before, it would only be noise. */
const NEAR = 0.9;

/** Rows that a text fills, so that it can be read without scrolling inside a box. */
export const rowsFor = (text: string, least: number): number =>
  Math.max(least, 1 + text.split('\n').reduce((rows, line) => rows + Math.max(1, Math.ceil(line.length / CHARACTERS_PER_ROW)), 0));

const Count = ({ length, limit, words }: { length: number; limit: number; words: EditProps['context']['words'] }) => (
  <div className="govuk-hint ex-count" aria-live="polite">
    {length > limit ? words.charactersOver(length - limit) : words.charactersLeft(limit - length)}
  </div>
);

/** A text area that grows with what is written. */
export const LongText = ({ least, ...props }: EditProps & { readonly least: number }) => {
  const { text, type, settle } = useCommittedText(String(props.value ?? ''), props.onCommit, props.context.pending);
  const limit = props.maxLength;
  return (
    <>
      <textarea
        className={`govuk-textarea${props.error ? ' govuk-textarea--error' : ''}`}
        id={props.id}
        rows={rowsFor(text, least)}
        value={text}
        aria-describedby={describedBy(props)}
        aria-invalid={props.error ? true : undefined}
        onChange={(event) => type(event.target.value)}
        onBlur={settle}
      />
      {limit !== undefined && text.length > limit * NEAR && <Count length={text.length} limit={limit} words={props.context.words} />}
    </>
  );
};
