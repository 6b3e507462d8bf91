import { Graph, layout } from '@dagrejs/dagre';
import type { FlowGraph, FlowState } from './flow-graph.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface DrawnWay {
  readonly from: string;
  readonly to: string;
  /** A path of SVG. */
  readonly line: string;
}
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly { readonly id: string; readonly x: number; readonly width: number }[];
  readonly boxes: ReadonlyMap<string, Box>;
  readonly ways: readonly DrawnWay[];
}

const MOST = 260;
const LEAST = 136;
const GAP = 36;
const HEAD = 40;
const ROW = 38;
const STEP = 5;

/**
 * Where everything stands: a column for each lane, as wide as the room allows, its states from above in the order that the layout
 * of the whole graph gives them. Ways to a neighbouring column go through the gap between; ways further off along channels above.
 */
export const layFlow = (graph: FlowGraph, room: number, heightOf: (state: FlowState, width: number) => number): Drawing => {
  const width = Math.min(MOST, Math.max(LEAST, Math.floor(room / graph.lanes.length) - GAP));
  const leftOf = (column: number): number => GAP / 2 + column * (width + GAP);
  const pairs = pairsOf(graph);
  const order = ordered(graph, pairs);
  const columns = graph.lanes.map(({ id }) => order.filter(({ lane }) => lane === id));
  const far = [...new Set(pairs.filter((pair) => isFar(pair, columns)).map(({ to }) => to))];
  const top = HEAD + 14 + far.length * STEP * 1.5;
  const boxes = new Map<string, Box>();
  columns.forEach((states, column) => {
    let y = top;
    for (const state of states) {
      const height = heightOf(state, width);
      boxes.set(state.id, { x: leftOf(column), y, width, height });
      y += height + ROW;
    }
  });
  const bottom = Math.max(0, ...[...boxes.values()].map(({ y, height }) => y + height));
  const routes = router(columns, boxes, far, (gap) => leftOf(gap) + width);
  return {
    width: leftOf(columns.length),
    height: bottom + 20,
    lanes: graph.lanes.map(({ id }, column) => ({ id, x: leftOf(column) - GAP / 2, width: width + GAP })),
    boxes,
    ways: pairs.map((pair) => ({ ...pair, line: routes(pair) })),
  };
};

interface Pair {
  readonly from: string;
  readonly to: string;
}
type Columns = readonly (readonly FlowState[])[];

/** One line for each pair of states, and none from a state to itself. */
const pairsOf = ({ ways }: FlowGraph): readonly Pair[] => [...new Map(ways.filter(({ from, to }) => from !== to).map(({ from, to }) => [`${from} ${to}`, { from, to }])).values()];

const ordered = ({ states }: FlowGraph, pairs: readonly Pair[]): readonly FlowState[] => {
  const graph = new Graph().setGraph({ rankdir: 'TB' }).setDefaultEdgeLabel(() => ({}));
  for (const { id } of states) graph.setNode(id, { width: LEAST, height: 60 });
  for (const { from, to } of pairs) graph.setEdge(from, to);
  layout(graph);
  const rank = (id: string): number => (graph.node(id) as { readonly y: number }).y;
  return [...states].sort((a, b) => Number(b.first) - Number(a.first) || rank(a.id) - rank(b.id));
};

const columnOf = (columns: Columns, id: string): number => columns.findIndex((states) => states.some((state) => state.id === id));
const isFar = ({ from, to }: Pair, columns: Columns): boolean => Math.abs(columnOf(columns, from) - columnOf(columns, to)) > 1;

const router = (columns: Columns, boxes: ReadonlyMap<string, Box>, far: readonly string[], gapAt: (column: number) => number) => {
  const used = new Map<number, string[]>();
  /** The next free line in the gap after a column; ways to the same state share one. */
  const trackIn = (gap: number, key: string): number => {
    const keys = used.get(gap) ?? [];
    used.set(gap, keys.includes(key) ? keys : [...keys, key]);
    const place = keys.includes(key) ? keys.indexOf(key) : keys.length;
    return gapAt(gap) + 8 + ((place * STEP) % (GAP - 14));
  };
  return ({ from, to }: Pair): string => {
    const [a, b] = [boxes.get(from), boxes.get(to)];
    if (!a || !b) return '';
    const [left, right] = [columnOf(columns, from), columnOf(columns, to)];
    if (left === right) return within(a, b, columns[left] ?? [], from, to, () => trackIn(left, `within ${to}`));
    const [out, into] = [middle(a, right < left ? 9 : -5), middle(b, right < left ? 9 : -5)];
    const [exit, entry] = right > left ? [a.x + a.width, b.x] : [a.x, b.x + b.width];
    if (Math.abs(left - right) === 1) {
      const track = trackIn(Math.min(left, right), `${right > left} ${to}`);
      return `M${exit} ${out}H${track}V${into}H${entry}`;
    }
    const channel = HEAD + 8 + far.indexOf(to) * STEP * 1.5;
    const [first, last] = right > left ? [left, right - 1] : [left - 1, right];
    return `M${exit} ${out}H${trackIn(first, `up ${from}`)}V${channel}H${trackIn(last, `${right > left} ${to}`)}V${into}H${entry}`;
  };
};

const within = (a: Box, b: Box, states: readonly FlowState[], from: string, to: string, track: () => number): string => {
  const rows = [from, to].map((id) => states.findIndex((state) => state.id === id));
  const [row = 0, target = 0] = rows;
  if (target === row + 1) return `M${a.x + a.width / 2 - 14} ${a.y + a.height}V${b.y}`;
  if (target === row - 1) return `M${a.x + a.width / 2 + 14} ${a.y}V${b.y + b.height}`;
  return `M${a.x + a.width} ${middle(a, 4)}H${track()}V${middle(b, 14)}H${b.x + b.width}`;
};

const middle = ({ y, height }: Box, off: number): number => Math.round(y + height / 2 + off);
