import { useEffect, useRef } from 'react';
import type { PersonHit } from '#api-client';
import { useWords } from '../words/use-words.ts';
import { PersonRow } from './person-row.tsx';

/** People who may be the same child, shown before a second record of her is made. */
export const Matches = ({ matches, onNew }: { readonly matches: readonly PersonHit[]; readonly onNew: () => void }) => {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [matches]);
  return (
    <section className="ex-stale ex-stack-s">
      <h2 tabIndex={-1} ref={heading}>{t('add.matches', { count: matches.length })}</h2>
      <p>{t('add.matchesLead')}</p>
      <ul className="ex-plain">{matches.map((person) => <PersonRow key={person.id} person={person} newTab />)}</ul>
      <button type="button" className="govuk-button govuk-button--secondary" onClick={onNew}>{t('add.noneOfThem')}</button>
    </section>
  );
};
