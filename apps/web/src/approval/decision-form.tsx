import type { FormEvent } from 'react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { ActionView, CaseRecord } from '#api-client';
import type { AnswerProblem, Answers, Json } from '#form-answers';
import { createPendingText, fieldIdOfPointer, SectionForm } from '#govuk-rjsf';
import { formQuery, staffQuery } from '../api/queries.ts';
import { useCase } from '../child/case-layout.tsx';
import { resolverNames } from '../child/resolvers.ts';
import type { LoadedForm } from '../record/load-form.ts';
import { useAnyway } from '../record/anyway.tsx';
import { useNamedOptions } from '../record/named-options.ts';
import { Refusal } from '../record/refusal.tsx';
import { useAction } from '../record/use-action.ts';
import { useFaceContext } from '../record/use-face-context.ts';
import { useMe } from '../session/session.tsx';
import { draftKey } from '../session/this-computer.ts';
import { ErrorSummary } from '../shell/error-summary.tsx';
import { Fetched } from '../shell/fetched.tsx';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';

interface Props {
  readonly record: CaseRecord;
  /** Who handed it in, by name. */
  readonly by: string;
}

const DECIDES: ReadonlySet<ActionView['does']> = new Set(['approve', 'return', 'accept']);

/** Approve, accept or return: the choices that the engine offers on this record. */
export const DecisionForm = ({ record, by }: Props) => {
  const { t, say } = useWords();
  const { user } = useMe();
  const view = useCase();
  const { data: staff } = useQuery(staffQuery());
  const choices = view.actions.filter((action) => DECIDES.has(action.does) && action.record === record.id).toSorted((a, b) => Number(a.does === 'return') - Number(b.does === 'return'));
  const open = choices.filter(({ allowed }) => allowed);
  const [chosen, setChosen] = useState<string>();
  const [asked, setAsked] = useState(0);
  const action = open.find(({ type }) => type === chosen);
  const blocked = choices.find(({ allowed }) => !allowed);
  const names = resolverNames(blocked?.why?.resolvedBy ?? [], staff, user);
  if (open.length === 0) {
    const why = blocked?.why;
    return (
      <section className="ex-box" id="decide">
        <h2>{t('decide.yours')}</h2>
        <p>{why ? say(why.sentence) : t('decide.decided')}</p>
        {names.length > 0 && <p><b>{t('child.canResolve', { names: names.join(', ') })}</b></p>}
      </section>
    );
  }
  return (
    <section className="ex-box ex-stack-s" id="decide">
      <h2>{t('decide.yours')}</h2>
      {asked > 0 && !action && <ErrorSummary title={t('page.errorTitle')} lines={[{ key: 'choice', text: t('decide.choose'), target: 'choice-0' }]} attempt={asked} />}
      <fieldset className="govuk-fieldset">
        <legend className="govuk-visually-hidden">{t('decide.yours')}</legend>
        <div className="govuk-radios govuk-radios--small">
          {open.map(({ type, label }, index) => (
            <div className="govuk-radios__item" key={type}>
              <input className="govuk-radios__input" type="radio" name="choice" id={`choice-${index}`} checked={chosen === type} onChange={() => setChosen(type)} />
              <label className="govuk-label govuk-radios__label" htmlFor={`choice-${index}`}><Said text={label} /></label>
            </div>
          ))}
        </div>
      </fieldset>
      {blocked && <p className="ex-small"><Said text={blocked.label} />: <Said text={blocked.why?.sentence} />{names.length > 0 && <> <b>{t('child.canResolve', { names: names.join(', ') })}</b></>}</p>}
      {action ? <Reasons key={action.form} action={action} record={record} by={by} /> : <button type="button" className="govuk-button" onClick={() => setAsked(asked + 1)}>{t('decide.record')}</button>}
    </section>
  );
};

const Reasons = ({ action, ...props }: Props & { readonly action: ActionView }) => {
  if (!action.form) return <Filled {...props} action={action} loaded={undefined} />;
  return <WithForm {...props} action={action} form={action.form} />;
};
const WithForm = (props: Props & { readonly action: ActionView; readonly form: string }) => {
  const query = useQuery(formQuery(props.form));
  return <Fetched query={query}>{(loaded) => <Filled {...props} loaded={loaded} />}</Fetched>;
};

