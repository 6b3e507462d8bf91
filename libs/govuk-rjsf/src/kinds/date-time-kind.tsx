import { useRef } from 'react';
import { DateInputs } from '../date-inputs.tsx';
import { joinDateTime, splitDateTime } from '../date-parts.ts';
import type { EditProps, Kind } from '../face.ts';
import { Grouped } from '../frame.tsx';
import { ReadText } from '../read-text.tsx';
import { useCommittedText } from '../use-committed-text.ts';

const Edit = (props: EditProps) => {
  // Both boxes may be committed in one go, so each joins the other's latest, not the one last drawn.
  const latest = useRef(props.value);
  latest.current = props.value;
  const commit = (date: string, time: string) => {
    latest.current = joinDateTime(date, time);
    props.onCommit(latest.current);
  };
  const [date, time] = splitDateTime(props.value);
  const { text, type, settle } = useCommittedText(time, (typed) => commit(splitDateTime(latest.current)[0], typed), props.context.pending);
  return (
    <Grouped {...props}>
      <DateInputs {...props} value={date} onCommit={(typed) => commit(typed, splitDateTime(latest.current)[1])} />
      <div className="ex-time">
        <label className="govuk-label" htmlFor={`${props.id}-time`}>{props.context.words.time}</label>
        <div className="govuk-hint" id={`${props.id}-time-hint`}>{props.context.words.timeHint}</div>
        <input
          className={`govuk-input govuk-input--width-5${props.error ? ' govuk-input--error' : ''}`}
          id={`${props.id}-time`}
          type="text"
          value={text}
          aria-describedby={`${props.id}-time-hint`}
          onChange={(event) => type(event.target.value)}
          onBlur={settle}
        />
      </div>
    </Grouped>
  );
};

/** A day and a time of day, as a local date-time. */
export const dateTimeKind: Kind = { edit: Edit, read: ReadText, print: ReadText };
