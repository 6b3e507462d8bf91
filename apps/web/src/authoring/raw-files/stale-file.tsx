import { useEffect, useMemo, useRef } from 'react';
import { mergeOverlays } from '#authoring';
import { moment } from '../../words/dates.ts';
import { useWords } from '../../words/use-words.ts';
import type { Stale } from './use-raw-text.ts';

interface Props {
  readonly stale: Stale;
  readonly onSettle: (overlay: Stale['mine'], how: 'look' | 'save') => void;
}

/** Somebody saved this file meanwhile: nothing of either is lost, and the author says what is to stand. */
export const StaleFile = ({ stale, onSettle }: Props) => {
  const { t, language } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [stale]);
  const both = useMemo(() => mergeOverlays(stale.base, stale.mine, stale.theirs), [stale]);
  return (
    <section className="ex-stale">
      <h3 tabIndex={-1} ref={heading}>{t('change.raw.stale', { name: stale.by, when: stale.at && moment(stale.at, language) })}</h3>
      <p>{t('change.raw.staleLead')}</p>
      {both.conflicts.length > 0 && <p>{t('change.raw.staleSame', { count: both.conflicts.length })} {both.conflicts.map(({ key }) => <code className="ex-key" key={key}>{key}</code>)}</p>}
      <p className="ex-acts">
        <button type="button" className="govuk-button" onClick={() => onSettle(both.merged, both.conflicts.length > 0 ? 'look' : 'save')}>{t(both.conflicts.length > 0 ? 'change.raw.bothLook' : 'change.raw.both')}</button>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={() => onSettle(stale.mine, 'save')}>{t('change.raw.mine')}</button>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={() => onSettle(stale.theirs, 'look')}>{t('change.raw.theirs', { name: stale.by })}</button>
      </p>
    </section>
  );
};
