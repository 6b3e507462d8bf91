import { Link, Navigate, useNavigate } from 'react-router';
import { client } from '../api/client.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ClockList } from '../child/clock-list.tsx';
import { useNames } from '../child/use-names.ts';
import { Page } from '../shell/page.tsx';
import { problemSentence } from '../shell/problem-sentence.ts';
import { longDate } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import type { SectionProgress } from './form-progress.ts';
import { groupSections, progressOf } from './form-progress.ts';
import { OthersChanged } from './others-changed.tsx';
import { SaveLine } from './save-line.tsx';
import { useDraft } from './use-draft.tsx';

/** A form as a task list: any section, in any order. */
export const DraftPage = () => {
  const { t, say, language } = useWords();
  const { form, check, answers, case: view, draft } = useDraft();
  const nameOf = useNames();
  const progress = progressOf(form, check, answers);
  const home = `/cases/${view.id}/drafts/${draft.id}`;
  const [first] = progress;
  if (progress.length === 1 && first) return <Navigate replace to={`${home}/sections/${first.section.id}`} />;
  const names = draft.contributors.map(nameOf).join(', ');
  return (
    <Page
      title={say(form.title)}
      tab={[say(form.title), view.person.name].filter(Boolean).join(', ')}
      lead={<p className="ex-muted">{[say(form.purpose), names && t('record.writtenBy', { names, date: longDate(draft.savedAt, language) })].filter(Boolean).join(' ')}</p>}
    >
      <SaveLine />
      <OthersChanged />
      <div className="ex-cols">
        <div className="ex-stack">
          {groupSections(progress).map(({ title, sections }, index) => (
            <section className="ex-sec" key={title?.en ?? `group-${index}`}>
              <h2>
                {title ? say(title) : t('record.sections')}
                <span className="ex-small">{t('record.done', { done: sections.filter(({ status }) => status === 'complete').length, count: sections.length })}</span>
              </h2>
              <ul className="ex-tl">{sections.map((one) => <Row key={one.section.id} {...one} home={home} />)}</ul>
            </section>
          ))}
        </div>
        <aside className="ex-stack" aria-label={t('record.aside')}>
          <Needed progress={progress} home={home} />
          {view.clocks.some(({ state }) => state === 'running') && <section className="ex-box"><h2>{t('child.clocks')}</h2><ClockList clocks={view.clocks.filter(({ state }) => state === 'running')} view={view} /></section>}
          <section className="ex-box ex-stack-s"><h2>{t('record.anywhere')}</h2>
            <p><Link to={`/cases/${view.id}`}>{t('record.backToChild', { name: view.person.name })}</Link></p>
            {view.actions.filter(({ allowed, concurrent, does }) => allowed && concurrent && does !== 'explain' && does !== 'assign').map(({ type, label }) => (
              <p key={type}><Link to={`/cases/${view.id}/do/${encodeURIComponent(type)}`}>{say(label)}</Link></p>
            ))}
            <p className="ex-small ex-muted">{t('record.placeKept')}</p>
          </section>
          <Discard />
        </aside>
      </div>
    </Page>
  );
};

const Row = ({ section, status, problems, home }: SectionProgress & { readonly home: string }) => {
  const { t, say } = useWords();
  const wrong = status === 'started' && problems.length > 0;
  return (
    <li>
      <div>
        <Link to={`${home}/sections/${section.id}`}>{say(section.title)}</Link>
        {section.hint && <p>{say(section.hint)}</p>}
      </div>
      <div>
        {wrong ? <span className="ex-chip ex-chip--soon">{t('record.left', { count: problems.length })}</span> : null}
        {!wrong && status === 'complete' ? <span className="ex-chip ex-chip--ok">{t('record.complete')}</span> : null}
        {!wrong && status === 'started' ? <span className="ex-chip ex-chip--info">{t('record.started')}</span> : null}
        {status === 'notStarted' ? <span className="ex-chip">{t('record.notStarted')}</span> : null}
        {status === 'optional' ? <span className="ex-small ex-muted">{t('record.optional')}</span> : null}
      </div>
    </li>
  );
};

/** What sending needs: listed, not discovered. */
const Needed = ({ progress, home }: { readonly progress: readonly SectionProgress[]; readonly home: string }) => {
  const { t, say } = useWords();
  const { action } = useDraft();
  const open = progress.filter(({ problems }) => problems.length > 0);
  return (
    <section className="ex-box ex-box--tint ex-stack-s">
      <h2>{action ? say(action.label) : t('record.toSend')}</h2>
      {open.length === 0 ? <p>{t('record.nothingNeeded')}</p> : <p>{t('record.stillNeeded')}</p>}
      <ul className="ex-stack-s">
        {open.map(({ section, problems }) => (
          <li key={section.id}><Link to={`${home}/sections/${section.id}?check`}>{t('record.neededIn', { section: say(section.title), count: problems.length })}</Link></li>
        ))}
      </ul>
      <p><Link className="govuk-button" to={`${home}/check`}>{t('record.check')}</Link></p>
      <p className="ex-small ex-muted">{t('record.checkAnyTime')}</p>
    </section>
  );
};

/** Throwing a draft away asks once more and leaves a trace. */
const Discard = () => {
  const { t, say, language } = useWords();
  const { case: view, draft, session, form } = useDraft();
  const [asking, setAsking] = useState(false);
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
  if (!asking) return <p><button type="button" className="ex-linklike ex-small" onClick={() => setAsking(true)}>{t('record.discard')}</button></p>;
  return (
    <section className="ex-confirm ex-stack-s">
      <p className="ex-strong">{t('record.discardAsk', { form: say(form.title) })}</p>
      <p>{t('record.discardLead')}</p>
      <p role="alert">{failure}</p>
      <div className="ex-acts">
        <button type="button" className="govuk-button govuk-button--warning" onClick={() => void discard()}>{t('record.discardYes')}</button>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={() => setAsking(false)}>{t('record.discardNo')}</button>
      </div>
    </section>
  );
};
