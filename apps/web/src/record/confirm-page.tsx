import type { FormEvent } from 'react';
import { Link, useLocation } from 'react-router';
import type { ActionView } from '#api-client';
import { useCase } from '../child/case-layout.tsx';
import { NoticeList, useTold } from '../child/told.tsx';
import { Page } from '../shell/page.tsx';
import { useWords } from '../words/use-words.ts';
import { useAnyway } from './anyway.tsx';
import { Refusal } from './refusal.tsx';
import { useAction } from './use-action.ts';

/** An action without a form: it says what will be done and to whose case, and is done by one button. */
export const ConfirmPage = ({ action }: { readonly action: ActionView }) => {
  const { t, say } = useWords();
  const view = useCase();
  const told = useTold();
  const from = (useLocation().state as { readonly from?: string } | null)?.from;
  const { busy, refusal, attempt, send } = useAction(view.id, `action.${action.type}`, from);
  const anyway = useAnyway(action, refusal);
  // What is read is read up to here: with what came since, the reader is told so.
  const isReading = action.does === 'acknowledge';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send({ type: action.type, ...(action.concurrent && !isReading ? {} : { revision: view.revision }), ...anyway.request }, isReading ? t('told.done') : t('send.done', { what: say(action.label) }));
  };
  return (
    <Page
      title={action.label}
      error={refusal !== undefined}
      lead={<p className="ex-muted">{t('confirm.lead', { name: view.person.name })}</p>}
      before={refusal && <Refusal problem={refusal} attempt={attempt} />}
    >
      {isReading && <NoticeList notices={told} />}
      <form onSubmit={submit} className="ex-stack-s ex-narrowcol">
        {anyway.fields}
        <div className="ex-acts">
          <button type="submit" className="govuk-button" aria-disabled={busy}>{busy ? t('send.sending') : say(action.label)}</button>
          <Link to={from ?? `/cases/${view.id}`}>{from ? t('confirm.backToForm') : t('confirm.back', { name: view.person.name })}</Link>
        </div>
      </form>
    </Page>
  );
};
