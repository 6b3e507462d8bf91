import { useLocation } from 'react-router';
import type { ActionView, NoticeView } from '#api-client';
import { useMe } from '../session/session.tsx';
import { longDate } from '../words/dates.ts';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';
import { Refusal } from '../record/refusal.tsx';
import { useAction } from '../record/use-action.ts';
import { useCase } from './case-layout.tsx';

/** What somebody is told of, each in a sentence with the reason that was given. */
export const NoticeList = ({ notices }: { readonly notices: readonly NoticeView[] }) => {
  const { t, language } = useWords();
  return (
    <ul className="ex-plain">
      {notices.map(({ revision, kind, name, sentence, words, on }) => (
        <li key={`${revision}-${kind}-${name ?? ''}`}>
          <p><Said text={sentence} />{kind === 'exception' && <> <span className="ex-small ex-muted">{longDate(on, language)}</span></>}</p>
          {words && <p className="ex-small">{t('told.because', { words })}</p>}
        </li>
      ))}
    </ul>
  );
};

/** The notices of the case that others caused: what one did oneself, another has to read. */
export const useTold = (): readonly NoticeView[] => {
  const { user } = useMe();
  return (useCase().notices ?? []).filter(({ by }) => by !== user.id);
};

/** For a manager: what she was told of, until she says that she has read it. */
export const Told = () => {
  const view = useCase();
  const told = useTold();
  const action = view.actions.find(({ does, allowed }) => does === 'acknowledge' && allowed);
  return action && told.length > 0 ? <Box action={action} told={told} /> : null;
};

const Box = ({ action, told }: { readonly action: ActionView; readonly told: readonly NoticeView[] }) => {
  const { t } = useWords();
  const view = useCase();
  const { pathname } = useLocation();
  const { busy, refusal, attempt, send } = useAction(view.id, `action.${action.type}`, pathname);
  return (
    <section className="ex-told" id="told">
      <h2>{t('told.title', { count: told.length })}</h2>
      {refusal && <Refusal problem={refusal} attempt={attempt} />}
      <NoticeList notices={told} />
      <button type="button" className="govuk-button govuk-button--secondary" aria-disabled={busy} onClick={() => void send({ type: action.type, revision: view.revision }, t('told.done'))}>{busy ? t('send.sending') : t('told.read')}</button>
    </section>
  );
};
