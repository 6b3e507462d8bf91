import type { FormEvent } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { client } from '../api/client.ts';
import { intentDone, intentId } from '../record/intent.ts';
import { useWords } from '../words/use-words.ts';
import { AskedRefusal } from './asked-refusal.tsx';
import { changeQuery } from './authoring-api.ts';
import { useAsking } from './use-asking.ts';
import { useKept } from './use-kept.ts';

interface Props {
  /** The publication to go back to: the change begins with what it said. */
  readonly from?: string;
  readonly title?: string;
}

/** A change begins with a title and a reason. */
export const BeginChange = ({ from, title: suggested = '' }: Props) => {
  const { t } = useWords();
  const place = `begin.${from ?? ''}`;
  const [title, typeTitle, forgetTitle] = useKept(`${place}.title`, suggested);
  const [reason, typeReason, forgetReason] = useKept(`${place}.reason`);
  const { busy, refusal, attempt, ask, refuse } = useAsking();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const request = { title: title.trim(), reason: reason.trim(), ...(from ? { from } : {}) };
    if (request.title === '' || request.reason === '') return refuse({ code: 'words-missing', status: 0, title: t('change.begin.both') });
    const begun = await ask(() => client.beginChange({ id: intentId(sessionStorage, place, request, () => crypto.randomUUID()), ...request }));
    if (!begun) return;
    intentDone(sessionStorage, place);
    forgetTitle();
    forgetReason();
    queries.setQueryData(changeQuery(begun.id).queryKey, begun);
    queries.removeQueries({ queryKey: ['authoring'] });
    await navigate(`/authoring/changes/${begun.id}`, { state: { flash: t('change.begin.begun') } });
  };
  return (
    <form className="ex-box ex-stack-s" onSubmit={(event) => void submit(event)} noValidate>
      <h2>{t(from ? 'change.begin.backTitle' : 'change.begin.title')}</h2>
      {from && <p>{t('change.begin.backLead', { ref: from })}</p>}
      <AskedRefusal refusal={refusal} attempt={attempt} />
      <div>
        <label className="govuk-label" htmlFor="begin-title">{t('change.begin.what')}</label>
        <p className="govuk-hint" id="begin-title-hint">{t('change.begin.whatHint')}</p>
        <input className="govuk-input" id="begin-title" aria-describedby="begin-title-hint" value={title} maxLength={120} onChange={({ target }) => typeTitle(target.value)} />
      </div>
      <div>
        <label className="govuk-label" htmlFor="begin-reason">{t('change.begin.why')}</label>
        <p className="govuk-hint" id="begin-reason-hint">{t('change.begin.whyHint')}</p>
        <textarea className="govuk-textarea" id="begin-reason" aria-describedby="begin-reason-hint" rows={3} value={reason} maxLength={2000} onChange={({ target }) => typeReason(target.value)} />
      </div>
      <button type="submit" className="govuk-button" aria-disabled={busy}>{t(busy ? 'change.working' : from ? 'change.begin.backButton' : 'change.begin.button')}</button>
    </form>
  );
};
