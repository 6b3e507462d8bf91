import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { FormLine } from '#api-client';
import { publicationQuery } from '../api/queries.ts';
import { makesForms, useMe } from '../session/session.tsx';
import { Fetched } from '../shell/fetched.tsx';
import { Page } from '../shell/page.tsx';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';

/** What a form is for, in the order in which people look for them. */
const KINDS = ['record', 'note', 'decision'] as const;

/** The forms in force, each to be tried; who does not make them is greeted here. */
export const FormsPage = () => {
  const { t, say } = useWords();
  const { user, publication } = useMe();
  const query = useQuery({ ...publicationQuery(publication ?? ''), enabled: publication !== undefined });
  const makes = makesForms(user);
  const head = { title: makes ? t('home.forms') : t('home.title', { name: user.name }), lead: <p className="ex-muted">{makes ? t('home.formsLead') : t(`home.access.${user.access}`)}</p> };
  if (publication === undefined) return <Page {...head}><p>{t('home.noPublication')}</p></Page>;
  return (
    <Fetched query={query}>
      {(found) => (
        <Page {...head}>
          <section className="ex-sec">
            <h2>{t('home.publication', { ref: found.ref })}</h2>
            <p className="ex-small ex-muted">{t('home.digest', { digest: found.digest.slice(0, 12) })}</p>
            <h3>{t('home.workflows')}</h3>
            <ul className="ex-plain">{found.workflows.map(({ id, title }) => <li key={id}><p><Said text={title} /></p></li>)}</ul>
          </section>
          {KINDS.map((kind) => {
            const forms = found.about.filter((form) => form.kind === kind).toSorted((a, b) => say(a.title).localeCompare(say(b.title)));
            return forms.length > 0 && (
              <section className="ex-sec" key={kind}>
                <h2>{t(`home.kind.${kind}`)} <span className="ex-small">{forms.length}</span></h2>
                <ul className="ex-plain ex-recs">{forms.map((form) => <Line key={form.ref} form={form} />)}</ul>
              </section>
            );
          })}
        </Page>
      )}
    </Fetched>
  );
};

/** A form by its title; its reference, which says the version, stands below. */
const Line = ({ form: { ref, title, sections, questions } }: { readonly form: FormLine }) => {
  const { t } = useWords();
  return <li><p><Link to={`/forms/${encodeURIComponent(ref)}`}><Said text={title} /></Link><br /><span className="ex-small ex-muted">{t('home.sections', { count: sections })}, {t('home.questions', { count: questions })}<br />{ref}</span></p></li>;
};
