import { Link } from 'react-router';
import type { CaseRecord } from '#api-client';
import type { Answers } from '#form-answers';
import { AnswerList } from '#govuk-rjsf';
import { useCase } from '../child/case-layout.tsx';
import { useNames } from '../child/use-names.ts';
import { Page } from '../shell/page.tsx';
import { moment } from '../words/dates.ts';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';
import type { LoadedForm } from './load-form.ts';
import { DecisionList } from './decision-list.tsx';
import { useStaffOptions } from './staff-options.ts';
import { WithRecord } from './with-record.tsx';

/** A record as it was handed in, to read and to print. */
export const RecordPage = () => <WithRecord>{(record, loaded) => <Read record={record} {...loaded} />}</WithRecord>;

/** The newest version's answers; none once they were erased. */
export const latestAnswers = (record: CaseRecord): Answers | undefined => record.versions.at(-1)?.answers;

const Read = ({ record, form }: { readonly record: CaseRecord } & LoadedForm) => {
  const { t, say, language } = useWords();
  const view = useCase();
  const nameOf = useNames();
  const latest = record.versions.at(-1);
  const answers = latestAnswers(record);
  // A record keeps ids; people, teams and limits are read by name.
  const withNames = useStaffOptions(view.actions.find(({ form: ref }) => ref?.split('@')[0] === record.formId)?.does);
  const decide = view.actions.find(({ does, allowed, record: of }) => (does === 'approve' || does === 'return') && allowed && of === record.id);
  return (
    <Page
      title={form.title}
      tab={[say(form.title), view.person.name].filter(Boolean).join(', ')}
      lead={<p className="ex-muted ex-sentence">{t(`status.${record.status}`)}{latest && `. ${t('read.sent', { name: nameOf(latest.by), time: moment(latest.at, language) })}`}{record.versions.length > 1 && ` ${t('read.versions', { count: record.versions.length })}`}</p>}
      aside={
        <div className="ex-acts ex-noprint">
          {decide && <Link className="govuk-button" to={`/cases/${view.id}/decide/${record.id}`}>{t('child.readAndDecide')}</Link>}
          <button type="button" className="govuk-button govuk-button--secondary" onClick={() => window.print()}>{t('read.print')}</button>
        </div>
      }
    >
      <p className="ex-print-only">{view.person.name}. {t('read.printed', { time: moment(new Date().toISOString(), language), form: form.ref })}</p>
      <div className="ex-stack">
        {!answers && <p>{t('read.erased')}</p>}
        {answers && form.sections.filter(({ questions }) => questions.some((question) => question in answers)).map((section) => (
          <section className="ex-sec" key={section.id}>
            <h2><Said text={section.title} /></h2>
            <AnswerList questions={section.questions.flatMap((question) => form.questions[question] ?? []).map(withNames)} answers={answers} language={language} />
          </section>
        ))}
        <DecisionList record={record} />
        <p className="ex-small ex-muted">{t('read.contributors', { names: record.contributors.map(nameOf).join(', ') })}</p>
      </div>
    </Page>
  );
};
