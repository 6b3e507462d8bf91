import { say } from '#form-answers';
import type { EditProps, Kind } from '../face.ts';
import { describedBy, Labelled } from '../frame.tsx';
import type { Option } from '../options.tsx';
import { Options } from '../options.tsx';
import { ReadText } from '../read-text.tsx';

/** From this many options on, a list that folds up is easier than a page of radios. */
const MOST_RADIOS = 7;

const Select = ({ options, ...props }: EditProps & { readonly options: readonly Option[] }) => (
  <Labelled {...props}>
    <select
      className={`govuk-select${props.error ? ' govuk-select--error' : ''}`}
      id={props.id}
      value={String(props.value ?? '')}
      aria-describedby={describedBy(props)}
      aria-invalid={props.error ? true : undefined}
      onChange={(event) => props.onCommit(event.target.value)}
    >
      <option value="">{props.context.words.choose}</option>
      {options.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
    </select>
  </Labelled>
);

const Edit = (props: EditProps) => {
  const options = (props.question.options ?? []).map(({ code, label }) => ({ value: code, label: say(label, props.context.language) }));
  if (options.length > MOST_RADIOS) return <Select {...props} options={options} />;
  const selected = typeof props.value === 'string' && props.value !== '' ? [props.value] : [];
  return <Options {...props} type="radio" options={options} selected={selected} onToggle={props.onCommit} onClear={() => props.onCommit('')} />;
};

/** One of several: radios up to seven, a select above. */
export const choiceKind: Kind = { edit: Edit, read: ReadText, print: ReadText };
