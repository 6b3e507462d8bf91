import { useQuery } from '@tanstack/react-query';
import type { CaseRecord, RecordDecision } from '#api-client';
import { isBlank } from '#form-answers';
import { AnswerList, ReadAnswer } from '#govuk-rjsf';
import { formQuery } from '../api/queries.ts';
import { useNames } from '../child/use-names.ts';
import { moment } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';

/** What somebody wrote when she approved or returned. */
export const DecisionReasons = ({ decision }: { readonly decision: RecordDecision }) => {
  const { language } = useWords();
  const { data } = useQuery({ ...formQuery(decision.form ?? ''), enabled: decision.form !== undefined });
  const { answers } = decision;
  if (!data || !answers) return null;
  const given = Object.values(data.form.questions).filter(({ id }) => !isBlank(answers[id]));
  const [only] = given;
  // "Your reasons" was asked of the manager; to everybody else the reasons alone say enough.
  if (only && given.length === 1) return <ReadAnswer question={only} value={answers[only.id]} language={language} />;
  return <AnswerList questions={given} answers={answers} language={language} />;
};

const Decision = ({ decision }: { readonly decision: RecordDecision }) => {
  const { t, language } = useWords();
  const nameOf = useNames();
  return (
    <li>
      <h3>{t(`read.${decision.status}`, { name: nameOf(decision.by), time: moment(decision.at, language) })}</h3>
      <DecisionReasons decision={decision} />
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
