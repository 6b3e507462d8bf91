import { useEffect, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, Navigate, useNavigate, useParams, useSearchParams } from 'react-router';
import type { ActionView, Problem } from '#api-client';
import type { Answers } from '#form-answers';
import { client } from '../api/client.ts';
import { useCase } from '../child/case-layout.tsx';
import { useNames } from '../child/use-names.ts';
import { NotFoundPage } from '../shell/not-found-page.tsx';
import { Page } from '../shell/page.tsx';
import { ProblemPage } from '../shell/problem-page.tsx';
import { moment } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { ConfirmPage } from './confirm-page.tsx';
import { GoOnWith } from './go-on-with.tsx';
import { subjectIn } from './subject-of.ts';

/** Where every action of a case begins: its form, its decision page, or one question before it is done. */
export const BeginPage = () => {
  const { action: type = '' } = useParams();
  const [search] = useSearchParams();
  const view = useCase();
  const action = view.actions.find((one) => one.type === type);
  if (!action) return <NotFoundPage />;
  if (!action.allowed) return <ProblemPage problem={{ code: action.why?.code ?? '', status: 409, title: '', ...(action.why ? { sentence: action.why.sentence } : {}) }} />;
  if ((action.does === 'approve' || action.does === 'return' || action.does === 'accept') && action.record) return <Navigate replace to={`/cases/${view.id}/decide/${action.record}`} />;
  if (!action.form) return <ConfirmPage action={action} />;
  // A record that may be written on is gone on with under its own id, and so is its draft.
  const wanted = search.get('record') ?? '';
  if (action.records?.includes(wanted)) return view.drafts.some(({ id }) => id === wanted) ? <Navigate replace to={`/cases/${view.id}/drafts/${wanted}`} /> : <NewDraft action={action} id={wanted} changes={{}} />;
  const mine = view.drafts.filter((draft) => draft.action === type);
  const [only] = mine;
  if (only && action.does !== 'note' && action.does !== 'explain') return <Navigate replace to={`/cases/${view.id}/drafts/${only.id}`} />;
  if (!search.has('new') && (action.records?.length ?? 0) > 0) return <GoOnWith action={action} />;
  if (mine.length > 0 && !search.has('new')) return <Unfinished action={action} />;
  return <NewDraft action={action} changes={action.does === 'assign' ? { ...view.assigned } : subjectIn(search)} />;
};

const Unfinished = ({ action }: { readonly action: ActionView }) => {
  const { t, language } = useWords();
  const view = useCase();
  const drafts = view.drafts.filter((draft) => draft.action === action.type);
  const nameOf = useNames();
  const names = (by: string | readonly string[]) => [by].flat().map(nameOf).join(', ');
  return (
    <Page title={action.task ?? action.label} lead={<p>{t('begin.unfinished', { count: drafts.length })}</p>}>
      <ul className="ex-can ex-narrowcol">
        {drafts.map(({ id, savedAt, by }) => (
          <li key={id}><p>{t('begin.savedBy', { time: moment(savedAt, language), names: names(by) })}</p><Link className="govuk-button" to={`/cases/${view.id}/drafts/${id}`}>{t('begin.goOn')}<span className="govuk-visually-hidden"> {moment(savedAt, language)}</span></Link></li>
        ))}
      </ul>
      <p><Link to="?new">{t('begin.another')}</Link></p>
    </Page>
  );
};

/** Begins the draft once, and goes to it. */
const NewDraft = ({ action, id: known, changes }: { readonly action: ActionView; readonly id?: string; readonly changes: Answers }) => {
  const { t } = useWords();
  const view = useCase();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const begun = useRef<string>(undefined);
  const [problem, setProblem] = useState<Problem>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    // A record that was returned is gone on with under its own id; trying again must not make a second draft.
    if (begun.current && attempt === 0) return;
    begun.current ??= known ?? action.record ?? crypto.randomUUID();
    const id = begun.current;
    setProblem(undefined);
    void client.saveDraft(view.id, id, { action: action.type, revision: 0, changes }).then(async (reply) => {
      if (!reply.ok) return setProblem(reply.problem);
      await queries.refetchQueries({ queryKey: ['case', view.id], exact: true });
      await navigate(`/cases/${view.id}/drafts/${id}`, { replace: true });
    });
    // Begun once for this page, whatever is drawn again meanwhile.
  }, [attempt]);
  if (problem) return <ProblemPage problem={problem} onAgain={() => setAttempt(attempt + 1)} />;
  return <div className="ex-wrap"><p role="status">{t('page.loading')}</p></div>;
};
