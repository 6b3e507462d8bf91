import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { ActionView, ShareEntry, Shares } from '#api-client';
import { formTextQuery, recordQuery, sharesQuery } from '../api/queries.ts';
import { RecordGist } from '../record/record-gist.tsx';
import { Fetched } from '../shell/fetched.tsx';
import { Page } from '../shell/page.tsx';
import { longDate } from '../words/dates.ts';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';
import { useCase } from './case-layout.tsx';
import { addressOf } from './offered.ts';
import { tellsOthers } from './tells-others.ts';
import { WaitList } from './waits.tsx';

/** What was shared about the child, with whom and on what ground; what was asked of others, and what is still waited for. */
export const SharedPage = () => {
  const { t } = useWords();
  const view = useCase();
  const query = useQuery(sharesQuery(view.person.id));
  return (
    <Fetched query={query}>
      {(shares) => (
        <Page
          title={t('shared.title')}
          tab={[t('child.shared'), view.person.name].filter(Boolean).join(', ')}
          lead={<p className="ex-muted">{t('shared.lead')}</p>}
          aside={<button type="button" className="govuk-button govuk-button--secondary ex-noprint" onClick={() => window.print()}>{t('read.print')}</button>}
        >
          <div className="ex-stack">
            <Ledger shares={shares} />
            <Requests />
            {(view.waits ?? []).length > 0 && <section className="ex-sec"><h2>{t('waits.title')}</h2><WaitList /></section>}
          </div>
        </Page>
      )}
    </Fetched>
  );
};

const Ledger = ({ shares }: { readonly shares: Shares }) => {
  const { t } = useWords();
  const lines = shares.cases.flatMap((one) => one.shares.map((share) => ({ case: one.case, share }))).toSorted((a, b) => b.share.on.localeCompare(a.share.on));
  return (
    <section className="ex-sec">
      <h2>{t('shared.ledger')}</h2>
      {lines.length === 0 && <p>{t('shared.none')}</p>}
      <ul className="ex-history">{lines.map(({ case: of, share }) => <Line key={`${share.record}-${share.row ?? ''}-${share.with?.en ?? ''}-${share.on}`} of={of} share={share} title={shares.titles[share.form]} />)}</ul>
    </section>
  );
};

const Line = ({ of, share, title }: { readonly of: string; readonly share: ShareEntry; readonly title: Shares['titles'][string] | undefined }) => {
  const { t, language } = useWords();
  return (
    <li>
      <p className="ex-num">{longDate(share.on, language)}</p>
      <div>
        <p className="ex-answer">{share.withheld ? <span className="ex-chip ex-chip--lock">{t('shared.withheld')}</span> : <b>{t('shared.with')}</b>} {share.with && <Said text={share.with} />}</p>
        {share.what && <p className="ex-answer"><b>{t('shared.what')}</b> <Said text={share.what} /></p>}
        {share.ground && <p className="ex-answer"><b>{t('shared.ground')}</b> <Said text={share.ground} /></p>}
        {share.withheld && <p className="ex-answer"><b>{t('shared.why')}</b> <Said text={share.withheld} /></p>}
        <p className="ex-small ex-muted">{t('chronology.from')} <Link to={`/cases/${of}/records/${share.record}`}><Said text={title ?? share.form} /></Link></p>
      </div>
    </li>
  );
};

/** What others were asked, by notes that go on until they answer, and the way to ask more. */
const Requests = () => {
  const { t } = useWords();
  const view = useCase();
  const asking = view.actions.filter(({ does, allowed, records, form }) => allowed && does === 'note' && records !== undefined && form !== undefined);
  const forms = useQueries({ queries: asking.map(({ form }) => formTextQuery(form ?? '')) });
  const seen = new Set<string | undefined>();
  const telling = asking.filter(({ form }, index) => {
    const found = forms[index]?.data;
    if (!found || !tellsOthers(found) || seen.has(form)) return false;
    seen.add(form);
    return true;
  });
  if (telling.length === 0) return null;
  return (
    <section className="ex-sec">
      <h2>{t('shared.requests')}</h2>
      {telling.map((action) => <RequestsBy key={action.type} action={action} />)}
    </section>
  );
};

const RequestsBy = ({ action }: { readonly action: ActionView }) => {
  const { t, language } = useWords();
  const view = useCase();
  const ids = action.records ?? [];
  const found = useQueries({ queries: ids.map((id) => recordQuery(view.id, id)) });
  return (
    <>
      <ul className="ex-plain">
        {ids.map((id, index) => {
          const record = found[index]?.data;
          const on = view.records.find((one) => one.id === id)?.on;
          return (
            <li key={id}>
              {record && <RecordGist record={record} />}
              <p className="ex-small">{on && <span className="ex-muted">{longDate(on, language)} · </span>}<Link to={`/cases/${view.id}/records/${id}`}>{t('history.open')}<span className="govuk-visually-hidden"> {on && longDate(on, language)}</span></Link> · <Link to={`${addressOf(view, action)}?record=${id}`}>{t('shared.chase')}<span className="govuk-visually-hidden"> {on && longDate(on, language)}</span></Link></p>
            </li>
          );
        })}
      </ul>
      <p className="ex-noprint"><Link to={`${addressOf(view, action)}?new`}><Said text={action.label} /></Link></p>
    </>
  );
};
