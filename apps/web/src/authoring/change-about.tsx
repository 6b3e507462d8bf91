import type { FormEvent } from 'react';
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { client } from '../api/client.ts';
import { useWords } from '../words/use-words.ts';
import { AskedRefusal } from './asked-refusal.tsx';
import { changeQuery } from './authoring-api.ts';
import type { Change } from './authoring-types.ts';
import { useAsking } from './use-asking.ts';
import { useKept } from './use-kept.ts';

/** The title and the reason of a change; both can be written anew until it is sent. */
export const ChangeAbout = ({ change, writable }: { readonly change: Change; readonly writable: boolean }) => {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="ex-box">
      <h2>{t('change.about.title')}</h2>
      {!isOpen && <p className="ex-answer">{change.reason}</p>}
      {!isOpen && <p className="ex-small ex-muted">{t('change.about.where')}</p>}
      {writable && !isOpen && <p><button type="button" className="ex-linklike" onClick={() => setOpen(true)}>{t('change.about.edit')}</button></p>}
      {isOpen && <Edit change={change} onDone={() => setOpen(false)} />}
    </section>
  );
};

const Edit = ({ change, onDone }: { readonly change: Change; readonly onDone: () => void }) => {
  const { t } = useWords();
  const [title, typeTitle, forgetTitle] = useKept(`${change.id}.title`, change.title);
  const [reason, typeReason, forgetReason] = useKept(`${change.id}.reason`, change.reason);
  const { busy, refusal, attempt, ask } = useAsking();
  const queries = useQueryClient();
  const close = () => {
    forgetTitle();
    forgetReason();
    onDone();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const saved = await ask(() => client.describeChange(change.id, { revision: change.revision, title: title.trim(), reason: reason.trim() }));
    if (!saved) return void queries.refetchQueries({ queryKey: changeQuery(change.id).queryKey, exact: true });
    queries.setQueryData(changeQuery(change.id).queryKey, saved);
    queries.removeQueries({ queryKey: ['authoring'] });
    close();
  };
  return (
    <form className="ex-stack-s" onSubmit={(event) => void submit(event)} noValidate>
      <AskedRefusal refusal={refusal} attempt={attempt} />
      <div>
        <label className="govuk-label" htmlFor="about-title">{t('change.begin.what')}</label>
        <input className="govuk-input" id="about-title" value={title} maxLength={120} onChange={({ target }) => typeTitle(target.value)} />
      </div>
      <div>
        <label className="govuk-label" htmlFor="about-reason">{t('change.begin.why')}</label>
        <textarea className="govuk-textarea" id="about-reason" rows={4} value={reason} maxLength={2000} onChange={({ target }) => typeReason(target.value)} />
      </div>
      <p className="ex-acts">
        <button type="submit" className="govuk-button" aria-disabled={busy}>{t(busy ? 'change.working' : 'change.about.save')}</button>
        <button type="button" className="ex-linklike" onClick={close}>{t('change.about.leave')}</button>
      </p>
    </form>
  );
};
