import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StoredEvent } from '#store';
import { londonDay, randomFrom } from '#testing';
import { actionTypes, noteAnswers, visitAnswers } from '../faults/casework-words.ts';
import { barePath, startBenchEngine, type BenchEngine } from './bench-engine.ts';
import { timeDecide, type DecideTime } from './decide-alone.ts';
import type { LoadClient, LoadOrder, LoadResult } from './load.ts';
import { prepareClients } from './prepare-cases.ts';
import { profiled } from './profile.ts';
import { median, quantile } from './quantiles.ts';

const number = (name: string, standard: number) => Number(process.env[name] ?? standard);
const rounds = number('BENCH_ROUNDS', 5);
const seconds = number('BENCH_SECONDS', 2);
const casesEach = number('BENCH_CASES', 12);
const sizes = (process.env.BENCH_CLIENTS ?? '1,20,50').split(',').map(Number);

/** What one load of one round came to; times in milliseconds. */
interface Measured {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly refused: number;
  /** Microseconds of processor time per request: of the client, and of the engine with its store and what follows. */
  readonly clientCost: number;
  readonly engineCost: number;
}
interface Line {
  readonly round: number;
  readonly clients: number;
  readonly actions: Measured;
  readonly bare: Measured;
  readonly ratio: number;
}

/** Measures the engine against an endpoint that only inserts, in one process, turn by turn. */
async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'exemplar-bench-'));
  const client = fork(fileURLToPath(new URL('./load-client.js', import.meta.url)));
  const engine = await startBenchEngine(join(folder, 'data'), resolve(import.meta.dirname, '../..'), new URL('./store-worker.js', import.meta.url));
  try {
    await measure(engine, client);
  } finally {
    client.disconnect();
    await engine.running.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(engine: BenchEngine, client: ChildProcess): Promise<void> {
  const random = randomFrom('bench');
  const most = Math.max(...sizes);
  console.log(`Opening ${most * casesEach} cases …`);
  const clients = await prepareClients(engine, most, casesEach, random);
  const today = londonDay(Date.now());
  const note = () => JSON.stringify({ type: actionTypes.note, data: noteAnswers(random, today) });
  const visit = () => JSON.stringify({ type: actionTypes.visit, data: visitAnswers(random, today) });
  const bodies = Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? note() : visit()));
  const order = (path: 'actions' | 'bare', count: number, milliseconds: number): LoadOrder => ({
    host: engine.host, port: engine.port, bodies, milliseconds,
    clients: clients.slice(0, count).map((one): LoadClient => (path === 'bare' ? { token: one.token, paths: [barePath] } : one)),
  });

  // Every page is opened once, every code path is warm, and the bare endpoint knows what an event looks like.
  await load(client, order('actions', most, 3000));
  const event = await anEvent(engine, clients);
  engine.setEnvelope(event);
  await load(client, order('bare', most, 1000));

  const lines: Line[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    for (const count of sizes) {
      const turns = round % 2 === 1 ? (['actions', 'bare'] as const) : (['bare', 'actions'] as const);
      const found = new Map<string, Measured>();
      for (const path of turns) {
        const cpu = process.cpuUsage();
        const result = await profiled(process.env.BENCH_PROFILE, `${path}-${count}-${round}`, async () => {
          const loaded = await load(client, order(path, count, seconds * 1000));
          await engine.running.engine.background.settled();
          return loaded;
        });
        const { user, system } = process.cpuUsage(cpu);
        found.set(path, { ...measured(result), engineCost: (user + system) / Math.max(1, result.accepted) });
      }
      const [actions, bare] = [found.get('actions')!, found.get('bare')!];
      lines.push({ round, clients: count, actions, bare, ratio: actions.perSecond / bare.perSecond });
      console.log(row(lines.at(-1)!));
    }
  }
  const { authority, stream } = event;
  report(lines, await timeDecide(engine.running.engine, authority, stream.id, random, 3000), JSON.stringify(event).length);
}

