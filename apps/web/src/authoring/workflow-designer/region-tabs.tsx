import type { KeyboardEvent, ReactNode } from 'react';
import { useRef } from 'react';
import { useWords } from '../../words/use-words.ts';
import { anyTime, flowGraph } from './flow-graph.ts';
import { useFlow } from './use-flow.tsx';

interface Props {
  /** Where the made-up child is. */
  readonly at: readonly string[];
  readonly name: string;
  readonly children: ReactNode;
}

/** The regions of a workflow as tabs: one is shown at a time. */
export const RegionTabs = ({ at, name, children }: Props) => {
  const { t } = useWords();
  const { workflow, national, region, showRegion, names } = useFlow();
  const list = useRef<HTMLDivElement>(null);
  const regions = Object.keys(workflow.machine.states);
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -regions.length, End: regions.length }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.min(regions.length - 1, Math.max(0, regions.indexOf(region) + step));
    showRegion(regions[next] ?? region);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
  };
  return (
    <div>
      <div className="ex-flowtabs" role="tablist" aria-label={t('flow.regions')} ref={list} onKeyDown={move}>
        {regions.map((id) => {
          const graph = flowGraph(workflow, id, national);
          const ours = graph.states.some((state) => state.ours) || graph.ways.some((way) => way.ours) || anyTime(workflow, id).some((type) => !Object.hasOwn(national.actions, type));
          const isHere = at.some((state) => state.startsWith(`${id}.`));
          return (
            <button key={id} type="button" role="tab" id={`tab-${id}`} aria-selected={id === region} aria-controls="flow-region" tabIndex={id === region ? 0 : -1} onClick={() => showRegion(id)}>
              {names.region(id)}{ours && <span className="ex-chip ex-chip--ours">{t('flow.ours')}</span>}{isHere && <span className="ex-flowtabs__here">{t('flow.isHere', { name })}</span>}
            </button>
          );
        })}
      </div>
      <div role="tabpanel" id="flow-region" aria-labelledby={`tab-${region}`}>
        <h2 className="govuk-visually-hidden">{names.region(region)}</h2>
        {children}
      </div>
    </div>
  );
};
