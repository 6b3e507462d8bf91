import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from 'react-router';
import type { Json } from '#form-answers';
import { client } from '../api/client.ts';
import { useMe } from '../session/session.tsx';
import { Fetched } from '../shell/fetched.tsx';
import { Page } from '../shell/page.tsx';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';
import { AskedRefusal } from './asked-refusal.tsx';
import { changeQuery, nationalQuery } from './authoring-api.ts';
import type { Change, NationalConflict, NationalFile } from './authoring-types.ts';
import { useAsking } from './use-asking.ts';
import { wordsOfValue } from './words-of-value.ts';

/** The national change meets ours: what came together by itself, and what a person settles, side by side. */
export const NationalPage = () => {
  const { change: id = '' } = useParams();
  const change = useQuery(changeQuery(id));
  const merges = useQuery(nationalQuery(id));
  return <Fetched query={change}>{(found) => <Fetched query={merges}>{(files) => <Merges key={`${found.id}.${found.revision}`} change={found} files={files} />}</Fetched>}</Fetched>;
};

type Choices = { readonly [file: string]: { readonly [key: string]: 'ours' | 'national' } };
const nameOf = ({ kind, id }: NationalFile): string => `${kind}/${id}`;

const Merges = ({ change, files }: { readonly change: Change; readonly files: readonly NationalFile[] }) => {
  const { t } = useWords();
  const { user } = useMe();
  const [choices, setChoices] = useState<Choices>({});
  const { busy, refusal, attempt, ask } = useAsking();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const open = files.reduce((sum, file) => sum + file.conflicts.filter(({ key }) => choices[nameOf(file)]?.[key] === undefined).length, 0);
  const take = async () => {
    if (open > 0) return;
    const taken = await ask(() => client.takeNational(change.id, { revision: change.revision, choices }));
    if (!taken) return void queries.refetchQueries({ queryKey: ['change', change.id] });
    queries.removeQueries({ queryKey: ['change', change.id] });
    queries.removeQueries({ queryKey: ['authoring'] });
    queries.setQueryData(changeQuery(change.id).queryKey, taken);
    await navigate(`/authoring/changes/${change.id}`, { state: { flash: t('change.national.taken') } });
  };
  return (
    <Page
      title={t('change.national.title')}
      tab={`${t('change.national.title')}, ${change.title}`}
      lead={<p className="ex-muted">{t('change.national.lead')}</p>}
      before={<><p><Link className="govuk-back-link" to={`/authoring/changes/${change.id}`}>{change.title}</Link></p><AskedRefusal refusal={refusal} attempt={attempt} /></>}
    >
      <div className="ex-stack">
        {files.length === 0 && <p>{t('change.national.none')}</p>}
        {files.map((file) => <Merge key={nameOf(file)} file={file} chosen={choices[nameOf(file)] ?? {}} onChoose={(key, choice) => setChoices((before) => ({ ...before, [nameOf(file)]: { ...before[nameOf(file)], [key]: choice } }))} />)}
        {files.length > 0 && user.access === 'authoring' && (
          <section className="ex-box ex-box--tint ex-stack-s">
            <p id="take-waits" role="status">{open > 0 ? t('change.national.open', { count: open }) : t('change.national.settled')}</p>
            <button type="button" className="govuk-button" aria-disabled={busy || open > 0} aria-describedby="take-waits" onClick={() => void take()}>{t(busy ? 'change.working' : 'change.national.button')}</button>
          </section>
        )}
      </div>
    </Page>
  );
};

interface MergeProps {
  readonly file: NationalFile;
  readonly chosen: Choices[string];
  readonly onChoose: (key: string, choice: 'ours' | 'national') => void;
}

const Merge = ({ file, chosen, onChoose }: MergeProps) => {
  const { t } = useWords();
  return (
    <section className="ex-sec">
      <h2><span><Said text={file.title} /></span> <span className="ex-small">{t('change.national.fromTo', { from: file.from, to: file.to })}</span></h2>
      {file.did.length > 0 && <><h3 className="ex-gap">{t('change.national.did', { count: file.did.length })}</h3><ul className="ex-dots">{file.did.map((line, index) => <li key={index}><Said text={line} /></li>)}</ul></>}
      {file.conflicts.length > 0 && <h3 className="ex-gap">{t('change.national.conflicts', { count: file.conflicts.length })}</h3>}
      {file.conflicts.map((conflict) => <Conflict key={conflict.key} id={`${nameOf(file)}/${conflict.key}`} conflict={conflict} chosen={chosen[conflict.key]} onChoose={(choice) => onChoose(conflict.key, choice)} />)}
      {file.conflicts.length === 0 && <p>{t('change.national.byItself')}</p>}
    </section>
  );
};

interface ConflictProps {
  readonly id: string;
  readonly conflict: NationalConflict;
  readonly chosen: 'ours' | 'national' | undefined;
  readonly onChoose: (choice: 'ours' | 'national') => void;
}

/** One thing that both changed: before, now, ours; and the choice. */
const Conflict = ({ id, conflict, chosen, onChoose }: ConflictProps) => {
  const { t } = useWords();
  const field = id.replaceAll(/[^A-Za-z0-9]+/g, '-');
  return (
    <fieldset className="ex-stale ex-conflict">
      <legend className="ex-strong"><Said text={conflict.why} /></legend>
      <div className="ex-three">
        {(['before', 'now', 'ours'] as const).map((side) => <div className="ex-box" key={side}><h4>{t(`change.national.side.${side}`)}</h4><Value value={conflict[side]} /></div>)}
      </div>
      <div className="govuk-radios govuk-radios--small">
        {conflict.choices.map((choice) => (
          <div className="govuk-radios__item" key={choice}>
            <input className="govuk-radios__input" type="radio" name={field} id={`${field}-${choice}`} checked={chosen === choice} onChange={() => onChoose(choice)} />
            <label className="govuk-label govuk-radios__label" htmlFor={`${field}-${choice}`}>{t(`change.national.choice.${choice}`)}</label>
          </div>
        ))}
      </div>
    </fieldset>
  );
};

const Value = ({ value }: { readonly value: Json | undefined }) => {
  const { t } = useWords();
  const lines = wordsOfValue(value);
  return lines.length === 0 ? <p className="ex-muted">{t('change.national.nothing')}</p> : <>{lines.map((line, index) => <p className="ex-answer" key={index} lang={line.language}>{line.text}</p>)}</>;
};
