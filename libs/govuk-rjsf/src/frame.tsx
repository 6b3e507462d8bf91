import type { ReactNode } from 'react';
import type { Language, ResolvedQuestion } from '#form-answers';
import type { EditProps } from './face.ts';
import { Said } from './said.tsx';

export const hintId = (id: string): string => `${id}-hint`;
export const noteId = (id: string): string => `${id}-from`;
export const errorId = (id: string): string => `${id}-error`;

/** The ids that describe a control: its hint, where its answer came from, then its error. */
export const describedBy = ({ id, question, error, context }: Pick<EditProps, 'id' | 'question' | 'error' | 'context'>): string | undefined =>
  [question.hint ? hintId(id) : '', context.notes?.[id] ? noteId(id) : '', error ? errorId(id) : ''].filter(Boolean).join(' ') || undefined;

type Framed = Pick<EditProps, 'id' | 'question' | 'error' | 'needed' | 'context'> & { readonly children: ReactNode };

const groupClass = (error: string | undefined): string => `govuk-form-group${error ? ' govuk-form-group--error' : ''}`;

/** A label's words, and whether the answer is needed before sending. */
const LabelWords = ({ question, needed, context }: Pick<EditProps, 'question' | 'needed' | 'context'>) => (
  <>
    <Said text={question.label} language={context.language} />
    {needed && <span className="ex-needed"> {context.words.needed}</span>}
  </>
);

const Why = ({ question, language, title }: { question: ResolvedQuestion; language: Language; title: string }) =>
  question.why ? (
    <details className="ex-why">
      <summary>{title}<span className="govuk-visually-hidden">: <Said text={question.label} language={language} /></span></summary>
      <p><Said text={question.why} language={language} /></p>
    </details>
  ) : null;

const Help = ({ id, question, error, context }: Omit<Framed, 'children' | 'needed'>) => (
  <>
    {question.hint && <div className="govuk-hint" id={hintId(id)}><Said text={question.hint} language={context.language} /></div>}
    {context.notes?.[id] && <p className="ex-from" id={noteId(id)}>{context.notes[id]}</p>}
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
