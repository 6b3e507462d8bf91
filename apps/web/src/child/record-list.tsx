import { Link } from 'react-router';
import { longDate, moment } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { useCase } from './case-layout.tsx';
import { useNames } from './use-names.ts';

/** What was written in this case, newest first, all of it or the latest; what is still being written stands before. */
export const RecordList = ({ most }: { readonly most?: number }) => {
  const { t, say, language } = useWords();
  const view = useCase();
  const titleOf = (form: string) => say(view.titles?.[form] ?? view.titles?.[form.split('@')[0] ?? '']) || (form.split('@')[0] ?? form);
  const nameOf = useNames();
  const records = [...view.records].reverse().slice(0, most);
  if (records.length === 0 && view.drafts.length === 0) return <p>{t('child.noRecords')}</p>;
  return (
    <ul className="ex-plain ex-recs">
      {view.drafts.map(({ id, form, savedAt, by }) => (
        <li key={id}><p><Link to={`/cases/${view.id}/drafts/${id}`}>{titleOf(form)}</Link><br />
          <span className="ex-small ex-muted">{t('child.draftBy', { time: moment(savedAt, language), names: [by].flat().map(nameOf).join(', ') })}</span></p></li>
      ))}
      {records.map(({ id, formId, status, by, on }) => (
        <li key={id}><p><Link to={`/cases/${view.id}/records/${id}`}>{titleOf(formId)}</Link><br />
          <span className="ex-small ex-muted">{t(`status.${status}`)}, {longDate(on, language)}, {nameOf(by)}</span></p></li>
      ))}
    </ul>
  );
};
