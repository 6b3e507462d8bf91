import type { EditProps, Kind } from '../face.ts';
import { describedBy, Labelled } from '../frame.tsx';
import { ReadText } from '../read-text.tsx';
import { useCommittedText } from '../use-committed-text.ts';

/** A number where one was written; otherwise the text as typed, for the check to speak about. */
export const readNumber = (text: string): number | string => {
  const trimmed = text.trim();
  return /^-?\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : trimmed;
};

const Edit = (props: EditProps) => {
  const { text, type, settle } = useCommittedText(String(props.value ?? ''), (typed) => props.onCommit(readNumber(typed)), props.context.pending);
  return (
    <Labelled {...props}>
      <input
        className={`govuk-input govuk-input--width-5${props.error ? ' govuk-input--error' : ''}`}
        id={props.id}
        type="text"
        inputMode="decimal"
        value={text}
        aria-describedby={describedBy(props)}
        aria-invalid={props.error ? true : undefined}
        onChange={(event) => type(event.target.value)}
        onBlur={settle}
      />
    </Labelled>
  );
};

export const numberKind: Kind = { edit: Edit, read: ReadText, print: ReadText };
