import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearchParams } from 'react-router';
import { useMe } from '../session/session.tsx';
import { Fetched } from '../shell/fetched.tsx';
import { Page } from '../shell/page.tsx';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';
import { authoringQuery, changeQuery } from './authoring-api.ts';
import type { Change, ChangedFile } from './authoring-types.ts';
import { rawFileOf } from './file-of-path.ts';
import { BringIn } from './raw-files/bring-in.tsx';
import { RawFile } from './raw-files/raw-file.tsx';
import { TakeOut } from './raw-files/take-out.tsx';

/** The files of a change as text, for those who want them: the same that the designers write, and that a repository holds. */
export const FilesPage = () => {
  const { change: id = '' } = useParams();
  const query = useQuery(changeQuery(id));
  return <Fetched query={query}>{(change) => <Shown change={change} />}</Fetched>;
};

const Shown = ({ change }: { readonly change: Change }) => {
  const { t } = useWords();
  const { user } = useMe();
  const [search] = useSearchParams();
  const [kind, file] = (search.get('file') ?? '').split('/');
  const chosen: Pick<ChangedFile, 'kind' | 'id'> | undefined = (kind === 'forms' || kind === 'workflows') && file ? { kind, id: file } : change.files[0];
  const writable = user.access === 'authoring' && (change.status === 'draft' || change.status === 'returned');
  return (
    <Page
      title={t('change.raw.title')}
      tab={`${t('change.raw.title')}, ${change.title}`}
      lead={<p className="ex-muted">{t('change.raw.lead')}</p>}
      before={<p><Link className="govuk-back-link" to={`/authoring/changes/${change.id}`}>{change.title}</Link></p>}
    >
      <div className="ex-cols ex-cols--list">
        <div className="ex-stack">
          <FileNav change={change} chosen={chosen && `${chosen.kind}/${chosen.id}`} />
        </div>
        <div className="ex-stack">
          {chosen ? <RawFile key={`${chosen.kind}/${chosen.id}`} change={change} kind={chosen.kind} id={chosen.id} writable={writable} at={search.get('at') ?? undefined} /> : <p>{t('change.raw.choose')}</p>}
          <div className="ex-two">
            <TakeOut change={change} />
            {writable && <BringIn change={change} />}
          </div>
        </div>
      </div>
    </Page>
  );
};

const FileNav = ({ change, chosen }: { readonly change: Change; readonly chosen: string | undefined }) => {
  const { t } = useWords();
  const { data } = useQuery(authoringQuery());
  const begun = new Set(change.files.map(({ kind, id }) => `${kind}/${id}`));
  const all: readonly ChangedFile[] = [...(data?.workflows ?? []).map(({ id, title }) => ({ kind: 'workflows' as const, id, title })), ...(data?.forms ?? []).map(({ id, title }) => ({ kind: 'forms' as const, id, title }))];
  const rest = all.filter(({ kind, id }) => !begun.has(`${kind}/${id}`));
  const line = ({ kind, id, title }: ChangedFile) => (
    <li key={`${kind}/${id}`}><Link to={rawFileOf(change.id, { kind, id })} aria-current={chosen === `${kind}/${id}` ? 'page' : undefined}><Said text={title} /></Link></li>
  );
  return (
    <nav aria-label={t('change.raw.files')}>
      <h2 className="ex-gap">{t('change.raw.files')}</h2>
      <ul className="ex-toc">{change.files.map(line)}</ul>
      <details className="ex-more" open={chosen === undefined}><summary>{t('change.raw.rest', { count: rest.length })}</summary><ul className="ex-toc">{rest.map(line)}</ul></details>
    </nav>
  );
};
