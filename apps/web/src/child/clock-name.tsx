import { useId, useState } from 'react';
import type { ClockView } from '#api-client';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';

/**
 * A limit by its name. Where it comes from in law is shown while the name is pointed at or has the focus, until Escape; where
 * nothing can hover, and on paper, it is always there. Law is cited in the language it was made in.
 */
export const ClockName = ({ clock: { label, legalSource: source } }: { readonly clock: ClockView }) => {
  const { language } = useWords();
  const id = useId();
  const [closed, setClosed] = useState(false);
  const lang = language === 'cy' ? { lang: 'en' } : {};
  return (
    <span className={`ex-tip${closed ? ' ex-tip--closed' : ''}`} onMouseEnter={() => setClosed(false)} onFocus={() => setClosed(false)} onKeyDown={({ key }) => key === 'Escape' && setClosed(true)}>
      <span className="ex-tip__name" tabIndex={0} aria-describedby={id}><Said text={label} /></span>
      <span className="ex-tip__text ex-small" id={id} {...lang}>{source.url ? <a href={source.url} rel="noreferrer">{source.text}</a> : source.text}</span>
    </span>
  );
};
