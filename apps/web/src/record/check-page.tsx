import type { FormEvent } from 'react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { AnswerProblem, NotSent, ResolvedSection } from '#form-answers';
import { formatAnswer } from '#form-answers';
import { AnswerList, fieldIdOfPointer } from '#govuk-rjsf';
import { ErrorSummary } from '../shell/error-summary.tsx';
import { Page } from '../shell/page.tsx';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';
import { useAnyway } from './anyway.tsx';
import { answersOf } from './draft-sync.ts';
import { visibleSections } from './form-progress.ts';
import { OthersChanged } from './others-changed.tsx';
import { Refusal } from './refusal.tsx';
import { SaveLine } from './save-line.tsx';
import { sentWords } from './send-words.ts';
import { useNamedOptions } from './named-options.ts';
import { useSubject } from './subject.tsx';
import { useAction } from './use-action.ts';
import { useDraft } from './use-draft.tsx';

/** In a longer form, sections in which nothing is written are listed by name. */
const FEW = 5;

/** Everything that would be sent, what would not and why, and the one button that sends it. */
export const CheckPage = () => {
  const { t, say, language } = useWords();
  const { form, check, answers, case: view, draft, action, sync } = useDraft();
  const withNames = useNamedOptions(action?.does);
  const subject = useSubject();
  const home = `/cases/${view.id}/drafts/${draft.id}`;
  const sections = visibleSections(form, check, answers);
  const only = sections.length === 1 ? sections[0] : undefined;
  const { answers: sent, notSent } = check.toSend(answers);
  const sectionOf = (question: string) => form.sections.find(({ questions }) => questions.includes(question))?.id ?? '';
  const link = (question: string, path = `/${question}`) => `${home}/sections/${sectionOf(question)}?check#${fieldIdOfPointer(path)}`;
  const problems = check.problems(answers);
  const isWritten = (section: ResolvedSection) => section.questions.some((id) => id in sent || problems.some(({ question }) => question === id));
  const written = sections.length > FEW ? sections.filter(isWritten) : sections;
  const untouched = sections.filter((section) => !written.includes(section));
  const sender = useSend(problems, action ? sentWords(t, action.does, say(form.title), say(action.label)) : '');
  const shown = check.shown(answers);
  return (
    <Page
      title={t('check.title')}
      tab={[t('check.title'), say(form.title), view.person.name].filter(Boolean).join(', ')}
      error={sender.shown.length > 0 || sender.refusal !== undefined}
      lead={<>{subject.lead}<p className="ex-muted">{t('check.lead', { form: say(form.title), name: view.person.name })}</p></>}
      before={
        <>
          <p><Link className="govuk-back-link" to={only ? `${home}/sections/${only.id}` : home}>{only ? say(only.title) : t('record.allSections', { form: say(form.title) })}</Link></p>
          <SendProblems {...sender} link={link} />
        </>
      }
    >
      <SaveLine />
      <OthersChanged />
      <div className="ex-stack ex-narrowcol">
        {written.map((section) => (
          <section className="ex-sec" key={section.id}>
            <h2><Said text={section.title} /> <span className="ex-small"><Link to={`${home}/sections/${section.id}`}>{t('check.change')}<span className="govuk-visually-hidden"> <Said text={section.title} /></span></Link></span></h2>
            <AnswerList questions={section.questions.filter((id) => shown.has(id) && !subject.hidden.has(id)).flatMap((id) => form.questions[id] ?? []).map(withNames)} answers={sent} language={language} />
            <StillNeeded problems={problems.filter(({ question }) => section.questions.includes(question))} link={link} />
            <Blank questions={section.questions.filter((id) => shown.has(id) && !(id in sent) && !problems.some(({ question }) => question === id)).map((id) => say(form.questions[id]?.label))} />
          </section>
        ))}
        {untouched.length > 0 && (
          <section className="ex-sec">
            <h2>{t('check.untouched')}</h2>
            <p>{t('check.untouchedLead')}</p>
            <ul className="ex-links">{untouched.map((section) => <li key={section.id}><Link to={`${home}/sections/${section.id}`}><Said text={section.title} /></Link></li>)}</ul>
          </section>
        )}
        <NotSentList notSent={notSent.filter(({ why }) => why === 'hidden')} />
        <form onSubmit={sender.submit} noValidate className="ex-box ex-box--tint ex-stack-s">
          <h2>{action ? say(action.label) : t('check.cannot')}</h2>
          {!action && <p>{t('check.notOffered')}</p>}
          {action && !action.allowed && <p><Said text={action.why?.sentence} /></p>}
          {sync.conflicts.length > 0 && <p>{t('check.conflicts')}</p>}
          {problems.length > 0 && <p>{t('check.problems', { count: problems.length })}</p>}
          {sender.fields}
          {action && <button type="submit" className="govuk-button" aria-disabled={sender.busy}>{sender.busy ? t('send.sending') : say(action.label)}</button>}
          {action && <p className="ex-small ex-muted">{t('check.responsible')}</p>}
        </form>
      </div>
    </Page>
  );
};

