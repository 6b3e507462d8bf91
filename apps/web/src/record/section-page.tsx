import type { FormEvent } from 'react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { Link, useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import type { AnswerProblem, ResolvedSection } from '#form-answers';
import { fieldIdOfPointer, SectionForm } from '#govuk-rjsf';
import { ErrorSummary } from '../shell/error-summary.tsx';
import { NotFoundPage } from '../shell/not-found-page.tsx';
import { Page } from '../shell/page.tsx';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';
import { UnusualAhead } from './anyway.tsx';
import { answersOf } from './draft-sync.ts';
import { Discard } from './discard.tsx';
import { Elsewhere } from './elsewhere.tsx';
import { isMissing, visibleSections } from './form-progress.ts';
import { OthersChanged } from './others-changed.tsx';
import { SaveLine } from './save-line.tsx';
import { useCarried } from './use-carried.ts';
import { useDraft } from './use-draft.tsx';
import { useFaceContext } from './use-face-context.ts';
import { useHeldWhilePressed } from './use-held-while-pressed.ts';
import { useNamedOptions } from './named-options.ts';
import { useSubject } from './subject.tsx';
import { WhyReturned } from './why-returned.tsx';

/** One section of a form, saved while it is written. */
export const SectionPage = () => {
  const { section: id } = useParams();
  const { form, check, answers } = useDraft();
  const sections = visibleSections(form, check, answers);
  const index = sections.findIndex((section) => section.id === id);
  const section = sections[index];
  if (!section) return <NotFoundPage />;
  return <Section key={section.id} section={section} next={sections[index + 1]} only={sections.length === 1} />;
};

interface Props {
  readonly section: ResolvedSection;
  readonly next: ResolvedSection | undefined;
  readonly only: boolean;
}

const Section = ({ section, next, only }: Props) => {
  const { t, say } = useWords();
  const draft = useDraft();
  const { form, check, answers, session, pending, properties, case: view } = draft;
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const home = `/cases/${view.id}/drafts/${draft.draft.id}`;
  const [attempt, setAttempt] = useState(search.has('check') ? 1 : 0);
  const [checked, setChecked] = useState<readonly AnswerProblem[]>(search.has('check') ? check.problems(answers, section.questions) : []);
  const open = check.problems(answers, section.questions);
  // A problem that was pointed out goes as soon as it is mended, and no new one appears while somebody is typing.
  const problems = useHeldWhilePressed(checked.filter(({ path, rule }) => open.some((one) => one.path === path && one.rule === rule)));
  const errors = useErrors(problems);
  const questions = useVisible(section);
  const { notes, carried } = useHeldWhilePressed(useCarried(questions));
  const latest = useCallback(() => answersOf(session.state()), [session]);
  const context = useFaceContext({ check, answers, latest, type: session.type, pending, errors, notes, carried });
  const subject = useSubject();
  // The form of a decision serves many; what is decided here says more.
  const title = only && form.kind === 'decision' && draft.action ? draft.action.label : section.title;
  useHashFocus();

  const goOn = (event: FormEvent) => {
    event.preventDefault();
    pending.flush();
    const wrong = check.problems(latest(), section.questions).filter((problem) => !isMissing(problem));
    const isNew = wrong.some((one) => !checked.some(({ path, rule }) => path === one.path && rule === one.rule));
    if (wrong.length > 0 && isNew) {
      setChecked(check.problems(latest(), section.questions));
      setAttempt(attempt + 1);
      return;
    }
    void navigate(next ? `${home}/sections/${next.id}` : `${home}/check`);
  };
  return (
    <Page
      title={title}
      tab={[say(title), say(form.title), view.person.name].filter(Boolean).join(', ')}
      error={problems.length > 0}
      lead={
        <>
          {subject.lead}
          {section.hint && <p className="ex-muted"><Said text={section.hint} /></p>}
        </>
      }
      before={
        <>
          <p><Link className="govuk-back-link" to={only ? `/cases/${view.id}` : home}>{only ? t('record.backToChild', { name: view.person.name }) : t('record.allSections', { form: say(form.title) })}</Link></p>
          {problems.length > 0 && attempt > 0 && <Problems problems={problems} attempt={attempt} />}
        </>
      }
    >
      <div className="ex-cols">
        <form onSubmit={goOn} noValidate className="ex-narrowcol">
          <SaveLine />
          <OthersChanged />
          <WhyReturned folded={!only} />
          {only && <UnusualAhead action={draft.action} />}
          <SectionForm questions={questions} properties={properties} answers={answers} context={context} />
          <div className="ex-acts">
            <button type="submit" className="govuk-button">{next ? t('record.saveAndNext', { section: say(next.title) }) : t('record.saveAndCheck')}</button>
            {!only && <Link to={home}>{t('record.saveAndAll')}</Link>}
          </div>
        </form>
        <aside className="ex-stack" aria-label={t('record.otherWays')}>
          <Elsewhere />
          {only && <Discard />}
        </aside>
      </div>
    </Page>
  );
};

const Problems = ({ problems, attempt }: { readonly problems: readonly AnswerProblem[]; readonly attempt: number }) => {
  const { t, say } = useWords();
  const lines = problems.map(({ path, message }) => ({ key: path, text: say(message), target: fieldIdOfPointer(path) }));
  return (
    <ErrorSummary title={t('record.needed', { count: lines.length })} lines={lines} attempt={attempt}>
      <p>{t('record.savedAsItStands')}</p>
    </ErrorSummary>
  );
};

/** Messages by field, the same object while nothing changed, so that no face is drawn again for nothing. */
const useErrors = (problems: readonly AnswerProblem[]): { readonly [field: string]: string } => {
  const { say } = useWords();
  const text = JSON.stringify(Object.fromEntries(problems.map(({ path, message }) => [fieldIdOfPointer(path), say(message)])));
  return useMemo(() => JSON.parse(text) as { [field: string]: string }, [text]);
};

/** The section's questions that are asked, the same list while it does not change. */
const useVisible = (section: ResolvedSection) => {
  const { form, check, answers, action } = useDraft();
  const withNames = useNamedOptions(action?.does);
  const shown = check.shown(answers);
  const { hidden } = useSubject();
  const ids = section.questions.filter((question) => shown.has(question) && !hidden.has(question)).join(' ');
  return useMemo(
    () => ids.split(' ').flatMap((id) => form.questions[id] ?? []).map(withNames),
    [ids, form, withNames],
  );
};

/** A link to one answer lands on its control. */
const useHashFocus = () => {
  const { hash } = useLocation();
  useEffect(() => {
    const target = hash ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
    target?.scrollIntoView({ block: 'center' });
    target?.focus({ preventScroll: true });
  }, [hash]);
};
