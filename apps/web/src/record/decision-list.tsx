import { useQuery } from '@tanstack/react-query';
import type { CaseRecord, RecordDecision } from '#api-client';
import { AnswerList } from '#govuk-rjsf';
import { formQuery } from '../api/queries.ts';
import { useNames } from '../child/use-names.ts';
import { moment } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';

const Decision = ({ decision }: { readonly decision: RecordDecision }) => {
  const { t, language } = useWords();
  const nameOf = useNames();
  const { data } = useQuery({ ...formQuery(decision.form ?? ''), enabled: decision.form !== undefined });
  return (
    <li>
      <h3>{t(`read.${decision.status}`, { name: nameOf(decision.by), time: moment(decision.at, language) })}</h3>
      {data && decision.answers && <AnswerList questions={Object.values(data.form.questions)} answers={decision.answers} language={language} />}
    </li>
  );
};

/** Every approval and return of a record, with its reasons, newest first. */
export const DecisionList = ({ record }: { readonly record: CaseRecord }) => {
  const { t } = useWords();
  if (record.decisions.length === 0) return null;
  return (
    <section className="ex-sec">
      <h2>{t('read.decisions')}</h2>
      <ul className="ex-plain">{[...record.decisions].reverse().map((decision) => <Decision key={decision.revision} decision={decision} />)}</ul>
    </section>
  );
};
