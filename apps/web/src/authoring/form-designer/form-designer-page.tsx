import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { FormOperation } from '#form-answers';
import { useMe } from '../../session/session.tsx';
import { Fetched } from '../../shell/fetched.tsx';
import { Page } from '../../shell/page.tsx';
import { useWords } from '../../words/use-words.ts';
import { changeQuery } from '../authoring-api.ts';
import { LifePath } from '../life-path.tsx';
import { BothChanged } from '../shared/both-changed.tsx';
import { FileSaveLine } from '../shared/file-save-line.tsx';
import { UndoRedo } from '../shared/undo-redo.tsx';
import { OverlayFilePage } from '../shared/use-overlay-file.tsx';
import { Canvas } from './canvas.tsx';
import { Checks, DraftChanges, useOperationWords } from './checks.tsx';
import { Outline } from './outline.tsx';
import { paletteQuery } from './palette.ts';
import { Settings } from './settings.tsx';
import { TryIt } from './try-it.tsx';
import { DesignerFrame, useDesigner } from './use-designer.tsx';

/** The form designer: an outline, the form as the worker sees it, and the settings of what is selected. */
export const FormDesignerPage = () => {
  const { change = '', form = '' } = useParams();
  const palette = useQuery(paletteQuery());
  const about = useQuery(changeQuery(change));
  const { user } = useMe();
  return (
    <Fetched query={about}>
      {(found) => (
        <Fetched query={palette}>
          {(offered) => (
            <OverlayFilePage kind="forms" change={change} id={form}>
              {(open) => (
                <DesignerFrame open={open} palette={offered} mayEdit={user.access === 'authoring' && (found.status === 'draft' || found.status === 'returned')}>
                  <Designer title={found.title} life={<LifePath change={found} />} />
                </DesignerFrame>
              )}
            </OverlayFilePage>
          )}
        </Fetched>
      )}
    </Fetched>
  );
};

/** Milliseconds of rest after which the life of the change is looked at again: each saving may mend or break it. */
const REST = 1_500;

const useLifeAnew = (change: string, revision: number) => {
  const queries = useQueryClient();
  const [opened] = useState(revision);
  useEffect(() => {
    if (revision === opened) return undefined;
    const timer = setTimeout(() => void queries.invalidateQueries({ queryKey: changeQuery(change).queryKey, exact: true }), REST);
    return () => clearTimeout(timer);
  }, [queries, change, revision, opened]);
};

const Designer = ({ title, life }: { readonly title: string; readonly life: ReactNode }) => {
  const { t } = useWords();
  const words = useOperationWords();
  const { open, form, mayEdit } = useDesigner();
  const [isTrying, setTrying] = useState(false);
  useLifeAnew(open.change, open.file.revision);
  const address = `/authoring/changes/${encodeURIComponent(open.change)}`;
  return (
    <Page
      title={form.title}
      before={<p><Link className="govuk-back-link" to={address}>{title}</Link></p>}
      lead={<Lead />}
      aside={
        <div className="ex-acts">
          {mayEdit && <UndoRedo steps={open.steps} />}
          <Link to={`${address}/files`}>{t('design.files')}</Link>
          {!isTrying && <button type="button" className="govuk-button" onClick={() => setTrying(true)}>{t('design.tryIt')}</button>}
        </div>
      }
    >
      <div className="ex-design__head">
        {life}
        {mayEdit ? <FileSaveLine open={open as never} /> : <p>{t('design.settings.readOnly')}</p>}
      </div>
      <BothChanged open={open} sentenceOf={(operation) => words(operation as FormOperation)} />
      {isTrying ? <TryIt onClose={() => setTrying(false)} /> : (
        <>
          <p className="ex-jump ex-small"><a href="#outline">{t('design.outline.title')}</a> · <a href="#canvas">{t('design.jump.form')}</a> · <a href="#settings">{t('design.settings.title')}</a> · <a href="#checks">{t('design.jump.checks')}</a></p>
          <div className="ex-design">
            <Outline />
            <Canvas />
            <Settings />
          </div>
        </>
      )}
      <Checks />
      <DraftChanges />
    </Page>
  );
};

/** Whose form it is, how much of it is ours, and what it costs a worker in minutes. */
const Lead = () => {
  const { t, say } = useWords();
  const { authority } = useMe();
  const { national, form, open } = useDesigner();
  const all = Object.values(form.questions);
  const { minutes } = open.file;
  const time = minutes?.measured ? t('design.minutesMeasured', { minutes: Math.round(minutes.measured.median), count: minutes.measured.records }) : minutes?.guess === undefined ? '' : t('design.minutesGuess', { minutes: minutes.guess });
  return (
    <p className="ex-muted">
      {[t('design.lead', { authority: say(authority.name), version: national.version }), t('design.ours', { count: all.filter(({ local }) => local).length, all: all.length }), time].filter(Boolean).join(' · ')}
    </p>
  );
};
