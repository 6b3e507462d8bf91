import { useMemo, useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { laneName } from './flow-drawing.tsx';
import { anyTime, flowGraph } from './flow-graph.ts';
import { ActionLink } from './state-settings.tsx';
import { useFlow } from './use-flow.tsx';

/** The same region in words: for whoever does not see the drawing, and instead of it where there is no room. */
export const FlowList = ({ childAt, childName }: { readonly childAt: readonly string[]; readonly childName: string }) => {
  const { t, say } = useWords();
  const { workflow, national, region, names, select } = useFlow();
  const graph = useMemo(() => flowGraph(workflow, region, national), [workflow, region, national]);
  const [isOpen, setOpen] = useState(() => window.matchMedia('(max-width: 640px)').matches);
  const types = anyTime(workflow, region);
  return (
    <details className="ex-box ex-flowlist" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('flow.asList', { region: names.region(region) })}</summary>
      {graph.lanes.map((lane) => (
        <div key={lane.id}>
          <h3>{laneName(graph, lane.id, say as never, t as never)}</h3>
          <ol>
            {graph.states.filter((state) => state.lane === lane.id).map((state) => {
              const ways = graph.ways.filter(({ from }) => from === state.id);
              return (
                <li key={state.id}>
                  <button type="button" className="ex-linklike ex-strong" onClick={() => select({ state: state.id }, true)}>{say(state.label)}</button>
                  {state.waitsFor.length > 0 && <> {names.roles(state.waitsFor)}.</>}
                  {state.locked && <> <b>{t('flow.from.locked')}.</b></>}
                  {state.ours && <> <b>{t('flow.from.ours')}.</b></>}
                  {childAt.includes(state.id) && <> <b>{t('flow.isHere', { name: childName })}.</b></>}
                  {ways.length > 0 && <details className="ex-more"><summary>{t('flow.waysCount', { count: ways.length })}<span className="govuk-visually-hidden">: {say(state.label)}</span></summary><ul>{ways.map((way) => <li key={`${way.action} ${way.to} ${way.guard}`}><ActionLink type={way.action} /> → {names.state(way.to)}{way.guard !== undefined && <span className="ex-muted">, {t('flow.when', { clause: names.guard(way.guard) })}</span>}</li>)}</ul></details>}
                </li>
              );
            })}
          </ol>
        </div>
      ))}
      {types.length > 0 && <><h3>{t('flow.anyTime')}</h3><ul>{types.map((type) => <li key={type}><ActionLink type={type} /></li>)}</ul></>}
    </details>
  );
};
