import { createContext, useContext } from 'react';
import { useQuery } from '@tanstack/react-query';
import { NavLink, Outlet, useParams } from 'react-router';
import type { Case } from '#api-client';
import { caseQuery } from '../api/queries.ts';
import { problemOf } from '../api/value-of.ts';
import { Fetched } from '../shell/fetched.tsx';
import { useWords } from '../words/use-words.ts';
import { PersonFacts } from './person-facts.tsx';
import { ReasonPage } from './reason-page.tsx';
import { UrgentWays } from './urgent-ways.tsx';

const CaseContext = createContext<Case | undefined>(undefined);

/** The case that the address names; only within its pages. */
export const useCase = (): Case => {
  const view = useContext(CaseContext);
  if (!view) throw new Error('No case around this page');
  return view;
};

/** The frame of every page about a child: who it is about is never out of sight. */
export const CaseLayout = () => {
  const { case: id = '' } = useParams();
  const query = useQuery(caseQuery(id));
  if (query.error && problemOf(query.error).code === 'reason-required-to-open') {
    return <ReasonPage kind="cases" id={id} onGiven={() => void query.refetch()} />;
  }
  return (
    <Fetched query={query}>
      {(view) => (
        <CaseContext value={view}>
          <Identity view={view} />
          <Outlet />
        </CaseContext>
      )}
    </Fetched>
  );
};

const Identity = ({ view }: { readonly view: Case }) => {
  const { t } = useWords();
  const worker = view.assigned.worker;
  return (
    <section className="ex-idbar" aria-label={t('child.bar')}>
      <div className="ex-wrap">
        <div className="ex-idbar__top"><p className="ex-idbar__name">{view.person.name ?? t('child.unnamed')}</p></div>
        <p className="ex-idbar__facts">
          <PersonFacts {...(view.person.birth ? { birth: view.person.birth } : {})} />
          {worker && <span>{t('child.worker', { name: view.staff[worker] ?? worker })}</span>}
          <span className={`ex-chip${view.status === 'open' ? ' ex-chip--info' : ' ex-chip--lock'}`}>{view.status === 'open' ? t('child.open') : t('child.closed')}</span>
        </p>
        <UrgentWays />
        <nav aria-label={t('child.nav')} className="ex-noprint">
          <ul>
            <li><NavLink to={`/cases/${view.id}`} end>{t('child.overview')}</NavLink></li>
            <li><NavLink to={`/cases/${view.id}/records`}>{t('child.records')}</NavLink></li>
            <li><NavLink to={`/cases/${view.id}/chronology`}>{t('child.chronology')}</NavLink></li>
            <li><NavLink to={`/cases/${view.id}/shared`}>{t('child.shared')}</NavLink></li>
            <li><NavLink to={`/cases/${view.id}/history`}>{t('child.history')}</NavLink></li>
          </ul>
        </nav>
      </div>
    </section>
  );
};
