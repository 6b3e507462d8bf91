import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { HistoryEvent } from '#api-client';
import { eventsQuery } from '../api/queries.ts';
import { useCase } from '../child/case-layout.tsx';
import { useNames } from '../child/use-names.ts';
import { Fetched } from '../shell/fetched.tsx';
import { Page } from '../shell/page.tsx';
import { civilDate, longDate, moment } from '../words/dates.ts';
import { fill } from '../words/say.ts';
import { useWords } from '../words/use-words.ts';

/** Everything that happened, in plain sentences, newest first: the day it happened, and when it was entered. */
export const HistoryPage = () => {
  const { t } = useWords();
  const view = useCase();
  const query = useQuery(eventsQuery(view.id));
  return (
    <Fetched query={query}>
      {({ events }) => (
        <Page title={t('child.history')} tab={[t('child.history'), view.person.name].filter(Boolean).join(', ')} lead={<p className="ex-muted">{t('history.lead', { count: events.length })}</p>}>
          <ol className="ex-history ex-narrowcol">{[...events].sort((a, b) => b.happenedOn.localeCompare(a.happenedOn) || b.revision - a.revision).map((event) => <Line key={event.revision} event={event} />)}</ol>
        </Page>
      )}
    </Fetched>
  );
};

const Line = ({ event }: { readonly event: HistoryEvent }) => {
  const { t, say, language } = useWords();
  const view = useCase();
  const nameOf = useNames();
  const entered = civilDate(new Date(event.at)) !== event.happenedOn.slice(0, 10);
  return (
    <li>
      <p className="ex-num">{longDate(event.happenedOn, language)}{event.happenedOn.includes('T') && `, ${event.happenedOn.slice(11, 16)}`}</p>
      <div>
        <p>{fill(say(event.sentence), { actor: nameOf(event.actor) })} {event.record && <Link to={`/cases/${view.id}/records/${event.record}`}>{t('history.open')}<span className="govuk-visually-hidden"> {longDate(event.happenedOn, language)}</span></Link>}</p>
        <p className="ex-small ex-muted">{entered ? t('history.entered', { time: moment(event.at, language) }) : t('history.enteredSame', { time: moment(event.at, language) })}</p>
        {event.reason && <p className="ex-small">{t('history.reason', { reason: event.reason })}</p>}
      </div>
    </li>
  );
};
