import { mongo } from 'mongoose';
import type { Effect } from '#casework';
import type { Store } from '#store';
import type { Acknowledged } from './worker.ts';

/** An event as it is looked at here: its envelope without the body. */
interface Envelope {
  readonly authority: string;
  readonly stream: { readonly kind: 'case' | 'person'; readonly id: string };
  readonly revision: number;
  readonly actionId: string;
  readonly at: string;
  readonly digest: string;
  readonly effects: readonly Effect[];
}
/** What is wrong with a store after a kill and one sweep, by name of each thing that is. */
export interface StoreFaults {
  /** Acknowledged, and not there. */
  readonly lost: string[];
  readonly lostDrafts: string[];
  /** The same action or revision twice, or a revision left out. */
  readonly doubled: string[];
  readonly effectsMissing: string[];
  /** Delivered more than once, or without an event that asked for it. */
  readonly effectsDoubled: string[];
  /** Documents of cases and people that are not at their stream's head. */
  readonly behind: string[];
}
export interface StoreFindings {
  readonly events: number;
  readonly effects: number;
  readonly found: number;
  readonly faults: StoreFaults;
}

const streamName = ({ authority, stream }: Envelope) => `${authority}/${stream.kind}:${stream.id}`;
type Collection = Store['events']['model']['collection'];

/** Everything in a collection, in pieces that an index serves. */
async function among<Row>(collection: Collection, authority: string, field: string, values: readonly string[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (let at = 0; at < values.length; at += 200) {
    rows.push(...((await collection.find({ authority, [field]: { $in: values.slice(at, at + 200) } } as object).toArray()) as unknown as Row[]));
  }
  return rows;
}
function counted<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(keyOf(value), (counts.get(keyOf(value)) ?? 0) + 1);
  return counts;
}

/**
 * Looks at the streams that changed since a moment, or at all, and compares what was acknowledged with what is there.
 * @param since epoch milliseconds; a second and more before it is looked at as well
 */
export async function checkStore(store: Store, authorities: readonly string[], acknowledged: readonly Acknowledged[], since?: number): Promise<StoreFindings> {
  const faults: StoreFaults = { lost: [], lostDrafts: [], doubled: [], effectsMissing: [], effectsDoubled: [], behind: [] };
  const totals = { events: 0, effects: 0, found: 0 };
  for (const authority of authorities) {
    const noted = acknowledged.filter((one) => one.authority === authority);
    const changed = await changedSince(store, authority, since);
    const events = since === undefined ? changed : await wholeStreams(store, authority, [...changed, ...noted.flatMap(streamNoted)]);
    totals.events += events.length;
    totals.found += countFound(events, noted, faults);
    totals.effects += await checkEffects(store, authority, events, faults);
    checkNumbers(events, faults);
    await checkProjections(store, authority, events, faults);
    await checkDrafts(store, authority, noted, faults);
  }
  return { ...totals, faults };
}

const envelope = { answers: 0, body: 0 } as const;

async function changedSince(store: Store, authority: string, since: number | undefined): Promise<Envelope[]> {
  const from = since === undefined ? {} : { _id: { $gt: mongo.ObjectId.createFromTime(Math.floor(since / 1000) - 2) } };
  return (await store.events.model.collection.find({ authority, ...from } as object, { projection: envelope }).toArray()) as unknown as Envelope[];
}
/** What was acknowledged now may have been recorded earlier: its answer was lost, and it was sent again. */
function streamNoted(one: Acknowledged): Pick<Envelope, 'stream'>[] {
  return one.kind === 'event' ? [{ stream: { kind: one.stream, id: one.streamId } }] : [];
}
async function wholeStreams(store: Store, authority: string, changed: readonly Pick<Envelope, 'stream'>[]): Promise<Envelope[]> {
  const streams = [...new Map(changed.map(({ stream }) => [`${stream.kind}:${stream.id}`, stream])).values()];
  const found: Envelope[] = [];
  for (const { kind, id } of streams) {
    const filter = { authority, 'stream.kind': kind, 'stream.id': id } as object;
    found.push(...((await store.events.model.collection.find(filter, { projection: envelope }).toArray()) as unknown as Envelope[]));
  }
  return found;
}

function countFound(events: readonly Envelope[], noted: readonly Acknowledged[], faults: StoreFaults): number {
  const recorded = counted(events, (event) => `${streamName(event)} ${event.actionId}`);
  let found = 0;
  for (const one of noted) {
    if (one.kind !== 'event') continue;
    const key = `${one.authority}/${one.stream}:${one.streamId} ${one.actionId}`;
    if (recorded.has(key)) found += 1;
    else faults.lost.push(`${one.type} ${key}`);
  }
  return found;
}

