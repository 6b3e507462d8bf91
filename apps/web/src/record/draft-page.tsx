import { Link, Navigate } from 'react-router';
import { useNames } from '../child/use-names.ts';
import { Page } from '../shell/page.tsx';
import { longDate } from '../words/dates.ts';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';
import { UnusualAhead } from './anyway.tsx';
import { Discard } from './discard.tsx';
import { Elsewhere } from './elsewhere.tsx';
import type { SectionProgress } from './form-progress.ts';
import { groupSections, progressOf } from './form-progress.ts';
import { OthersChanged } from './others-changed.tsx';
import { SaveLine } from './save-line.tsx';
import { useDraft } from './use-draft.tsx';
import { WhyReturned } from './why-returned.tsx';

/** A form as a task list: any section, in any order. */
export const DraftPage = () => {
  const { t, say, language } = useWords();
  const { form, check, answers, case: view, draft, action } = useDraft();
  const nameOf = useNames();
  const progress = progressOf(form, check, answers);
  const home = `/cases/${view.id}/drafts/${draft.id}`;
  const [first] = progress;
  if (progress.length === 1 && first) return <Navigate replace to={`${home}/sections/${first.section.id}`} />;
  const names = draft.contributors.map(nameOf).join(', ');
  return (
    <Page
      title={form.title}
      tab={[say(form.title), view.person.name].filter(Boolean).join(', ')}
      lead={<p className="ex-muted">{[say(form.purpose), names && t('record.writtenBy', { names, date: longDate(draft.savedAt, language) })].filter(Boolean).join(' ')}</p>}
    >
      <SaveLine />
      <OthersChanged />
      <WhyReturned />
      <UnusualAhead action={action} />
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
          <Elsewhere />
          <Discard />
        </aside>
      </div>
    </Page>
  );
};

const Row = ({ section, status, problems, home }: SectionProgress & { readonly home: string }) => {
  const { t } = useWords();
  const wrong = status === 'started' && problems.length > 0;
  return (
    <li>
      <div>
        <Link to={`${home}/sections/${section.id}`}><Said text={section.title} /></Link>
        {section.hint && <p><Said text={section.hint} /></p>}
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
