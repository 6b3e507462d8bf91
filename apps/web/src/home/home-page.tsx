import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { FormLine } from '#api-client';
import { publicationQuery } from '../api/queries.ts';
import { useMe } from '../session/session.tsx';
import { Fetched } from '../shell/fetched.tsx';
import { Page } from '../shell/page.tsx';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';
import { MyWorkPage } from '../worklist/my-work-page.tsx';

/** Caseworkers come to their work; everybody else to what they can honestly do today. */
export const HomePage = () => (useMe().user.access === 'casework' ? <MyWorkPage /> : <Definitions />);

/** What a form is for, in the order in which people look for them. */
const KINDS = ['record', 'note', 'decision'] as const;

const Definitions = () => {
  const { t, say } = useWords();
  const { user, publication } = useMe();
  const query = useQuery({ ...publicationQuery(publication ?? ''), enabled: publication !== undefined });
  const head = { title: t('home.title', { name: user.name }), lead: <p className="ex-muted">{t(`home.access.${user.access}`)}</p> };
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
