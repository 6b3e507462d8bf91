import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import type { ActionRequest, ActionView, Problem } from '#api-client';
import type { Text } from '#form-answers';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';

/** The box in which one says why to go ahead; a refusal's summary leads here. */
export const EXCEPTION_FIELD = 'why-anyway';

interface Anyway {
  /** What an action asks besides its form, when it asks anything: why it is late, why it goes ahead although. */
  readonly fields: ReactNode;
  /** The same as part of the request. */
  readonly request: Pick<ActionRequest, 'reason' | 'exception'>;
}

/** The reasons that an action may need, said before where it is known, else once the engine has asked for them. Nothing typed is lost when it is refused again. */
export const useAnyway = (action: ActionView | undefined, refusal: Problem | undefined): Anyway => {
  const [late, setLate] = useState(false);
  const [against, setAgainst] = useState<readonly Text[]>([]);
  const [reason, setReason] = useState('');
  const [exception, setException] = useState('');
  useEffect(() => {
    if (refusal?.code === 'reason-required') setLate(true);
    if (refusal?.code === 'exception-possible') setAgainst(refusal.guards?.map(({ sentence }) => sentence) ?? (refusal.sentence ? [refusal.sentence] : []));
  }, [refusal]);
  const unusual = against.length > 0 ? against : action?.exception ? [action.exception] : [];
  const wrong = refusal?.errors?.find(({ question }) => question === 'exception')?.message;
  return {
    fields: (
      <>
        {unusual.length > 0 && <GoAhead sentences={unusual} value={exception} onChange={setException} {...(wrong ? { wrong } : {})} />}
        {late && <LateReason value={reason} onChange={setReason} />}
      </>
    ),
    request: {
      ...(late && reason.trim() !== '' ? { reason: reason.trim() } : {}),
      ...(unusual.length > 0 && exception.trim() !== '' ? { exception: exception.trim() } : {}),
    },
  };
};

interface GoAheadProps {
  readonly sentences: readonly Text[];
  readonly value: string;
  readonly onChange: (words: string) => void;
  readonly wrong?: Text;
}

/** What stands against an action, and the way past it: a reason, which the manager reads. */
const GoAhead = ({ sentences, value, onChange, wrong }: GoAheadProps) => {
  const { t } = useWords();
  return (
    <div className="ex-unusual">
      <h3>{t('unusual.title')}</h3>
      <ul>{sentences.map((sentence) => <li key={sentence.en}><Said text={sentence} /></li>)}</ul>
      <div className={`govuk-form-group${wrong ? ' govuk-form-group--error' : ''}`}>
        <label className="govuk-label govuk-label--s" htmlFor={EXCEPTION_FIELD}>{t('unusual.label')}</label>
        <div className="govuk-hint" id={`${EXCEPTION_FIELD}-hint`}>{t('unusual.hint')}</div>
        {wrong && <p className="govuk-error-message" id={`${EXCEPTION_FIELD}-error`}><span className="govuk-visually-hidden">{t('page.error')}</span> <Said text={wrong} /></p>}
        <textarea className="govuk-textarea" id={EXCEPTION_FIELD} rows={3} value={value} aria-describedby={`${EXCEPTION_FIELD}-hint${wrong ? ` ${EXCEPTION_FIELD}-error` : ''}`} onChange={(event) => onChange(event.target.value)} />
      </div>
    </div>
  );
};

/** Asked for only when something is entered more than a working day after it happened. */
const LateReason = ({ value, onChange }: { readonly value: string; readonly onChange: (reason: string) => void }) => {
  const { t } = useWords();
  return (
    <div className="govuk-form-group">
      <label className="govuk-label govuk-label--s" htmlFor="why-late">{t('check.lateReason')}</label>
      <div className="govuk-hint" id="why-late-hint">{t('check.lateReasonHint')}</div>
      <textarea className="govuk-textarea" id="why-late" rows={3} value={value} aria-describedby="why-late-hint" onChange={(event) => onChange(event.target.value)} />
    </div>
  );
};

/** Before a form is written: that sending it will need a reason, and what stands against it. */
export const UnusualAhead = ({ action }: { readonly action: ActionView | undefined }) => {
  const { t } = useWords();
  if (!action?.exception) return null;
  return <p className="ex-unusual"><b>{t('unusual.ahead')}</b> <Said text={action.exception} /></p>;
};
