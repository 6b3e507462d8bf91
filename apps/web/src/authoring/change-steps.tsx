import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useLocation, useNavigate } from 'react-router';
import type { Text } from '#form-answers';
import { client } from '../api/client.ts';
import { useMe } from '../session/session.tsx';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';
import { AskedRefusal } from './asked-refusal.tsx';
import { changeQuery } from './authoring-api.ts';
import type { Change, ChangeStep, StepName } from './authoring-types.ts';
import { PublishStep } from './publish-step.tsx';
import { stepsFor } from './steps-for.ts';
import { useAsking } from './use-asking.ts';
import { useKept } from './use-kept.ts';

export interface TakeStep {
  readonly busy: boolean;
  readonly take: (step: StepName, more?: { readonly words?: string; readonly from?: string }) => Promise<boolean>;
}

/** Takes a step of the change's life; where another person was first, the page shows what is true now and what was typed stays. */
const useSteps = (change: Change) => {
  const { t } = useWords();
  const { busy, refusal, attempt, ask } = useAsking();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const take: TakeStep['take'] = async (step, more = {}) => {
    const taken = await ask(() => client.stepChange(change.id, { revision: change.revision, step, ...more }));
    if (!taken) {
      void queries.refetchQueries({ queryKey: changeQuery(change.id).queryKey, exact: true });
      return false;
    }
    queries.setQueryData(changeQuery(change.id).queryKey, taken);
    queries.removeQueries({ queryKey: ['authoring'] });
    await navigate(pathname, { replace: true, state: { flash: t(`change.done.${step}`) } });
    return true;
  };
  return { busy, refusal, attempt, take };
};

/** What can be done with a change now, and what stands against the rest. */
export const ChangeSteps = ({ change, replayed = false }: { readonly change: Change; readonly replayed?: boolean }) => {
  const { t } = useWords();
  const { user } = useMe();
  const { refusal, attempt, ...taking } = useSteps(change);
  const steps = stepsFor(change, user.access);
  return (
    <section className="ex-box ex-stack-s" id="next">
      <h2>{t('change.steps.title')}</h2>
      <AskedRefusal refusal={refusal} attempt={attempt} />
      {!replayed && <p><Link to={`/authoring/changes/${change.id}/replay`}>{t('change.steps.replay')}</Link></p>}
      {steps.length === 0 && <p>{t(`change.over.${change.status}`)}</p>}
      {steps.map((step) => <Step key={step.step} step={step} change={change} {...taking} />)}
    </section>
  );
};

const Step = ({ step, change, ...taking }: TakeStep & { readonly step: ChangeStep; readonly change: Change }) => {
  switch (step.step) {
    case 'publish':
      return step.allowed ? <PublishStep {...taking} /> : <NotYet step={step} />;
    case 'return':
      return step.allowed ? <WithWords step="return" change={change} {...taking} /> : <NotYet step={step} />;
    case 'withdraw':
      return step.allowed ? <WithWords step="withdraw" change={change} {...taking} /> : null;
    case 'try':
    case 'send':
    case 'takeBack':
      return step.allowed ? <Plain step={step.step} {...taking} /> : <NotYet step={step} />;
    default:
      return step.step satisfies never;
  }
};

/** A step that cannot be taken yet, with the reason beside it. */
const NotYet = ({ step: { step, why } }: { readonly step: { readonly step: StepName; readonly why?: Text } }) => {
  const { t } = useWords();
  return (
    <div>
      <button type="button" className="govuk-button" aria-disabled="true" aria-describedby={`why-${step}`}>{t(`change.do.${step}`)}</button>
      <p className="ex-small" id={`why-${step}`}><Said text={why} /></p>
    </div>
  );
};

const Plain = ({ step, busy, take }: TakeStep & { readonly step: 'try' | 'send' | 'takeBack' }) => {
  const { t } = useWords();
  return (
    <div>
      <button type="button" className={step === 'takeBack' ? 'govuk-button govuk-button--secondary' : 'govuk-button'} aria-disabled={busy} onClick={() => void take(step)}>{t(`change.do.${step}`)}</button>
      <p className="ex-small ex-muted">{t(`change.means.${step}`)}</p>
    </div>
  );
};

/** A step that says something to somebody: folded until it is wanted, and its words are kept until they are sent. */
const WithWords = ({ step, change, busy, take }: TakeStep & { readonly step: 'return' | 'withdraw'; readonly change: Change }) => {
  const { t } = useWords();
  const [words, type, forget] = useKept(`${change.id}.${step}`);
  const [empty, setEmpty] = useState(false);
  const send = async () => {
    setEmpty(words.trim() === '');
    if (words.trim() !== '' && (await take(step, { words: words.trim() }))) forget();
  };
  return (
    <details className="ex-more" open={words !== ''}>
      <summary>{t(`change.do.${step}`)}</summary>
      <div className={empty ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
        <label className="govuk-label" htmlFor={`words-${step}`}>{t(`change.words.${step}`, { name: change.author.name })}</label>
        {empty && <p className="govuk-error-message" id={`words-${step}-error`} role="alert">{t(`change.words.${step}Empty`)}</p>}
        <textarea className="govuk-textarea" id={`words-${step}`} rows={4} value={words} aria-describedby={empty ? `words-${step}-error` : undefined} aria-invalid={empty} onChange={({ target }) => type(target.value)} />
      </div>
      <button type="button" className={step === 'withdraw' ? 'govuk-button govuk-button--warning' : 'govuk-button govuk-button--secondary'} aria-disabled={busy} onClick={() => void send()}>{t(`change.button.${step}`, { name: change.author.name })}</button>
    </details>
  );
};
