import { Link, useLocation } from 'react-router';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';
import { useCase } from './case-layout.tsx';
import { addressOf, offeredIn } from './offered.ts';

/** What cannot wait, one click away from every page about a child; the place where one was is kept. */
export const UrgentWays = () => {
  const { t } = useWords();
  const view = useCase();
  const { pathname } = useLocation();
  const { urgent } = offeredIn(view);
  if (urgent.length === 0) return null;
  return (
    <p className="ex-idbar__urgent ex-small ex-noprint">
      <b>{t('child.urgent')}</b>{' '}
      {urgent.map((action) => <Link key={action.type} to={addressOf(view, action)} state={{ from: pathname }}><Said text={action.label} /></Link>)}
    </p>
  );
};
