import type { Text } from '#form-answers';
import { say } from '#form-answers';
import type { EditProps } from './face.ts';
import { Grouped } from './frame.tsx';
import { Said } from './said.tsx';

export interface Option {
  readonly value: string;
  /** The shell's own words, or a definition's. */
  readonly label: Text | string;
}

type Props = EditProps & {
  readonly options: readonly Option[];
  readonly selected: readonly string[];
  readonly type: 'radio' | 'checkbox';
  readonly onToggle: (value: string, on: boolean) => void;
  /** Takes the answer back; a radio alone cannot be unchosen. */
  readonly onClear?: () => void;
};

/** Radios or checkboxes in a fieldset; the first carries the field's id, so that an error link lands on it. */
export const Options = ({ options, selected, type, onToggle, onClear, ...props }: Props) => {
  const block = type === 'radio' ? 'govuk-radios' : 'govuk-checkboxes';
  return (
    <Grouped {...props}>
      <div className={`${block} ${block}--small`}>
        {options.map(({ value, label }, index) => {
          const id = index === 0 ? props.id : `${props.id}-${index}`;
          return (
            <div className={`${block}__item`} key={value}>
              <input
                className={`${block}__input`}
                id={id}
                type={type}
                name={props.id}
                value={value}
                checked={selected.includes(value)}
                onChange={(event) => onToggle(value, event.target.checked)}
              />
              <label className={`govuk-label ${block}__label`} htmlFor={id}>{typeof label === 'string' ? label : <Said text={label} language={props.context.language} />}</label>
            </div>
          );
        })}
      </div>
      {onClear && selected.length > 0 && !props.needed && (
        <button type="button" className="ex-linklike ex-small" onClick={onClear}>
          {props.context.words.clear(say(props.question.label, props.context.language))}
        </button>
      )}
    </Grouped>
  );
};
