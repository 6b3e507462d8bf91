import type { ReactNode } from 'react';
import { useId } from 'react';

export interface Choosable {
  readonly value: string;
  readonly label: string;
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choosable[];
  readonly onChange: (value: string) => void;
  /** What stands there while nothing is chosen. */
  readonly none?: string;
  readonly hint?: string;
}

/** A list to choose one from. */
export const SelectField = ({ label, value, choices, onChange, none, hint }: SelectProps) => {
  const id = useId();
  return (
    <div className="govuk-form-group">
      <label className="govuk-label" htmlFor={id}>{label}</label>
      {hint && <p className="govuk-hint" id={`${id}-hint`}>{hint}</p>}
      <select className="govuk-select" id={id} value={value} aria-describedby={hint ? `${id}-hint` : undefined} onChange={(event) => onChange(event.target.value)}>
        {none !== undefined && <option value="">{none}</option>}
        {choices.map((one) => <option key={one.value} value={one.value}>{one.label}</option>)}
      </select>
    </div>
  );
};

interface TextProps {
  readonly label: string;
  /** What it is of, where the label says only the language: heard, not seen. */
  readonly name?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly language?: 'cy';
  readonly type?: 'text' | 'number' | 'date';
  readonly error?: string | undefined;
}

/** A line of text, a number or a day. */
export const TextField = ({ label, name, value, onChange, hint, language, type = 'text', error }: TextProps) => {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className={error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <label className="govuk-label" htmlFor={id}>{name && <span className="govuk-visually-hidden">{name}: </span>}{label}</label>
      {hint && <p className="govuk-hint" id={`${id}-hint`}>{hint}</p>}
      {error && <p className="govuk-error-message" id={`${id}-error`}>{error}</p>}
      <input
        className={type === 'text' ? 'govuk-input' : 'govuk-input govuk-input--width-10'} id={id} type={type} value={value} {...(language ? { lang: language } : {})}
        {...(type === 'number' ? { min: 1, inputMode: 'numeric' as const } : {})} aria-describedby={described || undefined} onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
};

interface ChecksProps {
  readonly legend: string;
  readonly chosen: readonly string[];
  readonly choices: readonly Choosable[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly hint?: ReactNode;
}

/** Several of a list. */
export const ChecksField = ({ legend, chosen, choices, onChange, hint }: ChecksProps) => {
  const id = useId();
  return (
    <fieldset className="govuk-fieldset govuk-form-group" aria-describedby={hint ? `${id}-hint` : undefined}>
      <legend className="govuk-fieldset__legend">{legend}</legend>
      {hint && <p className="govuk-hint" id={`${id}-hint`}>{hint}</p>}
      <div className="govuk-checkboxes govuk-checkboxes--small">
        {choices.map(({ value, label }) => (
          <div className="govuk-checkboxes__item" key={value}>
            <input
              className="govuk-checkboxes__input" type="checkbox" id={`${id}-${value}`} checked={chosen.includes(value)}
              onChange={(event) => onChange(event.target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))}
            />
            <label className="govuk-label govuk-checkboxes__label" htmlFor={`${id}-${value}`}>{label}</label>
          </div>
        ))}
      </div>
    </fieldset>
  );
};

interface FormProps {
  readonly title: string;
  readonly lead?: string;
  readonly submit: string;
  readonly cancel: string;
  /** Why it cannot be done yet. */
  readonly missing: string | undefined;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** A small form of something to add; says what is still missing rather than being greyed out. */
export const AddForm = ({ title, lead, submit, cancel, missing, onSubmit, onCancel, children }: FormProps) => {
  const id = useId();
  return (
    <form
      className="ex-flowadd" aria-labelledby={id}
      onSubmit={(event) => {
        event.preventDefault();
        if (missing === undefined) onSubmit();
      }}
      ref={(form) => {
        if (form && !form.contains(document.activeElement) && !form.dataset['met']) form.querySelector<HTMLElement>('input, select, textarea')?.focus();
        if (form) form.dataset['met'] = 'yes';
      }}
    >
      <h3 id={id}>{title}</h3>
      {lead && <p className="ex-small">{lead}</p>}
      {children}
      <p className="ex-acts">
        <button type="submit" className="govuk-button" aria-disabled={missing !== undefined} aria-describedby={missing === undefined ? undefined : `${id}-missing`}>{submit}</button>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={onCancel}>{cancel}</button>
        {missing !== undefined && <span className="ex-small" id={`${id}-missing`}>{missing}</span>}
      </p>
    </form>
  );
};
