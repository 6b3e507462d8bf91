import { Link, useSearchParams } from 'react-router';
import type { CaseRecord } from '#api-client';
import type { Answers } from '#form-answers';
import { isBlank } from '#form-answers';
import { AnswerList, BothLanguages } from '#govuk-rjsf';
import { useCase } from '../child/case-layout.tsx';
import { addressOf } from '../child/offered.ts';
import { useNames } from '../child/use-names.ts';
import { useMe } from '../session/session.tsx';
import { Page } from '../shell/page.tsx';
import { longDate, moment } from '../words/dates.ts';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';
import type { LoadedForm } from './load-form.ts';
import { DecisionList } from './decision-list.tsx';
import { useNamedOptions } from './named-options.ts';
import { WithRecord } from './with-record.tsx';

/** A record as it was handed in, to read and to print. */
export const RecordPage = () => <WithRecord>{(record, loaded) => <Read record={record} {...loaded} />}</WithRecord>;

/** The newest version's answers; none once they were erased. */
export const latestAnswers = (record: CaseRecord): Answers | undefined => record.versions.at(-1)?.answers;

const Read = ({ record, form }: { readonly record: CaseRecord } & LoadedForm) => {
  const { t, say, language } = useWords();
  const view = useCase();
  const nameOf = useNames();
  const { user, authority } = useMe();
  const latest = record.versions.at(-1);
  const answers = latestAnswers(record);
  // A record keeps ids; people, teams and limits are read by name, a corrected step by its sentence.
  const withNames = useNamedOptions(view.actions.find(({ form: ref }) => ref?.split('@')[0] === record.formId)?.does);
  const sections = answers ? form.sections.filter(({ questions }) => questions.some((question) => !isBlank(answers[question]))) : [];
  const [search] = useSearchParams();
  return (
    <BothLanguages value={search.has(BOTH)}><Page
      title={form.title}
      tab={[say(form.title), view.person.name].filter(Boolean).join(', ')}
      lead={<p className="ex-muted ex-sentence">{t(`status.${record.status}`)}{latest && `. ${t('read.sent', { name: nameOf(latest.by), time: moment(latest.at, language) })}`}{record.versions.length > 1 && ` ${t('read.versions', { count: record.versions.length })}`}</p>}
      aside={<Ways record={record} />}
    >
      <div className="ex-stack ex-record">
        {!answers && <p>{t('read.erased')}</p>}
        {answers && sections.map((section) => (
          <section className="ex-sec" key={section.id}>
            <h2><Said text={section.title} /></h2>
            <AnswerList questions={section.questions.flatMap((question) => form.questions[question] ?? []).map(withNames)} answers={answers} language={language} belowRow={(row) => <Awaited record={record.id} row={String(row['id'])} />} />
          </section>
        ))}
        <DecisionList record={record} />
        <p className="ex-small ex-muted">{t('read.contributors', { names: record.contributors.map(nameOf).join(', ') })}</p>
        <p className="ex-print-only ex-small">{t('read.printed', { authority: say(authority.name), name: user.name, time: moment(new Date().toISOString(), language), form: form.ref })}</p>
      </div>
    </Page></BothLanguages>
  );
};

/** In the address: the record is shown, and printed, in both languages of the authority. */
const BOTH = 'both';

/** What one may do with the record from here: decide it, go on with it, print it. */
const Ways = ({ record }: { readonly record: CaseRecord }) => {
  const { t } = useWords();
  const view = useCase();
  const { authority } = useMe();
  const [search] = useSearchParams();
  const decide = view.actions.some(({ does, allowed, record: of }) => (does === 'approve' || does === 'return' || does === 'accept') && allowed && of === record.id);
  const goOn = view.actions.find(({ allowed, records }) => allowed && records?.includes(record.id));
  return (
    <div className="ex-acts ex-noprint">
      {decide && <Link className="govuk-button" to={`/cases/${view.id}/decide/${record.id}`}>{t('child.readAndDecide')}</Link>}
      {goOn && <Link className="govuk-button" to={`${addressOf(view, goOn)}?record=${record.id}`}>{t('goOn.withThis')}</Link>}
      <button type="button" className="govuk-button govuk-button--secondary" onClick={() => window.print()}>{t('read.print')}</button>
      {authority.languages.length > 1 && <Link to={search.has(BOTH) ? '?' : `?${BOTH}`} replace>{t(search.has(BOTH) ? 'read.oneLanguage' : 'read.bothLanguages')}</Link>}
    </div>
  );
};

/** Beside what is still awaited: since when on screen, a line to sign on paper. */
const Awaited = ({ record, row }: { readonly record: string; readonly row: string }) => {
  const { t, language } = useWords();
  const wait = useCase().waits?.find((one) => one.record === record && one.row === row);
  if (!wait) return null;
  return (
    <>
      <p className="ex-noprint"><span className={`ex-chip ex-chip--${wait.overdue ? 'late' : 'soon'}`}>{t('waits.awaited', { date: longDate(wait.since, language) })}</span></p>
      <div className="ex-signature ex-print-only" aria-hidden="true"><span>{t('read.signature')}</span><span>{t('read.signedOn')}</span></div>
    </>
  );
};
