import type { ReactNode } from 'react';
import type { Language, ResolvedQuestion } from '#form-answers';
import { say } from '#form-answers';
import type { EditProps } from './face.ts';

export const hintId = (id: string): string => `${id}-hint`;
export const errorId = (id: string): string => `${id}-error`;

/** The ids that describe a control: its hint, then its error. */
export const describedBy = ({ id, question, error }: Pick<EditProps, 'id' | 'question' | 'error'>): string | undefined =>
  [question.hint ? hintId(id) : '', error ? errorId(id) : ''].filter(Boolean).join(' ') || undefined;

type Framed = Pick<EditProps, 'id' | 'question' | 'error' | 'needed' | 'context'> & { readonly children: ReactNode };

const groupClass = (error: string | undefined): string => `govuk-form-group${error ? ' govuk-form-group--error' : ''}`;

/** A label's words, and whether the answer is needed before sending. */
const LabelWords = ({ question, needed, context }: Pick<EditProps, 'question' | 'needed' | 'context'>) => (
  <>
    {say(question.label, context.language)}
    {needed && <span className="ex-needed"> {context.words.needed}</span>}
  </>
);

const Why = ({ question, language, title }: { question: ResolvedQuestion; language: Language; title: string }) =>
  question.why ? (
    <details className="ex-why">
      <summary>{title}<span className="govuk-visually-hidden">: {say(question.label, language)}</span></summary>
      <p>{say(question.why, language)}</p>
    </details>
  ) : null;

const Help = ({ id, question, error, context }: Omit<Framed, 'children' | 'needed'>) => (
  <>
    {question.hint && <div className="govuk-hint" id={hintId(id)}>{say(question.hint, context.language)}</div>}
    <Why question={question} language={context.language} title={context.words.whyWeAsk} />
    {error && (
      <p className="govuk-error-message" id={errorId(id)}>
        <span className="govuk-visually-hidden">{context.words.errorPrefix}</span> {error}
      </p>
    )}
  </>
);

/** Label, hint and error around one control. */
export const Labelled = ({ children, ...props }: Framed) => (
  <div className={groupClass(props.error)}>
    <label className="govuk-label govuk-label--s" htmlFor={props.id}><LabelWords {...props} /></label>
    <Help {...props} />
    {children}
  </div>
);

/** Legend, hint and error around several controls. */
export const Grouped = ({ children, ...props }: Framed) => (
  <div className={groupClass(props.error)}>
    <fieldset className="govuk-fieldset" aria-describedby={describedBy(props)}>
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s"><LabelWords {...props} /></legend>
      <Help {...props} />
      {children}
    </fieldset>
  </div>
);
