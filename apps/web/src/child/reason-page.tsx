import type { FormEvent } from 'react';
import { useRef, useState } from 'react';
import type { Problem } from '#api-client';
import { client } from '../api/client.ts';
import { ErrorSummary } from '../shell/error-summary.tsx';
import { Page } from '../shell/page.tsx';
import { problemSentence } from '../shell/problem-sentence.ts';
import { useWords } from '../words/use-words.ts';

interface Props {
  readonly kind: 'cases' | 'people';
  readonly id: string;
  readonly problem: Problem;
  readonly onGiven: () => void;
}

/** Before another team's child is opened: why, in the reader's own words. It is logged, and her manager sees it. */
export const ReasonPage = ({ kind, id, problem, onGiven }: Props) => {
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
    <Page title={t('reason.title')} error={failure.text !== ''} lead={<p>{problem.detail}</p>}>
      {failure.text !== '' && <ErrorSummary title={t('page.errorTitle')} lines={[{ key: 'purpose', text: failure.text, target: 'purpose' }]} attempt={failure.attempt} />}
      <form onSubmit={(event) => void submit(event)} noValidate className="ex-narrowcol ex-stack">
        <div className={`govuk-form-group${failure.text ? ' govuk-form-group--error' : ''}`}>
          <label className="govuk-label govuk-label--s" htmlFor="purpose">{t('reason.label')}</label>
          <div className="govuk-hint" id="purpose-hint">{t('reason.hint')}</div>
          {failure.text && <p className="govuk-error-message" id="purpose-error"><span className="govuk-visually-hidden">{t('page.error')}</span> {failure.text}</p>}
          <textarea className="govuk-textarea" id="purpose" name="purpose" rows={3} maxLength={500} aria-describedby="purpose-hint" />
        </div>
        <button type="submit" className="govuk-button">{t('reason.open')}</button>
      </form>
    </Page>
  );
};
