import type { ChangeEvent } from 'react';
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { client } from '../../api/client.ts';
import { useMe } from '../../session/session.tsx';
import { useWords } from '../../words/use-words.ts';
import { AskedRefusal } from '../asked-refusal.tsx';
import { changeQuery } from '../authoring-api.ts';
import type { Change } from '../authoring-types.ts';
import { useAsking } from '../use-asking.ts';
import { repositoryPath } from './repository-path.ts';

/** More than any configuration has; the engine refuses more than this too. */
const MOST_BYTES = 700_000;

const base64 = async (file: File): Promise<string> => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let letters = '';
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return btoa(letters);
};

const chosenIn = async (files: readonly File[], authority: string) => {
  const read = await Promise.all(files.filter(({ name }) => name.endsWith('.json')).map(async (file) => ({ path: file.webkitRelativePath || file.name, text: await file.text() })));
  return read.flatMap(({ path, text }) => {
    const place = repositoryPath(path, text, authority);
    return place ? [{ path: place, text }] : [];
  });
};

/** Files from a zip, a folder or one by one, taken into this change; a file that cannot be read keeps all of them out. */
export const BringIn = ({ change }: { readonly change: Change }) => {
  const { t } = useWords();
  const { authority } = useMe();
  const { busy, refusal, attempt, ask, refuse } = useAsking();
  const [taken, setTaken] = useState<number>();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const bring = async ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(currentTarget.files ?? [])];
    // The same file may be chosen again after it was mended.
    currentTarget.value = '';
    const zip = files.find(({ name }) => name.endsWith('.zip'));
    if (files.reduce((sum, { size }) => sum + size, 0) > MOST_BYTES && zip) return refuse({ code: 'too-big', status: 0, title: t('change.in.tooBig') });
    const found = zip ? [] : await chosenIn(files, authority.id);
    if (!zip && found.length === 0) return refuse({ code: 'no-files', status: 0, title: t('change.in.noFiles') });
    const after = await ask(async () => client.importChange(change.id, { revision: change.revision, ...(zip ? { zip: await base64(zip) } : { files: found }) }));
    if (!after) return void queries.refetchQueries({ queryKey: changeQuery(change.id).queryKey, exact: true });
    setTaken(after.files.length);
    queries.removeQueries({ queryKey: ['change', change.id, 'file'] });
    queries.setQueryData(changeQuery(change.id).queryKey, after);
    await navigate(`/authoring/changes/${change.id}`, { state: { flash: t('change.in.taken') } });
  };
  return (
    <section className="ex-box ex-stack-s">
      <h2>{t('change.in.title')}</h2>
      <p className="ex-small">{t('change.in.lead')}</p>
      <AskedRefusal refusal={refusal} attempt={attempt} />
      <div>
        <label className="govuk-label" htmlFor="in-files">{t('change.in.files')}</label>
        <input className="ex-filefield" id="in-files" type="file" accept=".zip,.json,application/zip,application/json" multiple disabled={busy} onChange={(event) => void bring(event)} />
      </div>
      <div>
        <label className="govuk-label" htmlFor="in-folder">{t('change.in.folder')}</label>
        <input className="ex-filefield" id="in-folder" type="file" {...{ webkitdirectory: '' }} disabled={busy} onChange={(event) => void bring(event)} />
      </div>
      <p role="status">{busy ? t('change.working') : taken === undefined ? '' : t('change.in.taken')}</p>
    </section>
  );
};
