import { mkdtempSync, rmSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectStore, livingOwner, type Store } from '#store';
import { randomFrom, sendTo, type Random } from '#testing';
import { startBuiltEngine, type BuiltEngine } from './built-engine.ts';
import { companions, exemplar, type CommandResult, type Companion } from './companions.ts';
import { checkStore, type StoreFaults, type StoreFindings } from './store-check.ts';
import { worker, type Acknowledged, type Notebook, type TeamCases, type Worker } from './worker.ts';

export interface KillOptions {
  readonly rounds: number;
  readonly clients: number;
  readonly seed: string;
  /** Other programs run beside the workers in every so manieth round. */
  readonly companionEvery: number;
  readonly tell?: (line: string) => void;
}
export interface KillReport {
  readonly rounds: number;
  readonly acknowledged: number;
  readonly acknowledgedDrafts: number;
  /** Requests whose answer never came. */
  readonly unanswered: number;
  readonly byType: { readonly [type: string]: number };
  readonly refused: { readonly [code: string]: number };
  readonly unexpected: readonly string[];
  /** Of the whole store, after the last round. */
  readonly atEnd: StoreFindings;
  /** Of each round after its one sweep, together. */
  readonly faults: StoreFaults;
  readonly companions: { readonly [name: string]: number };
  readonly companionFaults: readonly string[];
  /** What `verify` says after the last round. */
  readonly verified: CommandResult;
  /** Milliseconds from spawning an engine on the killed one's folder to its first answer, the sweep included. */
  readonly slowestRestart: number;
}

const authorities = ['northshire', 'thamesbank', 'glanymor', 'westhaven'];
const sleep = (milliseconds: number) => new Promise((wait) => setTimeout(wait, milliseconds));
const noFaults = (): StoreFaults => ({ lost: [], lostDrafts: [], doubled: [], effectsMissing: [], effectsDoubled: [], behind: [] });

