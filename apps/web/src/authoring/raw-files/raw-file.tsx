import { useMemo, useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { FORM_OVERLAY_GRAMMAR, WORKFLOW_OVERLAY_GRAMMAR } from '#authoring';
import { problemOf, valueOf } from '../../api/value-of.ts';
import { Fetched } from '../../shell/fetched.tsx';
import { problemSentence } from '../../shell/problem-sentence.ts';
import { moment } from '../../words/dates.ts';
import { Said } from '../../words/said.tsx';
import { useWords } from '../../words/use-words.ts';
import { AskedRefusal } from '../asked-refusal.tsx';
import { authoringApi } from '../authoring-api.ts';
import type { AuthoredFile, Change, FileKind } from '../authoring-types.ts';
import { designerOf } from '../file-of-path.ts';
import { CodeEditor } from './code-editor.tsx';
import { useEditorWords } from './editor-words.ts';
import { knownIds } from './known-ids.ts';
import { StaleFile } from './stale-file.tsx';
import { useRawText } from './use-raw-text.ts';

interface Props {
  readonly change: Change;
  readonly kind: FileKind;
  readonly id: string;
  readonly writable: boolean;
  /** The JSON pointer to begin at. */
  readonly at?: string | undefined;
}

/** One file of a change as text, checked by the engine whenever it is saved. */
export const RawFile = (props: Props) => {
  const { change, kind, id } = props;
  const query = useQuery({ queryKey: ['change', change.id, 'file', kind, id], queryFn: () => valueOf(authoringApi.file(change.id, kind, id)) });
  const { t, language } = useWords();
  if (query.error && !query.data) return <p role="alert">{problemSentence(problemOf(query.error), t, language)}</p>;
  return <Fetched query={query}>{(file) => <Editing {...props} file={file} />}</Fetched>;
};

const Editing = ({ change, kind, id, writable, at, file: opened }: Props & { readonly file: AuthoredFile }) => {
  const { t, say, language } = useWords();
  const queries = useQueryClient();
  const { file, text, turn, kept, unreadable, stale, asking, type, save, settle, drop } = useRawText(change.id, opened, () => void queries.invalidateQueries({ queryKey: ['change', change.id], exact: true }));
  const [show, setShow] = useState(() => (at === undefined ? undefined : { pointer: at, turn: 0 }));
  const words = useEditorWords();
  const known = useMemo(() => knownIds(file), [file]);
  const title = say(file.title);
  return (
    <section className="ex-stack-s" aria-label={title}>
      <h2>{title} <span className="ex-small"><Link to={designerOf(change.id, { kind, id })}>{t('change.raw.designer')}</Link></span></h2>
      <AskedRefusal refusal={stale ? undefined : asking.refusal} attempt={asking.attempt} />
      {stale && <StaleFile stale={stale} onSettle={settle} />}
      {kept && <p className="ex-save ex-save--off">{t('change.raw.kept')} <button type="button" className="ex-linklike" onClick={drop}>{t('change.raw.drop')}</button></p>}
      {unreadable !== undefined && <p className="govuk-error-message" role="alert">{t('change.raw.unreadableLine', { line: unreadable })}</p>}
      <p className="ex-small ex-muted">{t(writable ? 'change.raw.keys' : 'change.raw.readOnly')}</p>
      <CodeEditor
        label={t('change.raw.label', { title })} text={text} turn={turn} readOnly={!writable} words={words} known={known} findings={file.findings}
        grammar={kind === 'forms' ? FORM_OVERLAY_GRAMMAR : WORKFLOW_OVERLAY_GRAMMAR} onChange={type} onSave={() => void save()} {...(show ? { show } : {})}
      />
      {writable && (
        <p className="ex-acts">
          <button type="button" className="govuk-button" aria-disabled={asking.busy} onClick={() => void save()}>{t(asking.busy ? 'change.working' : 'change.raw.save')}</button>
          <span className="ex-small ex-muted" role="status">{kept || !file.savedAt ? '' : t('change.raw.savedAt', { when: moment(file.savedAt, language) })}</span>
        </p>
      )}
      <Findings file={file} onShow={(pointer) => setShow((before) => ({ pointer, turn: (before?.turn ?? 0) + 1 }))} />
      {file.difference.length > 0 && <><h3 className="ex-gap">{t('change.difference.title')}</h3><ul className="ex-dots">{file.difference.map((line, index) => <li key={index}><Said text={line} /></li>)}</ul></>}
    </section>
  );
};

const Findings = ({ file: { findings }, onShow }: { readonly file: AuthoredFile; readonly onShow: (pointer: string) => void }) => {
  const { t } = useWords();
  return (
    <>
      <h3 className="ex-gap">{t('change.checks.title')} <span className={findings.length > 0 ? 'ex-chip ex-chip--late' : 'ex-chip ex-chip--ok'}>{findings.length > 0 ? t('change.checks.count', { count: findings.length }) : t('change.checks.passes')}</span></h3>
      <ul className="ex-plain">
        {findings.map(({ path, rule, message }, index) => (
          <li key={index}><p>{message}</p><p className="ex-small ex-muted"><button type="button" className="ex-linklike ex-small" onClick={() => onShow(path)}>{t('change.raw.show')}<span className="govuk-visually-hidden"> {index + 1}</span></button> · <code>{path || '/'}</code> · <code>{rule}</code></p></li>
        ))}
      </ul>
    </>
  );
};
