import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { useMe } from '../session/session.tsx';
import { Fetched } from '../shell/fetched.tsx';
import { Page } from '../shell/page.tsx';
import { longDate, moment } from '../words/dates.ts';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';
import { changeQuery, nationalQuery } from './authoring-api.ts';
import type { Change } from './authoring-types.ts';
import { ChangeAbout } from './change-about.tsx';
import { ChangeFiles } from './change-files.tsx';
import { ChangeSteps } from './change-steps.tsx';
import { FindingList } from './finding-list.tsx';
import { LifePath } from './life-path.tsx';

/** One change: what it is for, what it changes, whether it is sound, and the next step of its life. */
export const ChangePage = () => {
  const { change: id = '' } = useParams();
  const query = useQuery(changeQuery(id));
  return <Fetched query={query}>{(change) => <Shown key={change.id} change={change} />}</Fetched>;
};

const Shown = ({ change }: { readonly change: Change }) => {
  const { t, language } = useWords();
  const { user } = useMe();
  const writable = user.access === 'authoring' && (change.status === 'draft' || change.status === 'returned');
  return (
    <Page
      title={change.title}
      lead={<p className="ex-muted">{t('change.by', { name: change.author.name, when: moment(change.savedAt, language) })}{change.from && ` · ${t('change.inForceFrom', { date: longDate(change.from, language) })}`}{change.publication && ` · ${change.publication}`}{change.rollBackTo && ` · ${t('change.goesBackTo', { ref: change.rollBackTo })}`}</p>}
      before={<p><Link className="govuk-back-link" to="/authoring">{t('change.list.title')}</Link></p>}
    >
      <LifePath change={change} />
      {change.review?.words && (change.status === 'returned' || change.status === 'draft') && (
        <section className="ex-returned">
          <h2>{t('change.returnedBy', { name: change.review.by })}</h2>
          <p className="ex-answer">{change.review.words}</p>
        </section>
      )}
      <div className="ex-cols">
        <div className="ex-stack">
          {writable && <Meets change={change} />}
          {change.files.length === 0 && <ChangeFiles change={change} writable={writable} />}
          <Difference change={change} />
          <section className="ex-sec" id="checks">
            <h2>{t('change.checks.title')} <span className={change.findings.length > 0 ? 'ex-chip ex-chip--late' : 'ex-chip ex-chip--ok'}>{change.findings.length > 0 ? t('change.checks.count', { count: change.findings.length }) : t('change.checks.passes')}</span></h2>
            <FindingList findings={change.findings} change={change} />
          </section>
          {change.files.length > 0 && <ChangeFiles change={change} writable={writable} />}
          <Log change={change} />
        </div>
        <aside className="ex-stack" aria-label={t('change.steps.title')}>
          <ChangeSteps change={change} />
          <ChangeAbout change={change} writable={writable} />
          <section className="ex-box">
            <h2>{t('change.wrong.title')}</h2>
            <p className="ex-small">{t('change.wrong.lead')}</p>
          </section>
        </aside>
      </div>
    </Page>
  );
};

/** What went on since the change began, in the pack or in what is in force. */
const Meets = ({ change }: { readonly change: Change }) => {
  const { t } = useWords();
  const { data } = useQuery(nationalQuery(change.id));
  if (!data || data.length === 0) return null;
  return (
    <section className="ex-returned">
      <h2>{t('change.national.meets', { count: data.length })}</h2>
      <p>{t('change.national.meetsLead')}</p>
      <p><Link to={`/authoring/changes/${change.id}/national`}>{t('change.national.see')}</Link></p>
    </section>
  );
};

/** What the change does in sentences, form by form: the same that its reviewer reads. */
const Difference = ({ change }: { readonly change: Change }) => {
  const { t } = useWords();
  const files = change.difference.filter(({ lines }) => lines.length > 0);
  return (
    <section className="ex-sec">
      <h2>{t('change.difference.title')}</h2>
      {files.length === 0 && <p>{t('change.difference.none')}</p>}
      {files.map(({ kind, id, title, lines }) => (
        <div key={`${kind}/${id}`}>
          <h3 className="ex-gap"><Said text={title} /></h3>
          <ul className="ex-plain">{lines.map((line, index) => <li key={index}><p><Said text={line} /></p></li>)}</ul>
        </div>
      ))}
    </section>
  );
};

/** Who did what with this change, newest first. */
const Log = ({ change: { log } }: { readonly change: Change }) => {
  const { t, language } = useWords();
  if (log.length === 0) return null;
  return (
    <details className="ex-more">
      <summary>{t('change.log.title', { count: log.length })}</summary>
      <ul className="ex-history">
        {log.toReversed().map(({ at, by, step, words }, index) => (
          <li key={index}>
            <p className="ex-num">{moment(at, language)}</p>
            <div><p>{t(`change.log.${step}`, { name: by, defaultValue: `${by}: ${step}` })}</p>{words && <p className="ex-answer">“{words}”</p>}</div>
          </li>
        ))}
      </ul>
    </details>
  );
};
