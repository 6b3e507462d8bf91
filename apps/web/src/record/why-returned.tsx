import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { recordQuery } from '../api/queries.ts';
import { useNames } from '../child/use-names.ts';
import { moment } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { DecisionReasons } from './decision-list.tsx';
import { useDraft } from './use-draft.tsx';

/** While a returned record is mended, the reasons for which it came back stay in view. */
export const WhyReturned = ({ folded = false }: { readonly folded?: boolean }) => {
  const { t, language } = useWords();
  const { case: view, draft } = useDraft();
  const nameOf = useNames();
  const isReturned = view.records.some(({ id, status }) => id === draft.id && status === 'returned');
  const { data } = useQuery({ ...recordQuery(view.id, draft.id), enabled: isReturned });
  const decision = data?.decisions.findLast(({ status }) => status === 'returned');
  if (!isReturned || !decision) return null;
  const title = t('read.returned', { name: nameOf(decision.by), time: moment(decision.at, language) });
  if (folded) return <details className="ex-returned ex-more"><summary>{title}</summary><DecisionReasons decision={decision} /></details>;
  return (
    <section className="ex-returned">
      <h2>{title}</h2>
      <DecisionReasons decision={decision} />
      <p><Link to={`/cases/${view.id}/records/${draft.id}`}>{t('record.asSent')}</Link></p>
    </section>
  );
};
