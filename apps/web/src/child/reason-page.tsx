import type { FormEvent } from 'react';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { client } from '../api/client.ts';
import { ErrorSummary } from '../shell/error-summary.tsx';
import { Page } from '../shell/page.tsx';
import { problemSentence } from '../shell/problem-sentence.ts';
import { useWords } from '../words/use-words.ts';

interface Props {
  readonly kind: 'cases' | 'people';
  readonly id: string;
  readonly onGiven: () => void;
}

/** Before another team's child is opened: why, in the reader's own words. It is logged, and her manager sees it. */
export const ReasonPage = ({ kind, id, onGiven }: Props) => {
  const { t, language } = useWords();
  const [failure, setFailure] = useState({ text: '', attempt: 0 });
  const busy = useRef(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const purpose = String(new FormData(event.currentTarget).get('purpose') ?? '').trim();
    if (purpose.length < 3) return setFailure(({ attempt }) => ({ text: t('reason.enter'), attempt: attempt + 1 }));
    if (busy.current) return;
    busy.current = true;
    const reply = await client.giveReason(kind, id, purpose);
    busy.current = false;
    if (reply.ok) onGiven();
    else setFailure(({ attempt }) => ({ text: problemSentence(reply.problem, t, language), attempt: attempt + 1 }));
  };
  return (
    <Page title={t('reason.title')} error={failure.text !== ''} lead={<p>{t('reason.hint')}</p>} before={<p><Link className="govuk-back-link" to="/children">{t('find.title')}</Link></p>}>
      {failure.text !== '' && <ErrorSummary title={t('page.errorTitle')} lines={[{ key: 'purpose', text: failure.text, target: 'purpose' }]} attempt={failure.attempt} />}
      <form onSubmit={(event) => void submit(event)} noValidate className="ex-narrowcol ex-stack">
        <div className={`govuk-form-group${failure.text ? ' govuk-form-group--error' : ''}`}>
          <label className="govuk-label govuk-label--s" htmlFor="purpose">{t('reason.label')}</label>
          {failure.text && <p className="govuk-error-message" id="purpose-error"><span className="govuk-visually-hidden">{t('page.error')}</span> {failure.text}</p>}
          <textarea className="govuk-textarea" id="purpose" name="purpose" rows={3} maxLength={500} {...(failure.text ? { 'aria-describedby': 'purpose-error', 'aria-invalid': true } : {})} />
        </div>
        <button type="submit" className="govuk-button">{t('reason.open')}</button>
      </form>
    </Page>
  );
};
