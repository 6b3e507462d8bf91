import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useMe } from '../session/session.tsx';
import { Fetched } from '../shell/fetched.tsx';
import { Page } from '../shell/page.tsx';
import { civilDate, longDate, moment } from '../words/dates.ts';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';
import { authoringQuery, changeQuery } from './authoring-api.ts';
import type { PublicationLine } from './authoring-types.ts';
import { BeginChange } from './begin-change.tsx';
import { MoveCases } from './move-cases.tsx';

/** Every publication of the authority, newest first: none is ever changed, and each can be published anew. */
export const PublicationsPage = () => {
  const { t } = useWords();
  const { user } = useMe();
  const query = useQuery(authoringQuery());
  return (
    <Fetched query={query}>
      {(found) => (
        <Page title={t('change.publications.title')} lead={<p className="ex-muted">{t('change.publications.lead')}</p>}>
          <div className="ex-stack">
            {user.access === 'publishing' && <MoveCases publication={found.publication.ref} />}
            <section className="ex-sec">
              <h2>{t('change.publications.list')} <span className="ex-small">{found.publications.length}</span></h2>
              <ul className="ex-history ex-publications">{found.publications.toSorted((a, b) => b.number - a.number).map((line) => <Line key={line.ref} line={line} />)}</ul>
            </section>
          </div>
        </Page>
      )}
    </Fetched>
  );
};

const Line = ({ line }: { readonly line: PublicationLine }) => {
  const { t, language } = useWords();
  const { user } = useMe();
  const [isOpen, setOpen] = useState(false);
  return (
    <li id={line.ref}>
      <div>
        <p><b>{line.ref}</b></p>
        <p>{line.inForce ? <span className="ex-chip ex-chip--ok">{t('change.publications.inForce')}</span> : line.from > today() ? <span className="ex-chip ex-chip--info">{t('change.publications.scheduled')}</span> : <span className="ex-chip">{t('change.publications.retired')}</span>}</p>
        <p className="ex-small ex-muted">{t('change.publications.from', { date: longDate(line.from, language) })}</p>
      </div>
      <div>
        <p className="ex-answer">{line.reason ?? t('change.publications.fromFiles')}</p>
        <p className="ex-small ex-muted">
          {line.author && line.publisher ? t('change.publications.byTwo', { author: line.author.name, publisher: line.publisher.name, when: moment(line.at, language) }) : t('change.publications.published', { when: moment(line.at, language) })} · <code>{line.digest.slice(0, 12)}</code>
        </p>
        {line.change && <Difference change={line.change} />}
        {user.access === 'authoring' && !line.inForce && line.from <= today() && (
          <details className="ex-more" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
            <summary>{t('change.publications.back')}<span className="govuk-visually-hidden"> {line.ref}</span></summary>
            {isOpen && <BeginChange from={line.ref} title={t('change.publications.backTitle', { ref: line.ref })} />}
          </details>
        )}
      </div>
    </li>
  );
};

const today = (): string => civilDate(new Date());

/** What a publication changed, fetched when somebody wants to read it. */
const Difference = ({ change }: { readonly change: string }) => {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const { data } = useQuery({ ...changeQuery(change), enabled: isOpen });
  return (
    <details className="ex-more" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('change.publications.difference')}</summary>
      {data?.difference.map(({ kind, id, title, lines }) => (
        <div key={`${kind}/${id}`}>
          <h3><Said text={title} /></h3>
          <ul className="ex-dots">{lines.map((text, index) => <li key={index}><Said text={text} /></li>)}</ul>
        </div>
      ))}
      {data && <p className="ex-small"><Link to={`/authoring/changes/${change}`}>{data.title}</Link></p>}
    </details>
  );
};