/** A recorded note as it is stored: what the bare endpoint writes has the same fields and the same size. */
async function anEvent({ running }: BenchEngine, clients: readonly LoadClient[]): Promise<StoredEvent> {
  const id = (clients[0]?.paths[0] ?? '').split('/')[3] ?? '';
  const events = await running.engine.store.events.after('northshire', { kind: 'case', id }, 1);
  const noted = events.find(({ type }) => type === actionTypes.note);
  if (!noted) throw new Error('No note was recorded while warming up.');
  return noted;
}

function load(client: ChildProcess, order: LoadOrder): Promise<LoadResult> {
  return new Promise((done, failed) => {
    client.once('message', (said: { result?: LoadResult; failed?: string }) => (said.result ? done(said.result) : failed(new Error(said.failed))));
    client.send(order);
  });
}

function measured({ accepted, milliseconds, latencies, refused, clientCost }: LoadResult): Omit<Measured, 'engineCost'> {
  const refusals = Object.values(refused).reduce((sum, count) => sum + count, 0);
  return { perSecond: (accepted * 1000) / milliseconds, p50: quantile(latencies, 0.5), p95: quantile(latencies, 0.95), refused: refusals, clientCost };
}

const columns = 'round  clients   actions/s    p50    p95     bare/s    p50    p95   ratio';
function row({ round, clients, actions, bare, ratio }: Omit<Line, 'round'> & { readonly round: number | string }): string {
  const cell = (value: number, width: number, digits = 1) => value.toFixed(digits).padStart(width);
  const part = (one: Measured, width: number) => `${cell(one.perSecond, width, 0)} ${cell(one.p50, 6)} ${cell(one.p95, 6)}`;
  const refused = actions.refused + bare.refused;
  return `${String(round).padStart(5)} ${String(clients).padStart(8)} ${part(actions, 11)} ${part(bare, 10)} ${cell(ratio, 7, 2)}${refused ? `   refused ${refused}` : ''}`;
}

function report(lines: readonly Line[], decide: readonly DecideTime[], eventBytes: number): void {
  const middle = (of: readonly Line[], pick: (line: Line) => number) => median(of.map(pick));
  const summary = sizes.map((clients) => {
    const of = lines.filter((line) => line.clients === clients);
    const side = (name: 'actions' | 'bare'): Measured => ({
      perSecond: middle(of, (line) => line[name].perSecond), p50: middle(of, (line) => line[name].p50), p95: middle(of, (line) => line[name].p95),
      refused: of.reduce((sum, line) => sum + line[name].refused, 0), clientCost: middle(of, (line) => line[name].clientCost), engineCost: middle(of, (line) => line[name].engineCost),
    });
    return { clients, actions: side('actions'), bare: side('bare'), ratio: middle(of, ({ ratio }) => ratio) };
  });
  console.log(`\nMedians of ${rounds} rounds of ${seconds} s; an event has ${eventBytes} bytes of JSON; the bare inserts have the same unique indexes; times in ms\n${columns}`);
  for (const line of summary) console.log(row({ round: '', ...line }));
  const costs = (pick: (one: Measured) => number) => summary.map(({ actions, bare }) => `${pick(actions).toFixed(0)} and ${pick(bare).toFixed(0)}`).join(', ');
  console.log(`Processor time per action and per bare insert, in µs: the engine with its store ${costs(({ engineCost }) => engineCost)}; the client ${costs(({ clientCost }) => clientCost)}.`);
  console.log(`decide alone: ${decide.map(({ action, median: middleOf, p95 }) => `${action} ${middleOf.toFixed(3)} ms (p95 ${p95.toFixed(3)})`).join(', ')}`);
  const file = join(tmpdir(), 'exemplar-bench.json');
  writeFileSync(file, JSON.stringify({ at: new Date().toISOString(), node: process.version, rounds, seconds, eventBytes, summary, lines, decide }, undefined, 2));
  console.log(`Written to ${file}`);
}

await main();
