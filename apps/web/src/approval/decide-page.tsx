import { Link } from 'react-router';
import type { CaseRecord } from '#api-client';
import type { Json } from '#form-answers';
import { formatAnswer, isBlank } from '#form-answers';
import { ReadAnswer } from '#govuk-rjsf';
import { useCase } from '../child/case-layout.tsx';
import { ClockList } from '../child/clock-list.tsx';
import { useNames } from '../child/use-names.ts';
import { DecisionList } from '../record/decision-list.tsx';
import type { LoadedForm } from '../record/load-form.ts';
import { latestAnswers } from '../record/record-page.tsx';
import { WithRecord } from '../record/with-record.tsx';
import { Page } from '../shell/page.tsx';
import { moment } from '../words/dates.ts';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';
import type { Evidence } from './conclusions.ts';
import { evidenceOf } from './conclusions.ts';
import { DecisionForm } from './decision-form.tsx';

/** The manager's page: what is asked, what it rests on, what changed, and her decision beside it. */
export const DecidePage = () => <WithRecord>{(record, loaded) => <Decide record={record} loaded={loaded} />}</WithRecord>;

const Decide = ({ record, loaded }: { readonly record: CaseRecord; readonly loaded: LoadedForm }) => {
  const { t, say, language } = useWords();
  const view = useCase();
  const { form, check } = loaded;
  const answers = latestAnswers(record) ?? {};
  const latest = record.versions.at(-1);
  const nameOf = useNames();
  const by = latest ? nameOf(latest.by) : '';
  const evidence = evidenceOf(form, answers, check.shown(answers));
  const returned = record.decisions.findLast(({ status }) => status === 'returned');
  return (
    <Page
      title={t('decide.title', { form: say(form.title) })}
      tab={[t('decide.title', { form: say(form.title) }), view.person.name].filter(Boolean).join(', ')}
      lead={
        <>
          <p className="ex-jump ex-small"><a href="#decide">{t('decide.jump')}</a></p>
          <p className="ex-muted">
            {latest && t('decide.by', { name: by, time: moment(latest.at, language) })}
            {returned && ` ${t('decide.after', { time: moment(returned.at, language) })}`}
          </p>
        </>
      }
      aside={<p><Link to={`/cases/${view.id}/records/${record.id}`}>{t('decide.whole')}</Link></p>}
    >
      <div className="ex-cols ex-cols--wide">
        <div className="ex-stack">
          <section className="ex-box ex-box--tint ex-stack-s">
            <h2>{t('decide.asks', { name: by })}</h2>
            <p>{t('decide.count', { count: evidence.conclusions.length })} {bareSentence(evidence, t)}</p>
          </section>
          <Changed record={record} loaded={loaded} />
          <DecisionList record={record} />
          <Conclusions evidence={evidence} answers={answers} />
          <Views evidence={evidence} answers={answers} />
        </div>
        <aside className="ex-stack ex-stick" aria-label={t('decide.aside')}>
          {view.clocks.some(({ state }) => state === 'running') && <section className="ex-box"><h2>{t('child.clocks')}</h2><ClockList clocks={view.clocks.filter(({ state }) => state === 'running')} view={view} /></section>}
          <DecisionForm record={record} by={by} />
        </aside>
      </div>
    </Page>
  );
};

type Translate = ReturnType<typeof useWords>['t'];
const bareSentence = ({ conclusions }: Evidence, t: Translate): string => {
  const bare = conclusions.filter(({ restsOn }) => restsOn.length === 0).length;
  return bare === 0 ? '' : t('decide.bareCount', { count: bare });
};

/** Up to so many answers are shown at once; more would hide the next conclusion. */
const FEW = 4;

interface Parts {
  readonly evidence: Evidence;
  readonly answers: { readonly [question: string]: Json };
}

const Conclusions = ({ evidence, answers }: Parts) => {
  const { t, language } = useWords();
  return (
    <section className="ex-sec">
      <h2>{t('decide.conclusions')}</h2>
      {evidence.conclusions.length === 0 && <p>{t('decide.noConclusions')}</p>}
      <ol className="ex-concl">
        {evidence.conclusions.map(({ section, questions, restsOn }, index) => (
          <li key={section.id} className={restsOn.length === 0 ? 'ex-concl__bare' : undefined}>
            <h3>{index + 1}. <Said text={section.title} /></h3>
            {questions.map((question) => (
              <div key={question.id}>
                <p className="ex-small ex-muted ex-concl__label"><Said text={question.label} /></p>
                <ReadAnswer question={question} value={answers[question.id]} language={language} />
              </div>
            ))}
            {restsOn.length === 0 && <p><span className="ex-chip ex-chip--soon">{t('decide.bare')}</span> {t('decide.bareLead')}</p>}
            {restsOn.length > 0 && (
              <details className="ex-more" open={restsOn.length <= FEW}>
                <summary>{t('decide.restsOn', { count: restsOn.length })}<span className="govuk-visually-hidden"> <Said text={section.title} /></span></summary>
                <dl className="ex-rest">{restsOn.map((one) => <div key={one.id}><dt><Said text={one.label} /></dt><dd><ReadAnswer question={one} value={answers[one.id]} language={language} /></dd></div>)}</dl>
              </details>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
};

const Views = ({ evidence, answers }: Parts) => {
  const { t, language } = useWords();
  if (evidence.words.length === 0 && evidence.silent.length === 0) return null;
  return (
    <section className="ex-sec">
      <h2>{t('decide.views')}</h2>
      <div className="ex-stack-s">
        {evidence.words.map((question) => (
          <blockquote key={question.id} className="ex-words"><p className="ex-answer">{formatAnswer(question, answers[question.id], language)}</p><footer><Said text={question.label} /></footer></blockquote>
        ))}
        {evidence.silent.map((question) => <p key={question.id}><Said text={question.label} />: <span className="ex-chip ex-chip--soon">{t('decide.silent')}</span></p>)}
      </div>
    </section>
  );
};

const Changed = ({ record, loaded: { form } }: { readonly record: CaseRecord; readonly loaded: LoadedForm }) => {
  const { t, language } = useWords();
  if (!record.decisions.some(({ status }) => status === 'returned')) return null;
  return (
    <section className="ex-sec">
      <h2>{t('decide.changed')} <span className="ex-small">{t('decide.changedCount', { count: record.changes.length })}</span></h2>
      {record.changes.length === 0 && <p>{t('decide.unchanged')}</p>}
      <ul className="ex-diff">
        {record.changes.map(({ question, before, after }) => {
          const asked = form.questions[question];
          if (!asked) return null;
          const was = before as Json | undefined;
          const is = after as Json | undefined;
          return (
            <li key={question}>
              <h3><Said text={asked.label} /></h3>
              {!isBlank(was) && <p><span className="govuk-visually-hidden">{t('decide.before')}</span><del>{formatAnswer(asked, was, language)}</del></p>}
              {!isBlank(is) && <p><span className="govuk-visually-hidden">{t('decide.after2')}</span><ins>{formatAnswer(asked, is, language)}</ins></p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
};
