import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { WorkflowOperation } from '#form-answers';
import { useMe } from '../../session/session.tsx';
import { Fetched } from '../../shell/fetched.tsx';
import { Page } from '../../shell/page.tsx';
import { useWords } from '../../words/use-words.ts';
import { changeQuery } from '../authoring-api.ts';
import { LifePath } from '../life-path.tsx';
import { BothChanged } from '../shared/both-changed.tsx';
import { FileSaveLine } from '../shared/file-save-line.tsx';
import { UndoRedo } from '../shared/undo-redo.tsx';
import type { OpenFile } from '../shared/use-overlay-file.tsx';
import { OverlayFilePage } from '../shared/use-overlay-file.tsx';
import { ActionSettings } from './action-settings.tsx';
import { Checks, DraftSays, MayDo, useOperationWords } from './checks-panel.tsx';
import { flowPaletteQuery } from './flow-api.ts';
import { FlowDrawing } from './flow-drawing.tsx';
import { statesOf } from './flow-graph.ts';
import { FlowList } from './flow-list.tsx';
import { RegionTabs } from './region-tabs.tsx';
import { Simulator } from './simulator.tsx';
import { StateSettings } from './state-settings.tsx';
import { FlowFrame, useFlow } from './use-flow.tsx';
import { childAt, useWalk } from './use-walk.ts';

/** The workflow designer: one region drawn at a time, settings of what is selected, and a made-up child who walks through it. */
export const WorkflowDesignerPage = () => {
  const { change = '', workflow = '' } = useParams();
  const palette = useQuery(flowPaletteQuery());
  const about = useQuery(changeQuery(change));
  const { user } = useMe();
  return (
    <Fetched query={about}>
      {(found) => (
        <Fetched query={palette}>
          {(offered) => (
            <OverlayFilePage kind="workflows" change={change} id={workflow}>
              {(open) => (
                <FlowFrame open={open} palette={offered} mayEdit={user.access === 'authoring' && (found.status === 'draft' || found.status === 'returned')}>
                  <Designer open={open} before={<LifePath change={found} />} title={found.title} />
                </FlowFrame>
              )}
            </OverlayFilePage>
          )}
        </Fetched>
      )}
    </Fetched>
  );
};

interface Props {
  readonly open: OpenFile<'workflows'>;
  readonly before: React.ReactNode;
  /** What the change is called. */
  readonly title: string;
}

const Designer = ({ open, before, title }: Props) => {
  const { t } = useWords();
  const words = useOperationWords();
  const { workflow, national, overlay, region, names, selected, mayEdit } = useFlow();
  const walk = useWalk(open.change, overlay.workflow, open.file.revision);
  const at = childAt(walk.simulation);
  const name = t('flow.sim.child');
  const here = statesOf(workflow).filter((state) => state.region === region).length;
  return (
    <Page
      title={workflow.title}
      lead={<p className="ex-muted">{t('flow.lead', { version: national.version, states: here, region: names.region(region), changes: t('flow.ourChanges', { count: overlay.operations.length }) })}</p>}
      before={<p><Link className="govuk-back-link" to={`/authoring/changes/${encodeURIComponent(open.change)}`}>{title}</Link></p>}
      aside={mayEdit ? <p className="ex-acts"><UndoRedo steps={open.steps} /><a className="govuk-button" href="#simulator">{t('flow.tryIt')}</a></p> : <p>{t('flow.readOnly')}</p>}
    >
      {mayEdit && <FileSaveLine open={open as never} />}
      <BothChanged open={open} sentenceOf={(operation) => words(operation as WorkflowOperation)} />
      <div className="ex-flowhead">
        {before}
        <p className="ex-small"><span className="ex-chip ex-chip--lock">{t('flow.legend.locked')}</span> <span className="ex-chip ex-chip--ours">{t('flow.legend.ours')}</span> <span className="ex-chip ex-chip--info">{t('flow.legend.selected')}</span></p>
      </div>
      <RegionTabs at={at} name={name}>
        <FlowDrawing child={{ name, at }} />
        <FlowList childAt={at} childName={name} />
      </RegionTabs>
      <div className="ex-cols ex-flowcols">
        <div className="ex-stack">
          {!selected && <section className="ex-box"><h2>{t('flow.nothingSelected')}</h2><p>{t('flow.nothingSelectedLead')}</p></section>}
          {selected && ('state' in selected ? <StateSettings key={selected.state} state={selected.state} /> : <ActionSettings key={selected.action} action={selected.action} />)}
        </div>
        <aside className="ex-stack" aria-label={t('flow.checks')}>
          <MayDo />
          <Checks />
          <DraftSays />
        </aside>
      </div>
      <Simulator walk={walk} name={name} />
    </Page>
  );
};
