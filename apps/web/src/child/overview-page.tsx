import { Link } from 'react-router';
import { Page } from '../shell/page.tsx';
import { civilDate } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { useCase } from './case-layout.tsx';
import { ClockList } from './clock-list.tsx';
import { clockWords, inOrder } from './clock-words.ts';
import { OfferedTo } from './offer.tsx';
import { Responsible } from './responsible.tsx';
import { RecordList } from './record-list.tsx';
import { Told } from './told.tsx';
import { Waits } from './waits.tsx';
import { WhatIsBlocked, WhatYouCanDo } from './what-you-can-do.tsx';
import { WhereItStands } from './where-it-stands.tsx';

/** So many records are listed here; the others have a page. */
const LATEST = 9;

/** A child's page: where the work stands, what I can do, what is blocked and who can help, what it rests on. */
export const OverviewPage = () => {
  const { t, say } = useWords();
  const view = useCase();
  const running = inOrder(view.clocks).filter(({ state }) => state === 'running');
  return (
    <Page
      title={t('child.overview')}
      tab={view.person.name ?? t('child.unnamed')}
      lead={running.length > 0 && (
        <p className="ex-jump ex-small ex-noprint">
          <a href="#clocks">{t('child.clocks')}</a>: {running.slice(0, 3).map((clock) => {
            const { chip, count } = clockWords(clock, civilDate(new Date()));
            return `${say(clock.label)} ${t(chip, { count })}`;
          }).join(' · ')}
        </p>
      )}
    >
      <div className="ex-cols">
        <div className="ex-stack">
          <Told />
          <OfferedTo />
          <WhereItStands />
          <WhatYouCanDo />
          <WhatIsBlocked />
          <Waits />
          <section className="ex-sec">
            <h2>{t('child.records')} <span className="ex-small">{view.records.length > LATEST && <><Link to={`/cases/${view.id}/records`}>{t('child.allRecords', { count: view.records.length })}</Link> · </>}<Link to={`/cases/${view.id}/history`}>{t('child.wholeHistory')}</Link></span></h2>
            <RecordList most={LATEST} />
          </section>
        </div>
        <aside className="ex-stack" aria-label={t('child.aside')}>
          <section className="ex-box" id="clocks">
            <h2>{t('child.clocks')}</h2>
            {view.clocks.length === 0 ? <p>{t('child.noClocks')}</p> : <ClockList clocks={view.clocks} view={view} />}
            <p className="ex-small">{t('child.clocksNote')}</p>
          </section>
          <Responsible />
        </aside>
      </div>
    </Page>
  );
};
