import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { clockTime } from '../../words/dates.ts';
import { useWords } from '../../words/use-words.ts';
import type { AuthoredFiles } from './authored-file.ts';
import type { Conflict } from './overlay-sync.ts';
import type { OpenFile } from './use-overlay-file.tsx';

interface Props<K extends keyof AuthoredFiles> {
  readonly open: OpenFile<K>;
  /** An operation as a sentence: 'Rewords “…” to “…”.' */
  readonly sentenceOf: (operation: object) => string;
}

/** A notice that takes the focus when it appears: something happened that the author did not do. */
const Notice = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="ex-stale">
      <h2 tabIndex={-1} ref={heading}>{title}</h2>
      {children}
    </section>
  );
};

/** What another author did in this draft meanwhile; where both changed the same thing, both are shown until somebody chooses. */
export const BothChanged = <K extends keyof AuthoredFiles>({ open, sentenceOf }: Props<K>) => {
  const { t } = useWords();
  const { sync, session } = open;
  if (sync.clash) return <Choosing key={sync.clash.conflicts.map(({ key }) => key).join()} open={open} sentenceOf={sentenceOf} />;
  if (!sync.theirs) return null;
  const name = sync.theirs.by || t('shared.colleague');
  return (
    <Notice title={t('shared.theirsTitle', { name, time: clockTime(sync.theirs.at) })}>
      <p>{t('shared.theirsLead')}</p>
      <button type="button" className="govuk-button" onClick={() => session.happen({ type: 'readTheirs' })}>{t('shared.goOn')}</button>
    </Notice>
  );
};

const Choosing = <K extends keyof AuthoredFiles>({ open: { sync, session }, sentenceOf }: Props<K>) => {
  const { t } = useWords();
  const [choices, setChoices] = useState<{ readonly [key: string]: 'mine' | 'theirs' }>({});
  const conflicts = sync.clash?.conflicts ?? [];
  const name = sync.clash?.by || t('shared.colleague');
  const open = conflicts.filter(({ key }) => !choices[key]).length;
  return (
    <Notice title={t('shared.clashTitle', { name })}>
      <p>{t('shared.clashLead')}</p>
      {conflicts.map((conflict) => (
        <Sides key={conflict.key} conflict={conflict} name={name} sentenceOf={sentenceOf} chosen={choices[conflict.key]} onChoose={(side) => setChoices({ ...choices, [conflict.key]: side })} />
      ))}
      <p className="ex-acts">
        <button type="button" className="govuk-button" aria-disabled={open > 0} onClick={() => open === 0 && session.happen({ type: 'settled', choices })}>{t('shared.settle')}</button>
        {open > 0 && <span className="ex-small">{t('shared.settleFirst', { count: open })}</span>}
      </p>
    </Notice>
  );
};

interface SidesProps {
  readonly conflict: Conflict;
  readonly name: string;
  readonly chosen: 'mine' | 'theirs' | undefined;
  readonly onChoose: (side: 'mine' | 'theirs') => void;
  readonly sentenceOf: (operation: object) => string;
}

const Sides = ({ conflict, name, chosen, onChoose, sentenceOf }: SidesProps) => {
  const { t } = useWords();
  const said = (operation: object | undefined) => (operation ? sentenceOf(operation) : t('shared.takenAway'));
  return (
    <fieldset className="govuk-fieldset ex-two">
      <legend className="govuk-visually-hidden">{said(conflict.base ?? conflict.mine ?? conflict.theirs)}</legend>
      {(['mine', 'theirs'] as const).map((side) => (
        <div className="ex-box" key={side}>
          <h3>{side === 'mine' ? t('stale.yours') : t('stale.theirs', { name })}</h3>
          <p>{said(conflict[side])}</p>
          <button type="button" className="govuk-button govuk-button--secondary" aria-pressed={chosen === side} onClick={() => onChoose(side)}>
            {side === 'mine' ? t('stale.keepYours') : t('stale.keepTheirs', { name })}
          </button>
        </div>
      ))}
    </fieldset>
  );
};
