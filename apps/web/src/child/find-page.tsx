import type { FormEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import type { PersonHit, Problem } from '#api-client';
import { client } from '../api/client.ts';
import { Page } from '../shell/page.tsx';
import { problemSentence } from '../shell/problem-sentence.ts';
import { useWords } from '../words/use-words.ts';
import { PersonRow } from './person-row.tsx';
import { SearchBox } from './search-box.tsx';

type Found = { readonly q: string; readonly people?: readonly PersonHit[]; readonly problem?: Problem };

/** Find a child. What was searched for travels in the page's state, never in an address that others may read. */
export const FindPage = () => {
  const { t, language } = useWords();
  const sought = (useLocation().state as { readonly q?: string } | null)?.q ?? '';
  const navigate = useNavigate();
  const result = useRef<HTMLHeadingElement>(null);
  const [found, setFound] = useState<Found>();
  useEffect(() => {
    if (sought === '') return setFound(undefined);
    let isCurrent = true;
    void client.searchPeople(sought).then((reply) => {
      if (isCurrent) setFound(reply.ok ? { q: sought, people: reply.value.people } : { q: sought, problem: reply.problem });
    });
    return () => {
      isCurrent = false;
    };
  }, [sought]);
  useEffect(() => {
    if (found) result.current?.focus();
  }, [found]);
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const q = String(new FormData(event.currentTarget).get('q') ?? '').trim();
    if (q !== '') void navigate('/children', { state: { q } });
  };
  const people = found?.people ?? [];
  return (
    <Page title={t('find.title')} lead={<p className="ex-muted">{t('find.lead')}</p>}>
      <SearchBox onSearch={search} value={sought} />
      {found && (
        <section className="ex-sec ex-narrowcol">
          <h2 tabIndex={-1} ref={result}>{found.problem ? t('problem.title') : t('find.count', { count: people.length, q: found.q })}</h2>
          {found.problem && <p>{problemSentence(found.problem, t, language)}</p>}
          {found.people?.length === 0 && <p>{t('find.nobody')}</p>}
          <ul className="ex-plain">{people.map((person) => <PersonRow key={person.id} person={person} />)}</ul>
        </section>
      )}
      <p><Link to="/children/new">{t('find.add')}</Link></p>
    </Page>
  );
};
