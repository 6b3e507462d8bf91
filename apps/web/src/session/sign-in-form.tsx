import type { FormEvent } from 'react';
import { useId, useRef, useState } from 'react';
import type { SummaryLine } from '../shell/error-summary.tsx';
import { ErrorSummary } from '../shell/error-summary.tsx';
import { problemSentence } from '../shell/problem-sentence.ts';
import { useWords } from '../words/use-words.ts';
import { useSession } from './session.tsx';

/** Name and password; used on the sign-in page and over a page whose session ran out. */
export const SignInForm = ({ button, username: known = '', onErrors }: { readonly button: string; readonly username?: string; readonly onErrors?: () => void }) => {
  const { t, language } = useWords();
  const { signIn } = useSession();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const busy = useRef(false);
  const [failure, setFailure] = useState<{ readonly lines: readonly SummaryLine[]; readonly attempt: number }>();
  const fail = (lines: readonly SummaryLine[]) => {
    onErrors?.();
    setFailure((before) => ({ lines, attempt: (before?.attempt ?? 0) + 1 }));
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const entered = new FormData(form.current ?? undefined);
    const username = String(entered.get('username') ?? '').trim();
    const password = String(entered.get('password') ?? '');
    const missing = [
      ...(username === '' ? [{ key: 'username', text: t('session.enterUsername'), target: `${id}-username` }] : []),
      ...(password === '' ? [{ key: 'password', text: t('session.enterPassword'), target: `${id}-password` }] : []),
    ];
    if (missing.length > 0) return fail(missing);
    if (busy.current) return;
    busy.current = true;
    const problem = await signIn(username, password);
    busy.current = false;
    if (problem) {
      const text = problem.status === 401 ? t('session.wrong') : problemSentence(problem, t, language);
      fail([{ key: 'refused', text, target: `${id}-username` }]);
    }
  };
  const errorOf = (key: string) => failure?.lines.find((line) => line.key === key)?.text;
  return (
    <form ref={form} onSubmit={(event) => void submit(event)} noValidate className="ex-stack">
      {failure && <ErrorSummary title={t('page.errorTitle')} lines={failure.lines} attempt={failure.attempt} />}
      <Field id={`${id}-username`} name="username" label={t('session.username')} hint={t('session.usernameHint')} error={errorOf('username')} type="text" autoComplete="username" value={known} />
      <Field id={`${id}-password`} name="password" label={t('session.password')} error={errorOf('password')} type="password" autoComplete="current-password" value="" />
      <button type="submit" className="govuk-button">{button}</button>
    </form>
  );
};

interface FieldProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly error: string | undefined;
  readonly type: string;
  readonly autoComplete: string;
  readonly value: string;
}

const Field = ({ id, label, hint, error, value, ...input }: FieldProps) => {
  const { t } = useWords();
  return (
    <div className={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>
      <label className="govuk-label govuk-label--s" htmlFor={id}>{label}</label>
      {hint && <div className="govuk-hint" id={`${id}-hint`}>{hint}</div>}
      {error && <p className="govuk-error-message" id={`${id}-error`}><span className="govuk-visually-hidden">{t('page.error')}</span> {error}</p>}
      <input
        {...input}
        id={id}
        defaultValue={value}
        spellCheck={false}
        className={`govuk-input${error ? ' govuk-input--error' : ''}`}
        aria-describedby={[hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined}
      />
    </div>
  );
};
