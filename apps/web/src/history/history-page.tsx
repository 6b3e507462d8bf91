import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { HistoryEvent } from '#api-client';
import { eventsQuery } from '../api/queries.ts';
import { useCase } from '../child/case-layout.tsx';
import { addressOf } from '../child/offered.ts';
import { useNames } from '../child/use-names.ts';
import { Fetched } from '../shell/fetched.tsx';
import { Page } from '../shell/page.tsx';
import { civilDate, longDate, moment } from '../words/dates.ts';
import { fill } from '../words/say.ts';
import { useWords } from '../words/use-words.ts';

/** The day as it now stands. */
const dayOf = ({ corrected, happenedOn }: HistoryEvent): string => corrected?.on ?? happenedOn;

/** Everything that happened, in plain sentences, newest first: the day it happened, and when it was entered. */
export const HistoryPage = () => {
  const { t } = useWords();
  const view = useCase();
  const query = useQuery(eventsQuery(view.id));
  return (
    <Fetched query={query}>
      {({ events }) => (
        <Page title={t('child.history')} tab={[t('child.history'), view.person.name].filter(Boolean).join(', ')} lead={<p className="ex-muted">{t('history.lead', { count: events.length })}</p>}>
          <ol className="ex-history ex-narrowcol">{[...events].sort((a, b) => dayOf(b).localeCompare(dayOf(a)) || b.revision - a.revision).map((event) => <Line key={event.revision} event={event} />)}</ol>
        </Page>
      )}
    </Fetched>
  );
};

const Line = ({ event }: { readonly event: HistoryEvent }) => {
  const { t, say, language } = useWords();
  const view = useCase();
  const nameOf = useNames();
  const { happenedOn, corrected, revision } = event;
  const entered = civilDate(new Date(event.at)) !== happenedOn.slice(0, 10);
  const day = (date: string) => `${longDate(date, language)}${date.includes('T') ? `, ${date.slice(11, 16)}` : ''}`;
  const mend = view.actions.find(({ does, allowed }) => does === 'correct' && allowed);
  return (
    <li>
      <p className="ex-num">
        {corrected ? <><ins>{day(corrected.on)}</ins><br /><span className="ex-small ex-muted">{t('history.not')} <del>{day(happenedOn)}</del></span></> : day(happenedOn)}
      </p>
      <div>
        <p>{fill(say(event.sentence), { actor: nameOf(event.actor) })} {event.record && <Link to={`/cases/${view.id}/records/${event.record}`}>{t('history.open')}<span className="govuk-visually-hidden"> {longDate(happenedOn, language)}</span></Link>}</p>
        <p className="ex-small ex-muted">
          {entered ? t('history.entered', { time: moment(event.at, language) }) : t('history.enteredSame', { time: moment(event.at, language) })}
          {mend && <span className="ex-noprint"> · <Link to={`${addressOf(view, mend)}?new&corrects=${revision}`}>{t('history.mend')}<span className="govuk-visually-hidden"> {day(corrected?.on ?? happenedOn)}: {fill(say(event.sentence), { actor: nameOf(event.actor) })}</span></Link></span>}
        </p>
        {event.reason && <p className="ex-small">{t('history.reason', { reason: event.reason })}</p>}
        {event.exception && <p className="ex-small">{t('history.exception', { reason: event.exception })}</p>}
      </div>
    </li>
  );
};
