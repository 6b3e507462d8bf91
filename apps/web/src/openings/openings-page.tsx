import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { openingsQuery } from '../api/queries.ts';
import { Fetched } from '../shell/fetched.tsx';
import { Page } from '../shell/page.tsx';
import { moment } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';

/** For a manager: who of another team opened her team's children, and why. */
export const OpeningsPage = () => {
  const { t, language } = useWords();
  const query = useQuery(openingsQuery());
  return (
    <Fetched query={query}>
      {({ openings }) => (
        <Page title={t('openings.title')} lead={<p className="ex-muted">{t('openings.lead')}</p>}>
          {openings.length === 0 && <p>{t('openings.none')}</p>}
          <ul className="ex-history ex-narrowcol">
            {openings.map(({ at, actor, name, person, purpose }) => (
              <li key={`${at}-${actor}-${person.id}`}>
                <p className="ex-num">{moment(at, language)}</p>
                <div><p><b>{name ?? actor}</b> {t('openings.opened')} <Link to={`/children/${person.id}`}>{person.name}</Link></p><p className="ex-small">{t('openings.why', { purpose })}</p></div>
              </li>
            ))}
          </ul>
        </Page>
      )}
    </Fetched>
  );
};
