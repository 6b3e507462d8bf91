import { Link } from 'react-router';
import type { WaitView } from '#api-client';
import { longDate } from '../words/dates.ts';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';
import { useCase } from './case-layout.tsx';
import { addressOf } from './offered.ts';

/** A record that waits for several of the same, such as signatures, is one line. */
const together = (waits: readonly WaitView[]): readonly (readonly WaitView[])[] =>
  [...new Set(waits.map(({ record, wait }) => `${record} ${wait}`))].map((key) => waits.filter(({ record, wait }) => `${record} ${wait}` === key));

const Line = ({ waits }: { readonly waits: readonly WaitView[] }) => {
  const { t, say, language } = useWords();
  const view = useCase();
  const [first] = waits.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
  if (!first) return null;
  const goOn = view.actions.find(({ allowed, records }) => allowed && records?.includes(first.record));
  const title = say(view.titles?.[first.form]) || first.form;
  return (
    <li>
      <p>
        <Link to={goOn ? `${addressOf(view, goOn)}?record=${first.record}` : `/cases/${view.id}/records/${first.record}`}><Said text={first.task} /></Link>
        {first.overdue && <> <span className="ex-chip ex-chip--late">{t('waits.overdue')}</span></>}
        <br />
        <span className="ex-small ex-muted">{t('waits.since', { count: waits.length, title, date: longDate(first.since, language) })} {t('waits.by', { date: longDate(first.dueOn, language) })}</span>
      </p>
    </li>
  );
};

/** What records still wait for: signatures, answers of others. */
export const WaitList = () => {
  const { waits = [] } = useCase();
  const lines = together(waits).toSorted((a, b) => (a[0]?.dueOn ?? '').localeCompare(b[0]?.dueOn ?? ''));
  return <ul className="ex-plain">{lines.map((line) => <Line key={`${line[0]?.record}-${line[0]?.wait}`} waits={line} />)}</ul>;
};

/** The same as a part of the child's page; nothing where nothing is waited for. */
export const Waits = () => {
  const { t } = useWords();
  const { waits = [] } = useCase();
  return waits.length === 0 ? null : <section className="ex-sec"><h2>{t('waits.title')}</h2><WaitList /></section>;
};