/** Kills an engine again and again while people work, and looks each time at what is there after one sweep. */
export async function runKillTest(options: KillOptions): Promise<KillReport> {
  const folder = mkdtempSync(join(tmpdir(), 'exemplar-kill-'));
  let engine: BuiltEngine | undefined;
  try {
    const dataDir = join(folder, 'data');
    engine = await startBuiltEngine({ dataDir });
    const run = begin(options, folder, dataDir);
    await run.signIn(engine);
    for (let round = 1; round <= options.rounds; round += 1) {
      engine = await run.round(round, engine);
    }
    const report = await run.report();
    await engine.stop();
    return report;
  } finally {
    await engine?.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

function begin({ rounds, clients, seed, companionEvery, tell = () => undefined }: KillOptions, folder: string, dataDir: string) {
  const random = randomFrom(seed);
  const notes = notebook(join(folder, 'acknowledged.jsonl'));
  const workers = staff(clients, random, notes.book);
  const faults = noFaults();
  const companionRuns: { [name: string]: number } = {};
  const companionFaults: string[] = [];
  let slowestRestart = 0;
  let taken = 0;

  async function accompany(round: number): Promise<void> {
    if (round % companionEvery !== 0) return;
    const companion = companions[(round / companionEvery - 1) % companions.length] as Companion;
    companionRuns[companion.name] = (companionRuns[companion.name] ?? 0) + 1;
    await companion.run(dataDir).catch((error: unknown) => companionFaults.push(`${companion.name} in round ${round}: ${(error as Error).message}`));
  }
  /** The engine's time begins when people are at work again, however slow the machine is. */
  async function untilSomethingIsDone(): Promise<void> {
    const patience = Date.now() + 20_000;
    while (notes.events().length === taken && Date.now() < patience) await sleep(5);
  }
  async function round(number: number, engine: BuiltEngine): Promise<BuiltEngine> {
    const begun = Date.now();
    const life = random.int(50, 2000);
    let over = false;
    const working = workers.map((one) => one.work(sendTo(engine.url), () => over));
    await untilSomethingIsDone();
    // A companion must be able to finish: only then does the engine's time run.
    await accompany(number);
    await sleep(life);
    await engine.kill();
    over = true;
    await Promise.all(working);

    const next = await startBuiltEngine({ dataDir });
    slowestRestart = Math.max(slowestRestart, next.startedIn);
    const fresh = notes.events().slice(taken);
    taken += fresh.length;
    const found = await lookAt(dataDir, (store) => checkStore(store, authorities, fresh, begun));
    addFaults(faults, found.faults);
    tell(`round ${number}: lived ${life} ms, acknowledged ${fresh.length}, restarted in ${next.startedIn} ms, faults ${faultCount(found.faults)}`);
    return next;
  }
  async function report(): Promise<KillReport> {
    const all = notes.events();
    const atEnd = await lookAt(dataDir, (store) => checkStore(store, authorities, all));
    const verified = await exemplar(dataDir, ['verify']);
    return {
      rounds, atEnd, verified, faults, slowestRestart, companions: companionRuns, companionFaults, ...notes.summary(),
    };
  }
  const signIn = async (engine: BuiltEngine) => {
    for (const one of workers) await one.signIn(sendTo(engine.url));
  };
  return { signIn, round, report };
}

/** Twenty pairs of a worker and her manager, spread over the authorities and both of their teams. */
function staff(count: number, random: Random, book: Notebook): Worker[] {
  const teams = new Map<string, TeamCases>();
  return Array.from({ length: count }, (_, index) => {
    const authority = authorities[index % authorities.length] as string;
    const suffix = Math.floor(index / authorities.length) % 2 === 0 ? '' : '2';
    const key = `${authority}${suffix}`;
    if (!teams.has(key)) teams.set(key, { ids: [] });
    const team = teams.get(key) as TeamCases;
    const own = randomFrom(`${index} ${random.int(0, 1_000_000_000)}`);
    return worker({ authority, practitioner: `practitioner${suffix}@${authority}`, manager: `manager${suffix}@${authority}`, team, random: own, notebook: book });
  });
}

/** What was acknowledged is kept in this process and in a file of its own, neither of which the engine knows. */
function notebook(file: string) {
  const all: Acknowledged[] = [];
  const refused: { [code: string]: number } = {};
  const unexpected: string[] = [];
  let unanswered = 0;
  let writing = Promise.resolve();
  const book: Notebook = {
    acknowledge(done) {
      all.push(done);
      writing = writing.then(() => appendFile(file, `${JSON.stringify(done)}\n`));
    },
    refused: (code) => void (refused[code] = (refused[code] ?? 0) + 1),
    unexpected: (what) => void unexpected.push(what),
    unanswered: () => void (unanswered += 1),
  };
  function summary() {
    const events = all.filter((one) => one.kind === 'event');
    const byType: { [type: string]: number } = {};
    for (const { type } of events) byType[type] = (byType[type] ?? 0) + 1;
    return { acknowledged: events.length, acknowledgedDrafts: all.length - events.length, unanswered, byType, refused, unexpected };
  }
  return { book, events: (): readonly Acknowledged[] => all, summary };
}

async function lookAt<T>(dataDir: string, look: (store: Store) => Promise<T>): Promise<T> {
  const owner = await livingOwner(dataDir);
  if (!owner?.uri) throw new Error('The engine does not say where its store answers.');
  const store = await connectStore(owner.uri);
  try {
    return await look(store);
  } finally {
    await store.close();
  }
}
function addFaults(sum: StoreFaults, more: StoreFaults): void {
  for (const name of Object.keys(sum) as (keyof StoreFaults)[]) sum[name].push(...more[name]);
}
export function faultCount(faults: StoreFaults): number {
  return Object.values(faults).reduce((sum, list: readonly string[]) => sum + list.length, 0);
}

/** The line that goes into the record of a run. */
export function killLine({ rounds, acknowledged, acknowledgedDrafts, unanswered, atEnd, faults, slowestRestart, companions: ran, companionFaults, verified }: KillReport): string {
  const of = (name: keyof StoreFaults) => `${faults[name].length} after a sweep, ${atEnd.faults[name].length} at the end`;
  return [
    `${rounds} kills: ${acknowledged} actions acknowledged, ${atEnd.found} found (lost: ${of('lost')}; ${unanswered} requests never answered)`,
    `  events ${atEnd.events}, doubled: ${of('doubled')}`,
    `  effects ${atEnd.effects}, missing: ${of('effectsMissing')}; doubled: ${of('effectsDoubled')}`,
    `  projections behind: ${of('behind')}`,
    `  saves of drafts acknowledged ${acknowledgedDrafts}, lost: ${of('lostDrafts')}`,
    `  slowest restart with its sweep ${slowestRestart} ms; meanwhile ${Object.entries(ran).map(([name, count]) => `${name} ${count}`).join(', ') || 'nothing else'}, failed ${companionFaults.length}`,
    `  verify: ${verified.output.trim().split('\n').join('; ')}`,
  ].join('\n');
}
