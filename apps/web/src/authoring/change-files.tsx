import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';
import { authoringQuery } from './authoring-api.ts';
import type { Authoring, Change, ChangedFile } from './authoring-types.ts';
import { designerOf, rawFileOf } from './file-of-path.ts';

/** What a change may touch: what it has begun on first, then every other form and workflow of the authority. */
export const ChangeFiles = ({ change, writable }: { readonly change: Change; readonly writable: boolean }) => {
  const { t } = useWords();
  return (
    <section className="ex-sec" id="files">
      <h2>{t('change.files.title')} <span className="ex-small"><Link to={`/authoring/changes/${change.id}/files`}>{t('change.files.raw')}</Link></span></h2>
      {change.files.length === 0 && <p>{t('change.files.none')}</p>}
      <ul className="ex-plain">{change.files.map((file) => <FileLine key={`${file.kind}/${file.id}`} change={change.id} file={file} verb={t(writable ? 'change.files.goOn' : 'change.files.look')} />)}</ul>
      {writable && <Choose change={change} />}
    </section>
  );
};

const FileLine = ({ change, file, verb }: { readonly change: string; readonly file: ChangedFile; readonly verb: string }) => {
  const { t, say } = useWords();
  return (
    <li className="ex-fileline">
      <p><span className="ex-chip">{t(`change.kind.${file.kind}`)}</span> <b><Said text={file.title} /></b></p>
      <p className="ex-acts">
        <Link to={designerOf(change, file)}>{verb}<span className="govuk-visually-hidden"> {say(file.title)}</span></Link>
        <Link className="ex-small" to={rawFileOf(change, file)}>{t('change.files.asText')}<span className="govuk-visually-hidden"> {say(file.title)}</span></Link>
      </p>
    </li>
  );
};

interface Choice extends ChangedFile {
  readonly version: string;
  readonly ours: number;
}

const choicesOf = ({ forms, workflows }: Authoring): readonly Choice[] => [
  ...workflows.map(({ id, title, version, ours }) => ({ kind: 'workflows' as const, id, title, version, ours })),
  ...forms.map(({ id, title, version, ours }) => ({ kind: 'forms' as const, id, title, version, ours })),
];

/** Every form and workflow that can be changed; typing finds one. */
const Choose = ({ change }: { readonly change: Change }) => {
  const { t, say } = useWords();
  const { data } = useQuery(authoringQuery());
  const [wanted, setWanted] = useState('');
  if (!data) return null;
  const begun = new Set(change.files.map(({ kind, id }) => `${kind}/${id}`));
  const words = wanted.toLowerCase().trim();
  const found = choicesOf(data)
    .filter(({ kind, id, title }) => !begun.has(`${kind}/${id}`) && (say(title).toLowerCase().includes(words) || id.includes(words)))
    .toSorted((a, b) => b.kind.localeCompare(a.kind) || say(a.title).localeCompare(say(b.title)));
  return (
    <details className="ex-more" open={change.files.length === 0}>
      <summary>{t('change.files.choose')}</summary>
      <label className="govuk-label" htmlFor="choose-file">{t('change.files.find')}</label>
      <input className="govuk-input" id="choose-file" type="search" value={wanted} onChange={({ target }) => setWanted(target.value)} autoComplete="off" />
      <p className="ex-small ex-muted" role="status">{t('change.files.found', { count: found.length })}</p>
      <ul className="ex-plain ex-recs">
        {found.map(({ kind, id, title, version, ours }) => (
          <li key={`${kind}/${id}`}>
            <p><Link to={designerOf(change.id, { kind, id })}><Said text={title} /></Link><br /><span className="ex-small ex-muted">{t(`change.kind.${kind}`)} · {version}{ours > 0 && ` · ${t('change.files.ours', { count: ours })}`}</span></p>
          </li>
        ))}
      </ul>
    </details>
  );
};