/** Reasons are kept on this computer until they are sent: a decision is one action and has no draft of its own. */
const useKept = (key: string) => {
  const read = (): Answers => {
    try {
      return JSON.parse(localStorage.getItem(key) ?? '{}') as Answers;
    } catch {
      return {};
    }
  };
  const [answers, setAnswers] = useState<Answers>(read);
  const now = useRef(answers);
  const type = useCallback((question: string, value: Json) => {
    now.current = { ...now.current, [question]: value };
    setAnswers(now.current);
    try {
      localStorage.setItem(key, JSON.stringify(now.current));
    } catch {
      // The page itself still holds the words.
    }
  }, [key]);
  return { answers, latest: useCallback(() => now.current, []), type, forget: () => localStorage.removeItem(key) };
};

const noErrors = {};

const Filled = ({ action, record, by, loaded }: Props & { readonly action: ActionView; readonly loaded: LoadedForm | undefined }) => {
  const { t, say } = useWords();
  const { user } = useMe();
  const view = useCase();
  const pending = useMemo(createPendingText, []);
  const kept = useKept(draftKey(user.id, view.id, `decision-${record.id}`));
  const { busy, refusal, attempt, send } = useAction(view.id, `decide.${record.id}`);
  const anyway = useAnyway(action, refusal);
  const [tried, setTried] = useState<{ readonly count: number; readonly problems: readonly AnswerProblem[] }>({ count: 0, problems: [] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    pending.flush();
    const problems = loaded?.check.problems(kept.latest()) ?? [];
    setTried(({ count }) => ({ count: count + 1, problems }));
    if (problems.length > 0) return;
    const request = { type: action.type, revision: view.revision, ...(loaded ? { data: loaded.check.toSend(kept.latest()).answers } : {}), ...anyway.request };
    void send(request, t(action.does === 'return' ? 'send.returned' : action.does === 'accept' ? 'send.accepted' : 'send.approved', { what: say(view.titles?.[record.formId]), name: by }), kept.forget);
  };
  const lines = tried.problems.map(({ path, message }) => ({ key: path, text: say(message), target: fieldIdOfPointer(path) }));
  return (
    <form onSubmit={submit} noValidate className="ex-stack-s">
      {lines.length > 0 && <ErrorSummary title={t('record.needed', { count: lines.length })} lines={lines} attempt={tried.count} />}
      {lines.length === 0 && refusal && <Refusal problem={refusal} attempt={attempt} />}
      {loaded && <Questions action={action} loaded={loaded} kept={kept} pending={pending} lines={lines} />}
      {anyway.fields}
      <button type="submit" className="govuk-button" aria-disabled={busy}>{busy ? t('send.sending') : action.does === 'return' ? t('decide.returnTo', { name: by }) : say(action.label)}</button>
      <p className="ex-small ex-muted">{t('decide.stays', { name: by })}</p>
    </form>
  );
};

interface QuestionsProps {
  readonly action: ActionView;
  readonly loaded: LoadedForm;
  readonly kept: ReturnType<typeof useKept>;
  readonly pending: ReturnType<typeof createPendingText>;
  readonly lines: readonly { readonly text: string; readonly target: string }[];
}

const Questions = ({ action, loaded: { form, check, properties }, kept, pending, lines }: QuestionsProps) => {
  const withNames = useNamedOptions(action.does);
  const errors = useMemo(() => (lines.length === 0 ? noErrors : Object.fromEntries(lines.map(({ target, text }) => [target, text]))), [lines]);
  const context = useFaceContext({ check, answers: kept.answers, latest: kept.latest, type: kept.type, pending, errors });
  const shown = check.shown(kept.answers);
  const questions = form.sections.flatMap((section) => section.questions).filter((id) => shown.has(id)).flatMap((id) => form.questions[id] ?? []).map(withNames);
  return <SectionForm questions={questions} properties={properties} answers={kept.answers} context={context} />;
};