/** Action ids are used once anywhere, and a stream is numbered 1, 2, 3 … */
function checkNumbers(events: readonly Envelope[], faults: StoreFaults): void {
  const ids = counted(events, ({ authority, stream, actionId }) => `${authority}/${stream.kind} ${actionId}`);
  for (const [id, count] of ids) if (count > 1) faults.doubled.push(`action ${id}: ${count} times`);
  const revisions = new Map<string, number[]>();
  for (const event of events) revisions.set(streamName(event), [...(revisions.get(streamName(event)) ?? []), event.revision]);
  for (const [stream, numbers] of revisions) {
    const inOrder = numbers.sort((a, b) => a - b);
    if (inOrder.some((number, index) => number !== index + 1)) faults.doubled.push(`${stream}: revisions ${inOrder.join(', ')}`);
  }
}

async function checkEffects(store: Store, authority: string, events: readonly Envelope[], faults: StoreFaults): Promise<number> {
  const asking = events.filter(({ effects }) => effects.length > 0);
  const streamOf = ({ stream }: Envelope) => `${stream.kind}:${stream.id}`;
  const deliveries = await among<{ stream: string; revision: number }>(store.deliveries.model.collection, authority, 'stream', [...new Set(events.map(streamOf))]);
  compare('delivery', asking.map((event) => `${streamOf(event)} ${event.revision}`), deliveries.map(({ stream, revision }) => `${stream} ${revision}`), faults);

  const tells = asking.flatMap(({ effects }) => effects.filter(({ type }) => type === 'tell').map(({ key }) => key));
  const cases = new Set(events.filter(({ stream }) => stream.kind === 'case').map(({ stream }) => stream.id));
  const notices = (await store.notices.model.collection.find({ authority } as object, { projection: { key: 1, case: 1 } }).toArray()) as unknown as { key: string; case: string }[];
  compare('notice', tells, notices.filter((notice) => cases.has(notice.case)).map(({ key }) => key), faults);

  const closing = asking.flatMap(({ effects, at }) => effects.filter(({ type }) => type === 'closeDraft').map(({ params }) => ({ draft: params.draft ?? '', at })));
  const drafts = await among<{ id: string; status: string; begunAt: string }>(store.drafts.model.collection, authority, 'id', [...new Set(closing.map(({ draft }) => draft))]);
  const byId = new Map(drafts.map((draft) => [draft.id, draft]));
  for (const { draft, at } of closing) {
    const found = byId.get(draft);
    if (found?.status === 'open' && found.begunAt <= at) faults.effectsMissing.push(`draft ${draft} is still open`);
  }
  return tells.length + closing.length;
}

/** Everything asked for is there once, and nothing else is. */
function compare(what: string, asked: readonly string[], done: readonly string[], faults: StoreFaults): void {
  const counts = counted(done, (key) => key);
  const wanted = new Set(asked);
  for (const key of wanted) if (!counts.has(key)) faults.effectsMissing.push(`${what} ${key}`);
  for (const [key, count] of counts) if (count > 1 || !wanted.has(key)) faults.effectsDoubled.push(`${what} ${key}: ${count} times, asked ${wanted.has(key) ? 'once' : 'never'}`);
}

async function checkProjections(store: Store, authority: string, events: readonly Envelope[], faults: StoreFaults): Promise<void> {
  const heads = new Map<string, Envelope>();
  for (const event of events) if ((heads.get(streamName(event))?.revision ?? 0) < event.revision) heads.set(streamName(event), event);
  for (const [kind, repository] of [['case', store.cases], ['person', store.people]] as const) {
    const ofKind = [...heads.values()].filter(({ stream }) => stream.kind === kind);
    const rows = await among<{ id: string; revision: number; digest: string }>(repository.model.collection, authority, 'id', ofKind.map(({ stream }) => stream.id));
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const { stream, revision, digest } of ofKind) {
      const row = byId.get(stream.id);
      if (row?.revision !== revision || row.digest !== digest) faults.behind.push(`${authority}/${kind}:${stream.id} is at ${row?.revision ?? 'nothing'}, its stream at ${revision}`);
    }
  }
}

/** An acknowledged save is there, or a later one is, or the draft was handed in. */
async function checkDrafts(store: Store, authority: string, noted: readonly Acknowledged[], faults: StoreFaults): Promise<void> {
  const saves = noted.filter((one) => one.kind === 'draft');
  const rows = await among<{ id: string; status: string; revision: number; answers: Record<string, unknown> }>(store.drafts.model.collection, authority, 'id', [...new Set(saves.map(({ draft }) => draft))]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const { draft, revision, question, value } of saves) {
    const row = byId.get(draft);
    const isThere = row && row.revision >= revision && (row.status !== 'open' || row.revision > revision || row.answers[question] === value);
    if (!isThere) faults.lostDrafts.push(`draft ${draft} revision ${revision}`);
  }
}
