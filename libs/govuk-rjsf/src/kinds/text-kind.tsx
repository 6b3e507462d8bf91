import type { EditProps, Kind } from '../face.ts';
import { describedBy, Labelled } from '../frame.tsx';
import { ReadText } from '../read-text.tsx';
import { useCommittedText } from '../use-committed-text.ts';

const Edit = (props: EditProps) => {
  const { text, type, settle } = useCommittedText(String(props.value ?? ''), props.onCommit, props.context.pending);
  return (
    <Labelled {...props}>
      <input
        className={`govuk-input${props.error ? ' govuk-input--error' : ''}`}
        id={props.id}
        type="text"
        value={text}
        aria-describedby={describedBy(props)}
        aria-invalid={props.error ? true : undefined}
        onChange={(event) => type(event.target.value)}
        onBlur={settle}
      />
    </Labelled>
  );
};

/** One line. */
export const textKind: Kind = { edit: Edit, read: ReadText, print: ReadText };