const useSend = (problems: readonly AnswerProblem[], done: string) => {
  const { check, case: view, draft, session, action, pending } = useDraft();
  const { busy, refusal, attempt, send } = useAction(view.id, `draft.${draft.id}`);
  const [tried, setTried] = useState(0);
  const { fields, request: reasons } = useAnyway(action, refusal);
  // A record that goes on must go on from what was read.
  const goesOn = view.records.some(({ id }) => id === draft.id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!action || busy) return;
    pending.flush();
    setTried(tried + 1);
    if (problems.length > 0 || session.state().conflicts.length > 0) return;
    const request = {
      type: action.type,
      ...(action.concurrent && !goesOn ? {} : { revision: view.revision }),
      data: check.toSend(answersOf(session.state())).answers,
      draft: draft.id,
      ...reasons,
    };
    void session.settled().then(() => send(request, done, session.finish));
  };
  return { busy, refusal, attempt: attempt + tried, submit, fields, shown: tried > 0 ? problems : [] };
};

interface SendProblemsProps {
  readonly shown: readonly AnswerProblem[];
  readonly refusal: ReturnType<typeof useAction>['refusal'];
  readonly attempt: number;
  readonly link: (question: string, path?: string) => string;
}

/** Why it was not sent: answers to mend, each one link away, or what the engine said. */
const SendProblems = ({ shown, refusal, attempt, link }: SendProblemsProps) => {
  const { t, say } = useWords();
  const navigate = useNavigate();
  const wrong = shown.length > 0 ? shown : refusal?.code === 'form-invalid' ? (refusal.errors ?? []).filter(({ question }) => question !== 'exception') : [];
  if (wrong.length > 0) {
    const lines = wrong.map(({ question, path, message }) => ({ key: path, text: say(message), target: fieldIdOfPointer(path), onGo: () => void navigate(link(question, path)) }));
    return <ErrorSummary title={t('record.needed', { count: lines.length })} lines={lines} attempt={attempt}><p>{t('record.savedAsItStands')}</p></ErrorSummary>;
  }
  if (!refusal) return null;
  return <Refusal problem={refusal} attempt={attempt} />;
};

/** What sending waits for, beside where it belongs, each one link away. */
const StillNeeded = ({ problems, link }: Pick<SendProblemsProps, 'link'> & { readonly problems: readonly AnswerProblem[] }) => {
  const { t } = useWords();
  if (problems.length === 0) return null;
  return (
    <ul className="ex-needs">
      {problems.map(({ question, path, message }) => <li key={path}><span className="ex-chip ex-chip--soon">{t('check.needed')}</span> <Link to={link(question, path)}><Said text={message} /></Link></li>)}
    </ul>
  );
};

const Blank = ({ questions }: { readonly questions: readonly string[] }) => {
  const { t } = useWords();
  return questions.length === 0 ? null : <p className="ex-small ex-muted">{t('check.blank', { count: questions.length, questions: questions.join('; ') })}</p>;
};

/** Answers that stay in the draft and are not handed in, and why. */
const NotSentList = ({ notSent }: { readonly notSent: readonly NotSent[] }) => {
  const { t, language } = useWords();
  const { form, answers } = useDraft();
  if (notSent.length === 0) return null;
  return (
    <section className="ex-sec">
      <h2>{t('check.notSent')}</h2>
      <p>{t('check.notSentLead')}</p>
      <ul className="ex-plain">
        {notSent.map(({ question }) => {
          const asked = form.questions[question];
          return asked && <li key={question}><p className="ex-strong"><Said text={asked.label} /></p><p className="ex-answer">{formatAnswer(asked, answers[question], language)}</p><p className="ex-small ex-muted">{t('check.hidden')}</p></li>;
        })}
      </ul>
    </section>
  );
};
