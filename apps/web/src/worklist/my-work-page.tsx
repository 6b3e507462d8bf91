import type { FormEvent } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import type { WorkGroup, WorkItem, Worklist } from '#api-client';
import { worklistQuery } from '../api/queries.ts';
import { SearchBox } from '../child/search-box.tsx';
import { ClockName } from '../child/clock-name.tsx';
import { clockWords, forecastOf } from '../child/clock-words.ts';
import { Fetched } from '../shell/fetched.tsx';
import { Page } from '../shell/page.tsx';
import { daysBetween, fullDate, moment, shortDate } from '../words/dates.ts';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';

const GROUPS: readonly WorkGroup[] = ['overdue', 'today', 'week', 'later', 'waiting'];

export const MyWorkPage = () => {
  const query = useQuery(worklistQuery());
  return <Fetched query={query}>{(work) => <MyWork work={work} />}</Fetched>;
};

/** What is due, by when, and why it is mine: late first, then by date. */
const MyWork = ({ work }: { readonly work: Worklist }) => {
  const { t, language } = useWords();
  const navigate = useNavigate();
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const q = String(new FormData(event.currentTarget).get('q') ?? '').trim();
    void navigate('/children', q === '' ? {} : { state: { q } });
  };
  const groups = GROUPS.map((group) => ({ group, items: work.items.filter((item) => item.group === group) })).filter(({ items }) => items.length > 0);
  const children = new Set(work.items.map(({ person }) => person.id)).size;
  return (
    <Page
      title={t('work.title')}
      lead={<p className="ex-muted">{fullDate(work.today, language)} · {t('work.children', { count: children })}</p>}
      aside={<SearchBox onSearch={search} />}
    >
      {groups.length > 0 && (
        <nav aria-label={t('work.byDate')} className="ex-counts">
          {groups.map(({ group, items }) => <a key={group} href={`#${group}`}><b>{items.length}</b> {t(`work.count.${group}`)}</a>)}
        </nav>
      )}
      <div className="ex-cols">
        <div className="ex-stack">
          {groups.length === 0 && <div className="ex-box"><p>{t('work.nothing')} <Link to="/children">{t('find.title')}</Link></p></div>}
          {groups.map(({ group, items }) => (
            <section className="ex-sec" key={group} id={group}>
              <h2>{t(`work.group.${group}`)}{group === 'waiting' && <span className="ex-small">{t('work.waitingNote')}</span>}</h2>
              <ul className={`ex-rows${group === 'overdue' ? ' ex-rows--late' : ''}`}>{items.map((item, index) => <Row key={`${item.case}-${item.action ?? ''}-${index}`} item={item} today={work.today} />)}</ul>
            </section>
          ))}
        </div>
        <aside className="ex-stack" aria-label={t('work.aside')}>
          <News work={work} />
          <section className="ex-box ex-stack-s"><h2>{t('work.writeNow')}</h2>
            <p><Link to="/children">{t('work.findFirst')}</Link></p>
            <p><Link to="/children/new">{t('find.add')}</Link></p>
          </section>
        </aside>
      </div>
    </Page>
  );
};

/** Kinds of work that are not simply the next step, and so are named. */
const KINDS: ReadonlySet<WorkItem['kind']> = new Set(['wait', 'notice', 'offer', 'forecast']);

/** Where the work is done: a record that waits is gone on with, another is read. */
const addressOf = ({ case: id, kind, action, record }: WorkItem): string => {
  if (action) return `/cases/${id}/do/${encodeURIComponent(action)}${kind === 'wait' && record ? `?record=${record}` : ''}`;
  return kind === 'wait' && record ? `/cases/${id}/records/${record}` : `/cases/${id}`;
};

const Row = ({ item, today }: { readonly item: WorkItem; readonly today: string }) => {
  const { t, language } = useWords();
  const to = addressOf(item);
  const due = item.dueOn ?? item.clock?.dueOn;
  const chip = due ? dueChip(item, due, today) : undefined;
  const startBy = item.clock && forecastOf(item.clock, today);
  return (
    <li>
      <div>
        <p className="ex-rows__who"><Link to={`/cases/${item.case}`}>{item.person.name || t('child.unnamed')}</Link></p>
        <p>{item.kind && KINDS.has(item.kind) && <><span className="ex-chip ex-chip--info">{t(`work.kind.${item.kind}`)}</span> </>}<Link className="ex-strong" to={to}><Said text={item.what} /><span className="govuk-visually-hidden"> {item.person.name}</span></Link></p>
      </div>
      <p className="ex-small"><Said text={item.why} /></p>
      <div className="ex-rows__due">
        {chip && due && <span className={`ex-chip${chip.look === 'plain' ? '' : ` ex-chip--${chip.look}`}`}>{chip.key === 'date' ? shortDate(due, language) : t(chip.key, { count: chip.count })}</span>}{' '}
        <span className="ex-small ex-muted">
          {chip?.key === 'clock.late' && due && <>{t('work.wasDue', { date: shortDate(due, language) })}<br /></>}
          {item.clock && <><ClockName clock={item.clock} />{startBy && <><br />{t(startBy.key, { date: shortDate(startBy.date, language) })}</>}</>}
        </span>
      </div>
    </li>
  );
};

const dueChip = ({ clock }: WorkItem, due: string, today: string): { readonly key: string; readonly count: number; readonly look: string } => {
  const days = daysBetween(today, due);
  if (days < 0) return { key: 'clock.late', count: -days, look: 'late' };
  if (days === 0) return { key: 'clock.today', count: 0, look: 'soon' };
  return { key: 'date', count: days, look: clock && clockWords(clock, today).look === 'soon' ? 'soon' : 'plain' };
};

/** What happened to one's children lately, in sentences. */
const News = ({ work }: { readonly work: Worklist }) => {
  const { t, language } = useWords();
  const notices = work.notices ?? [];
  return (
    <section className="ex-box ex-box--tint">
      <h2>{t('work.news')}</h2>
      {notices.length === 0 && <p>{t('work.noNews')}</p>}
      <ul className="ex-plain">
        {notices.map(({ case: id, at, sentence, person }, index) => (
          <li key={`${id}-${at}-${index}`}><p><Said text={sentence} /><br /><span className="ex-small ex-muted"><Link to={`/cases/${id}/history`}>{person.name}</Link>, {moment(at, language)}</span></p></li>
        ))}
      </ul>
    </section>
  );
};
