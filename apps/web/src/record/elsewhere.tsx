import { Link, useLocation } from 'react-router';
import { ClockList } from '../child/clock-list.tsx';
import { addressOf, byUse, isUrgent } from '../child/offered.ts';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';
import { useDraft } from './use-draft.tsx';

/** So many ways stand in view; further notes fold up. */
const FEW = 4;

/** What never waits for a form: the child's page, what is urgent, a note, and the running limits. The place in the form is kept. */
export const Elsewhere = () => {
  const { t } = useWords();
  const { case: view, draft } = useDraft();
  const { pathname } = useLocation();
  const running = view.clocks.filter(({ state }) => state === 'running');
  const free = view.actions.filter(({ type, allowed, concurrent }) => allowed && concurrent && type !== draft.action);
  const ways = [...free.filter(isUrgent), ...byUse(free.filter(({ does }) => does === 'note'), view)];
  const links = (some: typeof ways) => some.map((action) => <p key={action.type}><Link to={addressOf(view, action)} state={{ from: pathname }}><Said text={action.label} /></Link></p>);
  return (
    <>
      <section className="ex-box ex-stack-s"><h2>{t('record.anywhere')}</h2>
        <p><Link to={`/cases/${view.id}`}>{t('record.backToChild', { name: view.person.name })}</Link></p>
        {links(ways.slice(0, FEW))}
        {ways.length > FEW && <details className="ex-more"><summary>{t('record.moreWays', { count: ways.length - FEW })}</summary>{links(ways.slice(FEW))}</details>}
        <p className="ex-small ex-muted">{t('record.placeKept')}</p>
      </section>
      {running.length > 0 && <section className="ex-box"><h2>{t('child.clocks')}</h2><ClockList clocks={running} view={view} /></section>}
    </>
  );
};
