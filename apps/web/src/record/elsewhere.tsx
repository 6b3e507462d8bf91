import { Link, useLocation } from 'react-router';
import { ClockList } from '../child/clock-list.tsx';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';
import { useDraft } from './use-draft.tsx';

/** What never waits for a form: the running limits, the child's page, a note, a strategy discussion. The place in the form is kept. */
export const Elsewhere = () => {
  const { t } = useWords();
  const { case: view, draft } = useDraft();
  const { pathname } = useLocation();
  const running = view.clocks.filter(({ state }) => state === 'running');
  const ways = view.actions.filter(({ type, allowed, concurrent, does }) => allowed && concurrent && does !== 'explain' && does !== 'assign' && type !== draft.action);
  return (
    <>
      {running.length > 0 && <section className="ex-box"><h2>{t('child.clocks')}</h2><ClockList clocks={running} view={view} /></section>}
      <section className="ex-box ex-stack-s"><h2>{t('record.anywhere')}</h2>
        <p><Link to={`/cases/${view.id}`}>{t('record.backToChild', { name: view.person.name })}</Link></p>
        {ways.map(({ type, label }) => <p key={type}><Link to={`/cases/${view.id}/do/${encodeURIComponent(type)}`} state={{ from: pathname }}><Said text={label} /></Link></p>)}
        <p className="ex-small ex-muted">{t('record.placeKept')}</p>
      </section>
    </>
  );
};
