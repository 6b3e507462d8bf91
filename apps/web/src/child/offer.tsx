import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { staffQuery } from '../api/queries.ts';
import { useWords } from '../words/use-words.ts';
import { useCase } from './case-layout.tsx';

/** While responsibility is offered to another team: to whom, what it rests on, and the way to accept or decline. */
export const OfferedTo = () => {
  const { t, say } = useWords();
  const view = useCase();
  const { data: staff } = useQuery(staffQuery());
  const { offered } = view;
  if (!offered) return null;
  const team = say(staff?.teams.find(({ id }) => id === offered.team)?.name) || offered.team;
  const ways = view.actions.filter(({ does, allowed, record }) => allowed && record === offered.record && (does === 'accept' || does === 'return' || does === 'approve'));
  const [only] = ways;
  const isAsked = ways.some(({ does }) => does !== 'return');
  return (
    <section className="ex-told">
      <h2>{t('offer.title', { team })}</h2>
      <p>{t('offer.lead')}</p>
      <p className="ex-acts">
        {only && <Link className={`govuk-button${isAsked ? '' : ' govuk-button--secondary'}`} to={`/cases/${view.id}/decide/${offered.record}`}>{isAsked ? t('offer.decide') : say(only.label)}</Link>}
        <Link to={`/cases/${view.id}/records/${offered.record}`}>{t('decide.whole')}</Link>
      </p>
    </section>
  );
};
