import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useMe } from '../session/session.tsx';
import { Fetched } from '../shell/fetched.tsx';
import { Page } from '../shell/page.tsx';
import { longDate, moment } from '../words/dates.ts';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';
import { authoringQuery } from './authoring-api.ts';
import type { Authoring, ChangeLine } from './authoring-types.ts';
import { BeginChange } from './begin-change.tsx';
import { LifePath } from './life-path.tsx';
import { turnOf } from './turn-of.ts';

/** What is in force, what is on its way, and whose turn it is. */
export const AuthoringPage = () => {
  const { t, language } = useWords();
  const { authority, user } = useMe();
  const query = useQuery(authoringQuery());
  return (
    <Fetched query={query}>
      {(found) => {
        const open = found.changes.filter(isOpen);
        const over = found.changes.filter((change) => !isOpen(change));
        return (
          <Page title={t('change.list.title')} lead={<p className="ex-muted">{t('change.list.lead')}</p>}>
            <div className="ex-cols">
              <div className="ex-stack">
                <NationalWaits found={found} />
                <section className="ex-sec">
                  <h2>{t('change.list.open')} <span className="ex-small">{open.length}</span></h2>
                  {open.length === 0 && <p>{t(user.access === 'authoring' ? 'change.list.noneOpenAuthor' : 'change.list.noneOpen')}</p>}
                  <ul className="ex-plain">{open.map((change) => <Line key={change.id} change={change} />)}</ul>
                </section>
                {over.length > 0 && (
                  <details className="ex-more">
                    <summary>{t('change.list.over', { count: over.length })}</summary>
                    <ul className="ex-plain">{over.map((change) => <Line key={change.id} change={change} />)}</ul>
                  </details>
                )}
                <section className="ex-box">
                  <h2>{t('change.list.how')}</h2>
                  <ol className="ex-numbered">{(['write', 'try', 'second', 'publish'] as const).map((step) => <li key={step}>{t(`change.list.howSteps.${step}`)}</li>)}</ol>
                </section>
              </div>
              <aside className="ex-stack" aria-label={t('change.list.aside')}>
                <section className="ex-box ex-box--tint">
                  <h2>{t('change.list.inForce')}</h2>
                  <p><Said text={authority.name} />: <b>{found.publication.ref}</b><br />{t('change.list.since', { date: longDate(found.publication.from, language) })}</p>
                  {(found.scheduled ?? []).map(({ ref, from }) => <p key={ref}>{t('change.list.scheduled', { ref, date: longDate(from, language) })}</p>)}
                  <p className="ex-small"><Link to="/authoring/publications">{t('change.list.allPublications')}</Link></p>
                </section>
                {user.access === 'authoring' && <BeginChange />}
              </aside>
            </div>
          </Page>
        );
      }}
    </Fetched>
  );
};

const isOpen = ({ status }: ChangeLine): boolean => status === 'draft' || status === 'review' || status === 'returned' || status === 'scheduled';

/** A change by its title: where it is, whose turn it is, what it touches. */
const Line = ({ change }: { readonly change: ChangeLine }) => {
  const { t, say, language } = useWords();
  const { user } = useMe();
  const turn = turnOf(change, user);
  return (
    <li className="ex-change">
      <p className="ex-strong"><Link to={`/authoring/changes/${change.id}`}>{change.title}</Link></p>
      <p>{change.reason}</p>
      <LifePath change={change} label={t('change.life.titleOf', { title: change.title })} />
      <p><span className={turn.mine ? 'ex-chip ex-chip--soon' : 'ex-chip'}>{t(turn.mine ? 'change.turn.yours' : 'change.turn.others')}</span> {t(`change.turn.${turn.mine ? 'mine' : 'wait'}.${turn.what}`, { name: change.author.name, by: change.review?.by ?? '', date: change.from ? longDate(change.from, language) : '' })}</p>
      <p className="ex-small ex-muted">{[change.author.name, change.files.map(({ title }) => say(title)).join(', ') || t('change.list.nothingYet'), t('change.list.savedAt', { when: moment(change.savedAt, language) })].join(' · ')}</p>
    </li>
  );
};

/** The pack has gone on, and changes of ours were made for what it was. */
const NationalWaits = ({ found: { national, changes } }: { readonly found: Authoring }) => {
  const { t } = useWords();
  const { user } = useMe();
  if (national.length === 0) return null;
  const drafts = changes.filter(({ status }) => status === 'draft' || status === 'returned');
  return (
    <section className="ex-sec">
      <h2>{t('change.national.waits', { count: national.length })}</h2>
      <p>{t('change.national.waitsLead')}</p>
      <ul className="ex-plain">{national.map(({ kind, id, title, from, to }) => <li key={`${kind}/${id}`}><p><b><Said text={title} /></b> {t('change.national.fromTo', { from, to })}</p></li>)}</ul>
      {user.access === 'authoring' && <ul className="ex-links">{drafts.map(({ id, title }) => <li key={id}><Link to={`/authoring/changes/${id}/national`}>{t('change.national.takeInto', { title })}</Link></li>)}</ul>}
    </section>
  );
};
