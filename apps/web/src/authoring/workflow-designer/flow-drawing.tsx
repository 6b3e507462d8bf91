import { useEffect, useMemo, useRef } from 'react';
import { useWords } from '../../words/use-words.ts';
import type { FlowGraph, FlowState } from './flow-graph.ts';
import { anyTime, flowGraph } from './flow-graph.ts';
import type { Box } from './flow-layout.ts';
import { layFlow } from './flow-layout.ts';
import { useFlow } from './use-flow.tsx';

/** Room for a drawing on a page of common width, in pixels; wider ones scroll in their own frame. */
const ROOM = 1220;
const LETTER = 6.8;
const SMALL_LETTER = 6.3;
const PADDING = 24;

/** How high a node is with its words; a little more than they take, so that none is cut. */
const linesOf = (words: string, per: number): number =>
  words.split(' ').reduce<readonly [lines: number, left: number]>(([lines, left], word) => (word.length + 1 > left && left < per ? [lines + 1, per - word.length] : [lines, left - word.length - 1]), [1, per])[0];

interface Drawn {
  /** Where the made-up child is, and how it is called. */
  readonly child: { readonly name: string; readonly at: readonly string[] };
}

/** One region as it is drawn: stages from left to right, states as buttons, ways between them. */
export const FlowDrawing = ({ child }: Drawn) => {
  const { t, say } = useWords();
  const { workflow, national, region, names, selected } = useFlow();
  const graph = useMemo(() => flowGraph(workflow, region, national), [workflow, region, national]);
  const smallOf = (state: FlowState): string => smallWords(state, child.at.includes(state.id) ? t('flow.isHere', { name: child.name }) : '', names.roles(state.waitsFor), t as Told);
  const drawing = useMemo(
    () => layFlow(graph, ROOM, (state, width) => 18 + 18 * linesOf(say(state.label), (width - PADDING) / LETTER) + 17 * linesOf(smallOf(state), (width - PADDING) / SMALL_LETTER)),
    // What is small on a node follows from the language, and from where the child is.
    [graph, say, child],
  );
  const area = useRef<HTMLElement>(null);
  useEffect(() => {
    const node = area.current?.querySelector<HTMLElement>('[aria-pressed="true"]');
    if (node && area.current) area.current.scrollLeft = Math.max(0, node.offsetLeft - 80);
  }, [selected, region]);
  const isNear = isNearOf(graph, selected);
  return (
    <section className="ex-flow" aria-label={t('flow.drawing', { region: names.region(region) })} tabIndex={0} ref={area}>
      <div className="ex-flow__sheet" style={{ width: drawing.width, height: drawing.height }}>
        {drawing.lanes.map(({ id, x, width }, index) => (
          <div key={id} className={index % 2 ? 'ex-flow__lane ex-flow__lane--odd' : 'ex-flow__lane'} style={{ left: x, width, height: drawing.height }}>
            {laneName(graph, id, say, t as Told)}
          </div>
        ))}
        <svg width={drawing.width} height={drawing.height} aria-hidden="true" focusable="false">
          <defs>
            <marker id="flow-end" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" /></marker>
            <marker id="flow-end-near" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="6" markerHeight="6" orient="auto"><path d="M0 0L8 4L0 8z" className="ex-flow__near" /></marker>
          </defs>
          {[...drawing.ways].sort((a, b) => Number(isNear(a)) - Number(isNear(b))).map((way) => {
            const ours = graph.ways.some((one) => one.ours && one.from === way.from && one.to === way.to);
            return <path key={`${way.from} ${way.to}`} d={way.line} className={`ex-flow__way${ours ? ' ex-flow__way--ours' : ''}${isNear(way) ? ' ex-flow__way--near' : ''}`} markerEnd={`url(#flow-end${isNear(way) ? '-near' : ''})`} />;
          })}
        </svg>
        {graph.states.map((state) => {
          const box = drawing.boxes.get(state.id);
          return box && <Node key={state.id} state={state} small={smallOf(state)} isHere={child.at.includes(state.id)} box={box} />;
        })}
      </div>
      <AnyTimeBand />
    </section>
  );
};

type Told = (key: string, values?: { readonly [name: string]: string }) => string;

const smallWords = ({ locked, ours, rest }: FlowState, here: string, roles: string, t: Told): string =>
  [roles, locked ? t('flow.locked') : '', ours ? t('flow.ours') : '', rest ? t('flow.rest') : '', here].filter(Boolean).join(' · ');

export const laneName = (graph: FlowGraph, id: string, say: (text: never) => string, t: Told): string => {
  const lane = graph.lanes.find((one) => one.id === id);
  return lane?.stage ? t(`flow.stage.${lane.stage}`) : say(lane?.label as never);
};

const isNearOf = (graph: FlowGraph, selected: ReturnType<typeof useFlow>['selected']) => (way: { readonly from: string; readonly to: string }): boolean => {
  if (!selected) return false;
  if ('state' in selected) return way.from === selected.state || way.to === selected.state;
  return graph.ways.some(({ action, from, to }) => action === selected.action && from === way.from && to === way.to);
};

interface NodeProps {
  readonly state: FlowState;
  readonly small: string;
  readonly isHere: boolean;
  readonly box: Box;
}

const Node = ({ state, small, isHere, box }: NodeProps) => {
  const { say } = useWords();
  const { selected, select } = useFlow();
  const isSelected = selected !== undefined && 'state' in selected && selected.state === state.id;
  const look = [state.locked ? 'ex-flow__node--locked' : '', state.ours ? 'ex-flow__node--ours' : '', isHere ? 'ex-flow__node--here' : '', state.rest ? 'ex-flow__node--rest' : ''].filter(Boolean).join(' ');
  return (
    <button type="button" className={`ex-flow__node ${look}`} aria-pressed={isSelected} style={{ left: box.x, top: box.y, width: box.width, minHeight: box.height }} onClick={() => select(isSelected ? undefined : { state: state.id })}>
      {say(state.label)}
      {small && <small>{small}</small>}
    </button>
  );
};

/** More than these are folded away. */
const FEW = 8;

/** What moves nothing and may be done whenever the region stands where it is offered. */
const AnyTimeBand = () => {
  const { t } = useWords();
  const { workflow, region, selected } = useFlow();
  const types = anyTime(workflow, region);
  if (types.length === 0) return null;
  const isChosen = selected !== undefined && 'action' in selected && types.includes(selected.action);
  const list = <ul>{types.map((type) => <AnyTimeAction key={type} type={type} />)}</ul>;
  return (
    <div className="ex-flow__band">
      {types.length > FEW && !isChosen ? <details><summary>{t('flow.anyTimeMany', { count: types.length })}</summary>{list}</details> : <><h3>{t('flow.anyTime')}</h3>{list}</>}
    </div>
  );
};

const AnyTimeAction = ({ type }: { readonly type: string }) => {
  const { t } = useWords();
  const { workflow, national, names, selected, select } = useFlow();
  const isSelected = selected !== undefined && 'action' in selected && selected.action === type;
  const from = workflow.locked.includes(type) ? 'locked' : Object.hasOwn(national.actions, type) ? 'national' : 'ours';
  return (
    <li>
      <button type="button" className={`ex-flow__act ex-flow__act--${from}`} aria-pressed={isSelected} onClick={() => select(isSelected ? undefined : { action: type })}>
        {names.action(type)}{from !== 'national' && ` · ${t(`flow.${from}`)}`}
      </button>
    </li>
  );
};
