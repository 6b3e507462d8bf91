import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { useMe } from '../session/session.tsx';
import { Fetched } from '../shell/fetched.tsx';
import { Page } from '../shell/page.tsx';
import { clockTime } from '../words/dates.ts';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';
import { changeQuery, replayQuery } from './authoring-api.ts';
import type { Change, Replay, ReplayGroup } from './authoring-types.ts';
import { ChangeSteps } from './change-steps.tsx';
import { ChangeAbout } from './change-about.tsx';
import { download } from './download.ts';
import { LifePath } from './life-path.tsx';
import { countsTable } from './counts-table.ts';

/** What a draft would do to every open case, if it were moved to it; nothing is changed by looking. */
export const ReplayPage = () => {
  const { change: id = '' } = useParams();
  const change = useQuery(changeQuery(id));
  const replay = useQuery(replayQuery(id));
  return <Fetched query={change}>{(found) => <Fetched query={replay}>{(played) => <Shown change={found} replay={played} at={replay.dataUpdatedAt} again={() => void replay.refetch()} busy={replay.isFetching} />}</Fetched>}</Fetched>;
};

interface Props {
  readonly change: Change;
  readonly replay: Replay;
  readonly at: number;
  readonly again: () => void;
  readonly busy: boolean;
}

const Shown = ({ change, replay, at, again, busy }: Props) => {
  const { t, say, language } = useWords();
  const { authority, user } = useMe();
  const seconds = (replay.took / 1000).toLocaleString(language === 'cy' ? 'cy' : 'en-GB', { maximumFractionDigits: 1 });
  const writable = user.access === 'authoring' && (change.status === 'draft' || change.status === 'returned');
  return (
    <Page
      title={t('change.replay.title')}
      tab={`${t('change.replay.title')}, ${change.title}`}
      lead={<p className="ex-muted">{t('change.replay.lead', { count: replay.open, authority: say(authority.name), time: clockTime(new Date(at).toISOString()), seconds })}</p>}
      before={<p><Link className="govuk-back-link" to={`/authoring/changes/${change.id}`}>{change.title}</Link></p>}
      aside={<p className="ex-acts"><button type="button" className="ex-linklike" aria-disabled={busy} onClick={again}>{t(busy ? 'change.replay.busy' : 'change.replay.again')}</button><button type="button" className="ex-linklike" onClick={() => download(`${change.id}-replay.csv`, 'text/csv', countsTable(replay, say))}>{t('change.replay.download')}</button></p>}
    >
      <LifePath change={change} />
      <Numbers counts={replay.counts} />
      <p className="ex-box ex-box--tint"><b>{t('change.replay.keep')}</b> {t('change.replay.keepLead')}</p>
      <div className="ex-cols">
        <div className="ex-stack">
          {replay.groups.length === 0 && <p>{t('change.replay.nothing')}</p>}
          {replay.groups.map((group, index) => <Group key={index} group={group} />)}
          {replay.workers.length > 0 && (
            <section className="ex-sec">
              <h2>{t('change.replay.workers')}</h2>
              <ul className="ex-plain">{replay.workers.map((line, index) => <li key={index}><p><Said text={line} /></p></li>)}</ul>
            </section>
          )}
        </div>
        <aside className="ex-stack" aria-label={t('change.steps.title')}>
          <ChangeSteps change={change} replayed />
          <ChangeAbout change={change} writable={writable} />
          <section className="ex-box"><h2>{t('change.wrong.title')}</h2><p className="ex-small">{t('change.wrong.lead')}</p></section>
        </aside>
      </div>
    </Page>
  );
};

const NUMBERS = ['goesOn', 'stuck', 'homeless', 'moreApprovals', 'clocksMove'] as const;

/** Five numbers; those that stand against publishing are framed, and say so in the list below. */
const Numbers = ({ counts }: Pick<Replay, 'counts'>) => {
  const { t, language } = useWords();
  return (
    <dl className="ex-big" aria-label={t('change.replay.numbers')}>
      {NUMBERS.map((name) => (
        <div key={name} className={counts[name] > 0 && name === 'stuck' ? 'ex-big--late' : counts[name] > 0 && name === 'homeless' ? 'ex-big--soon' : undefined}>
          <dt>{t(`change.replay.count.${name}`)}</dt>
          <dd className="ex-num">{counts[name].toLocaleString(language === 'cy' ? 'cy' : 'en-GB')}</dd>
        </div>
      ))}
    </dl>
  );
};

const needs: { readonly [kind: string]: 'mend' | 'choose' } = { stuck: 'mend', homeless: 'choose' };

/** What would happen to some cases, and what can be done about it. Cases are named to those who may open them, by number and never by name. */
const Group = ({ group: { kind, what, count, remedy, cases } }: { readonly group: ReplayGroup }) => {
  const { t } = useWords();
  const need = needs[kind];
  return (
    <section className="ex-sec">
      <h2><span>{t(`change.replay.group.${kind in needs || kind === 'moreApprovals' || kind === 'clocksMove' ? kind : 'other'}`)}: {count}</span> {need && <span className={need === 'mend' ? 'ex-chip ex-chip--late' : 'ex-chip ex-chip--soon'}>{t(`change.replay.need.${need}`)}</span>}</h2>
      <p><Said text={what} /></p>
      {remedy && <p><Said text={remedy} /></p>}
      {cases ? <details className="ex-more"><summary>{t('change.replay.show', { count: cases.length })}</summary><ul className="ex-dots">{cases.map((id) => <li key={id}><Link to={`/cases/${id}`}>{id}</Link></li>)}</ul></details> : count > 0 && <p className="ex-small ex-muted">{t('change.replay.counted')}</p>}
    </section>
  );
};
