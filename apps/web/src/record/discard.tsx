import { useEffect, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { client } from '../api/client.ts';
import { problemSentence } from '../shell/problem-sentence.ts';
import { useWords } from '../words/use-words.ts';
import { useDraft } from './use-draft.tsx';

/** Throwing a draft away asks once more and leaves a trace. */
export const Discard = () => {
  const { t, say, language } = useWords();
  const { case: view, draft, session, form } = useDraft();
  const [asking, setAsking] = useState(false);
  const way = useRef<HTMLButtonElement>(null);
  const question = useRef<HTMLParagraphElement>(null);
  const wasAsked = useRef(false);
  // The button goes away when it is pressed, and comes back when the draft is kept; the focus follows.
  useEffect(() => {
    if (asking) question.current?.focus();
    else if (wasAsked.current) way.current?.focus();
    wasAsked.current = asking;
  }, [asking]);
  const [failure, setFailure] = useState('');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const discard = async () => {
    const reply = await client.discardDraft(view.id, draft.id);
    if (!reply.ok && reply.problem.status !== 404) return setFailure(problemSentence(reply.problem, t, language));
    session.finish();
    await queries.refetchQueries({ queryKey: ['case', view.id], exact: true });
    await navigate(`/cases/${view.id}`, { state: { flash: t('record.discarded', { form: say(form.title) }) } });
  };
  if (!asking) return <p><button type="button" ref={way} className="ex-linklike ex-small" onClick={() => setAsking(true)}>{t('record.discard')}</button></p>;
  return (
    <section className="ex-confirm ex-stack-s">
      <p className="ex-strong" tabIndex={-1} ref={question}>{t('record.discardAsk', { form: say(form.title) })}</p>
      <p>{t('record.discardLead')}</p>
      <p role="alert">{failure}</p>
      <div className="ex-acts">
        <button type="button" className="govuk-button govuk-button--warning" onClick={() => void discard()}>{t('record.discardYes')}</button>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={() => setAsking(false)}>{t('record.discardNo')}</button>
      </div>
    </section>
  );
};
