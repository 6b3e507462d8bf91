import { Graph, layout } from '@dagrejs/dagre';
import type { GraphEdge, RegionGraph } from './machine-graph.ts';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';

const WIDTH = 190;
const LINE = 16;
const PER_LINE = 26;

/** A drawing of one region: a box for each state, an arrow for each way from one to another, told apart in the table beside it. */
export function drawMachine(title: string, { nodes, edges }: RegionGraph): Markup {
  const graph = new Graph().setGraph({ rankdir: 'TB', nodesep: 28, ranksep: 44, marginx: 12, marginy: 12 }).setDefaultEdgeLabel(() => ({}));
  for (const node of nodes) graph.setNode(node.path, { width: WIDTH, height: 20 + LINE * wrapped(node.label).length });
  for (const { from, to } of ways(edges)) graph.setEdge(from, to, {});
  layout(graph);
  const boxes = nodes.map((node) => {
    const { x, y, height: tall } = graph.node(node.path) as { x: number; y: number; height: number };
    const lines = wrapped(node.label).map((line, index) => html`<tspan x="${round(x)}" y="${round(y - tall / 2 + 22 + index * LINE)}">${line}</tspan>`);
    const kind = node.rest ? 'rest' : node.first ? 'first' : 'state';
    return html`<g class="${kind}"><rect x="${round(x - WIDTH / 2)}" y="${round(y - tall / 2)}" width="${WIDTH}" height="${round(tall)}" rx="${node.rest ? 16 : 4}"/><text text-anchor="middle">${lines}</text></g>`;
  });
  const lines = ways(edges).map(({ from, to }) => (graph.edge(from, to) as { points: readonly Point[] }).points);
  const arrows = lines.map((points) => html`<path d="${line(points)}" marker-end="url(#arrow)"/>`);
  const { left, top, width, height } = frame([...lines.flat(), ...nodes.flatMap((node) => corners(graph.node(node.path) as Box))]);
  const size = `${left} ${top} ${width} ${height}`;
  const head = html`<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs>`;
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${size}" width="${width}" height="${height}" role="img" aria-label="${title}: the table below says the same in words">${head}<g class="ways">${arrows}</g>${boxes}</svg>`;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

function corners({ x, y, width, height }: Box): readonly Point[] {
  return [{ x: x - width / 2, y: y - height / 2 }, { x: x + width / 2, y: y + height / 2 }];
}

/** What holds every point, with a margin: arrows may bend beyond the boxes. */
function frame(points: readonly Point[]): { readonly left: number; readonly top: number; readonly width: number; readonly height: number } {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, top] = [Math.floor(Math.min(...xs)) - 8, Math.floor(Math.min(...ys)) - 8];
  return { left, top, width: Math.ceil(Math.max(...xs)) + 8 - left, height: Math.ceil(Math.max(...ys)) + 8 - top };
}

/** One arrow for each pair of states, and none from a state to itself. */
function ways(edges: readonly GraphEdge[]): readonly { readonly from: string; readonly to: string }[] {
  return [...new Map(edges.filter((edge) => edge.from !== edge.to).map(({ from, to }) => [`${from} ${to}`, { from, to }])).values()];
}

function line(points: readonly Point[]): string {
  return points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');
}

function wrapped(label: string): readonly string[] {
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < PER_LINE) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
