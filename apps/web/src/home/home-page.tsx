import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { formTitleQuery, publicationQuery } from '../api/queries.ts';
import { useMe } from '../session/session.tsx';
import { Fetched } from '../shell/fetched.tsx';
import { Page } from '../shell/page.tsx';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';
import { MyWorkPage } from '../worklist/my-work-page.tsx';

/** Caseworkers come to their work; everybody else to what they can honestly do today. */
export const HomePage = () => (useMe().user.access === 'casework' ? <MyWorkPage /> : <Definitions />);

const Definitions = () => {
  const { t } = useWords();
  const { user, publication } = useMe();
  const query = useQuery({ ...publicationQuery(publication ?? ''), enabled: publication !== undefined });
  const head = { title: t('home.title', { name: user.name }), lead: <p className="ex-muted">{t(`home.access.${user.access}`)}</p> };
  if (publication === undefined) return <Page {...head}><p>{t('home.noPublication')}</p></Page>;
  return (
    <Fetched query={query}>
      {(found) => (
        <Page {...head}>
          <section className="ex-sec ex-narrowcol">
            <h2>{t('home.publication', { ref: found.ref })}</h2>
            <p className="ex-small ex-muted">{t('home.digest', { digest: found.digest.slice(0, 12) })}</p>
            <h3>{t('home.workflows')}</h3>
            <ul className="ex-plain">{found.workflows.map(({ id, title }) => <li key={id}><p><Said text={title} /></p></li>)}</ul>
            <h3>{t('home.forms')}</h3>
            <ul className="ex-plain">{found.forms.map((ref) => <FormLine key={ref} formRef={ref} />)}</ul>
          </section>
        </Page>
      )}
    </Fetched>
  );
};

/** A form by its title; its reference, which says the version, stands below. */
const FormLine = ({ formRef }: { readonly formRef: string }) => {
  const { say } = useWords();
  const { data } = useQuery(formTitleQuery(formRef));
  return <li><p><Link to={`/forms/${encodeURIComponent(formRef)}`}>{data ? say(data) : formRef}</Link><br /><span className="ex-small ex-muted">{formRef}</span></p></li>;
};
