import { useWords } from '../words/use-words.ts';
import type { ChangeLine } from './authoring-types.ts';
import type { LifeStep } from './life-of.ts';
import { lifeOf } from './life-of.ts';

const look: { readonly [at in LifeStep['at']]: string } = { done: 'ex-chip ex-chip--ok', now: 'ex-chip ex-chip--info', next: 'ex-chip' };

/** The life of a change as a path: what it has been through, where it is, what is to come. */
export const LifePath = ({ change, label }: { readonly change: Pick<ChangeLine, 'status' | 'checked' | 'tried' | 'files' | 'retired'>; readonly label?: string }) => {
  const { t } = useWords();
  return (
    <ol className="ex-life" aria-label={label ?? t('change.life.title')}>
      {lifeOf(change).map(({ step, at }) => (
        <li key={step} aria-current={at === 'now' ? 'step' : undefined}>
          <span className={look[at]}>{at === 'done' && <><span aria-hidden="true">✓ </span><span className="govuk-visually-hidden">{t('change.life.done')} </span></>}{t(`change.life.${step}`)}</span>
        </li>
      ))}
    </ol>
  );
};
