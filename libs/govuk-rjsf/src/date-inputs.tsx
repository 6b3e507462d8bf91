import type { EditProps } from './face.ts';
import type { DateParts } from './date-parts.ts';
import { readDate, writeDate } from './date-parts.ts';
import { useCommittedText } from './use-committed-text.ts';

type Props = Pick<EditProps, 'id' | 'error' | 'context'> & {
  readonly value: unknown;
  readonly onCommit: (value: string) => void;
};

const PARTS = ['day', 'month', 'year'] as const;

/** Three boxes; what was typed stays in them, even where no such day exists. */
export const DateInputs = ({ id, value, error, context, onCommit }: Props) => {
  const joined = Object.values(readDate(value)).join('/');
  const { text, type, settle } = useCommittedText(joined, (typed) => onCommit(writeDate(split(typed))), context.pending);
  const parts = split(text);
  const change = (part: keyof DateParts, typed: string) => type(join({ ...parts, [part]: typed }));
  return (
    <div className="govuk-date-input">
      {PARTS.map((part) => {
        const inputId = part === 'day' ? id : `${id}-${part}`;
        return (
          <div className="govuk-date-input__item" key={part}>
            <div className="govuk-form-group">
              <label className="govuk-label govuk-date-input__label" htmlFor={inputId}>{context.words[part]}</label>
              <input
                className={`govuk-input govuk-date-input__input govuk-input--width-${part === 'year' ? 4 : 2}${error ? ' govuk-input--error' : ''}`}
                id={inputId}
                type="text"
                inputMode="numeric"
                value={parts[part]}
                aria-invalid={error ? true : undefined}
                onChange={(event) => change(part, event.target.value)}
                onBlur={settle}
              />
            </div>
          </div>
        );
      })}
    </div>
  );
};

const join = ({ day, month, year }: DateParts): string => [day, month, year].map((part) => part.replaceAll('/', '')).join('/');
const split = (text: string): DateParts => {
  const [day = '', month = '', year = ''] = text.split('/');
  return { day, month, year };
};
