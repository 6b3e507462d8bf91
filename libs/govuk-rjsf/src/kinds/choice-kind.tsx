import { useContext } from 'react';
import type { Language } from '#form-answers';
import { say } from '#form-answers';
import type { EditProps, Kind } from '../face.ts';
import { describedBy, Labelled } from '../frame.tsx';
import { Options } from '../options.tsx';
import { ReadText } from '../read-text.tsx';
import { UncheckedMark } from '../unchecked-mark.tsx';

/** From this many options on, a list that folds up is easier than a page of radios. */
const MOST_RADIOS = 7;

type Coded = NonNullable<EditProps['question']['options']>;

/** An option holds words alone, so that what nobody checked is said below the list. */
const Unchecked = ({ options, language }: { readonly options: Coded; readonly language: Language }) => {
  const mark = useContext(UncheckedMark);
  const count = language === 'cy' ? options.filter(({ label }) => label.unchecked).length : 0;
  return mark === undefined || count === 0 ? null : <span className="ex-chip ex-unchecked ex-noprint">{mark} ({count})</span>;
};

const Select = ({ options, ...props }: EditProps & { readonly options: Coded }) => (
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
      {options.map(({ code, label }) => <option key={code} value={code} {...(props.context.language === 'cy' && label.cy === undefined ? { lang: 'en' } : {})}>{say(label, props.context.language)}</option>)}
    </select>
    <Unchecked options={options} language={props.context.language} />
  </Labelled>
);

const Edit = (props: EditProps) => {
  const options = props.question.options ?? [];
  if (options.length > MOST_RADIOS) return <Select {...props} options={options} />;
  const selected = typeof props.value === 'string' && props.value !== '' ? [props.value] : [];
  return <Options {...props} type="radio" options={options.map(({ code, label }) => ({ value: code, label }))} selected={selected} onToggle={props.onCommit} onClear={() => props.onCommit('')} />;
};

/** One of several: radios up to seven, a select above. */
export const choiceKind: Kind = { edit: Edit, read: ReadText, print: ReadText };
