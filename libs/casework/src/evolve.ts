import { correctMarks, correctRecords } from './corrections.ts';
import { afterMigration } from './evolve-migration.ts';
import { formIdIn } from './facts.ts';
import { noticesAfter } from './notices.ts';
import { withoutWait } from './second-decisions.ts';
import type { CaseBody, CaseEvent, CaseState, MarkEntry, Notice, RecordState, RecordStatus, StateValue, Unsealed } from './types.ts';

type Recorded = CaseEvent | Unsealed<CaseEvent>;

const RECENT = 20;

/**
 * The case after an event. It judges nothing: what was recorded is what happened. Without a state the event must be the
 * first of its stream.
 * @throws where the event is not the next of this case, for then the fold would be of something else
 */
export function evolveCase(state: CaseState | undefined, event: Recorded): CaseState {
  const before = state ?? unopened(event);
  if (event.stream.id !== before.id || event.revision !== before.revision + 1) {
    throw new Error(`Event ${event.revision} of ${event.stream.id} does not follow revision ${before.revision} of ${before.id}.`);
  }
  const { body } = event;
  const { notices: _read, offered: _decided, ...kept } = before;
  const written = records(before, event);
  const notices = noticesAfter(before.notices, event);
  const offered = offeredAfter(before.offered, written, event);
  const next: CaseState = {
    ...kept,
    publication: body.publication,
    revision: event.revision,
    baseRevision: body.concurrent ? before.baseRevision : event.revision,
    value: body.to,
    status: body.status,
    since: since(before, event),
    records: body.corrects ? correctRecords(written, body.corrects) : written,
    marks: marks(before, event),
    assigned: body.assigned ?? before.assigned,
    ...(notices ? { notices } : {}),
    ...(offered ? { offered } : {}),
    reasons: reasons(before.reasons, event),
    ...(body.corrects?.revision === 1 ? { openedOn: body.corrects.to } : {}),
    ...(before.status === 'closed' && body.status === 'open' ? { reopened: event.revision } : {}),
    recent: body.concurrent ? before.recent : [...before.recent, act(event)].slice(-RECENT),
  };
  if (body.migrated) return afterMigration(before, next, event);
  return body.erased ? forget(next, body.erased) : next;
}

/** The case after all its events, oldest first; undefined when there are none. */
export function foldCase(events: readonly CaseEvent[]): CaseState | undefined {
  return events.reduce<CaseState | undefined>(evolveCase, undefined);
}

function unopened(event: Recorded): CaseState {
  const { person, workflow } = event.body;
  if (person === undefined || workflow === undefined) throw new Error(`Event ${event.revision} of ${event.stream.id} does not open a case.`);
  return {
    id: event.stream.id,
    authority: event.authority,
    person,
    workflow,
    publication: event.body.publication,
    revision: 0,
    baseRevision: 0,
    value: {},
    status: 'open',
    since: {},
    records: [],
    marks: [],
    assigned: {},
    reasons: [],
    openedOn: event.happenedOn,
    recent: [],
  };
}

function since(before: CaseState, event: Recorded): CaseState['since'] {
  const to = event.body.to;
  if (to === before.value || typeof to === 'string') return before.since;
  const from: StateValue = before.value;
  const entries = Object.entries(to).map(([region, value]) => {
    const was = typeof from === 'string' ? undefined : from[region];
    const same = was !== undefined && JSON.stringify(was) === JSON.stringify(value);
    return [region, same ? (before.since[region] ?? event.happenedOn) : event.happenedOn] as const;
  });
  return Object.fromEntries(entries);
}

function marks(before: CaseState, event: Recorded): readonly MarkEntry[] {
  const { body, happenedOn, revision } = event;
  const corrected = body.corrects ? correctMarks(before.marks, body.corrects) : before.marks;
  if (body.marks.length === 0) return corrected;
  const earlier = earlierVersions(before.records, body);
  const replaced = earlier.size === 0 ? [] : corrected.filter((entry) => earlier.has(entry.revision));
  const kept = replaced.length === 0 ? corrected : corrected.flatMap((entry) => (earlier.has(entry.revision) ? redated(entry, body, happenedOn) : [entry]));
  return [...kept, ...body.marks.map((mark) => ({ mark, on: happenedOn, revision, ...firstDay(replaced.find((entry) => entry.mark === mark), happenedOn) }))];
}

/** The revisions at which a record that was returned, and is handed in again, was handed in before. */
function earlierVersions(records: readonly RecordState[], { record }: CaseBody): ReadonlySet<number> {
  const returned = record?.status === 'submitted' ? records.find(({ id, status }) => id === record.id && status === 'returned') : undefined;
  return new Set(returned?.versions.map((version) => version.revision));
}

/** The same thing happened, on the day that is said last: it is not marked twice, and what is not said again moves with it. */
function redated(entry: MarkEntry, { marks }: CaseBody, on: string): readonly MarkEntry[] {
  if (marks.includes(entry.mark)) return [];
  const { mark, revision } = entry;
  return [{ mark, on, revision, ...firstDay(entry, on) }];
}

function firstDay(entry: MarkEntry | undefined, on: string): Pick<MarkEntry, 'was'> {
  const was = entry && (entry.was ?? entry.on);
  return was === undefined || was === on ? {} : { was };
}

/** An offer stands as long as its record waits. */
function offeredAfter(before: CaseState['offered'], written: readonly RecordState[], { body }: Recorded): CaseState['offered'] {
  const offered = body.offered && body.record ? { ...body.offered, record: body.record.id } : before;
  return offered && written.some((record) => record.id === offered.record && record.status === 'submitted') ? offered : undefined;
}

function act({ revision, type, actor, at }: Recorded): CaseState['recent'][number] {
  return { revision, type, actor: actor.id, at };
}

function reasons(before: CaseState['reasons'], event: Recorded): CaseState['reasons'] {
  const { clock } = event.body;
  if (!clock) return before;
  const said = event.answers?.data['reason'];
  const { revision, actionId } = event;
  return [...before, { clock: clock.id, instance: clock.instance, ...(typeof said === 'string' ? { reason: said } : {}), revision, actionId }];
}

function records(before: CaseState, event: Recorded): readonly RecordState[] {
  const { withdrawn } = event.body;
  const written = writtenOrDecided(before, event);
  return withdrawn === undefined ? written : written.map((record) => (record.id === withdrawn ? decided(record, event, 'returned') : record));
}

function writtenOrDecided(state: CaseState, event: Recorded): readonly RecordState[] {
  const { record } = event.body;
  const before = state.records;
  if (!record || record.status === 'draft') return before;
  const existing = before.find((one) => one.id === record.id);
  // Whoever writes answers is named with them; a decision about them names nobody.
  if (existing && event.body.contributors === undefined) return before.map((one) => (one === existing ? decided(one, event, record.status) : one));
  const written = handedIn(state, existing, event, record);
  const others = record.status === 'submitted' ? before.map((one) => superseded(one, written)) : before;
  return existing ? others.map((one) => (one.id === record.id ? written : one)) : [...others, written];
}

function handedIn(state: CaseState, existing: RecordState | undefined, event: Recorded, record: NonNullable<CaseBody['record']>): RecordState {
  const form = event.body.form ?? existing?.form ?? '';
  const { revision, actionId, at } = event;
  const version = { revision, actionId, at, by: event.actor.id, ...(event.answers ? { answers: event.answers.data } : {}) };
  return {
    id: record.id,
    form,
    formId: formIdIn(state, form),
    status: record.status as RecordState['status'],
    by: event.actor.id,
    // A note that is gone on with stays of its first day.
    on: existing?.status === 'recorded' ? existing.on : event.happenedOn,
    at,
    contributors: event.body.contributors ?? [event.actor.id],
    versions: [...(existing?.versions ?? []), version],
    decisions: existing?.decisions ?? [],
  };
}

function decided(record: RecordState, event: Recorded, status: RecordStatus): RecordState {
  // An approval that another has to follow leaves it handed in.
  const isFirst = status === 'submitted';
  if (status !== 'approved' && status !== 'returned' && !isFirst) return record;
  const { revision, actionId, at, body } = event;
  // Whoever takes a record back may write a record of her own; its answers are that record's.
  const isItsOwn = body.record?.id === record.id;
  const decision = {
    ...{ revision, actionId, at, by: event.actor.id, status: status === 'returned' ? ('returned' as const) : ('approved' as const) },
    ...(body.form === undefined || !isItsOwn ? {} : { form: body.form }),
    ...(event.answers && isItsOwn ? { answers: event.answers.data } : {}),
  };
  // A return begins the count of contributors again.
  return { ...withoutWait(record), status, ...(isFirst ? { awaits: event.type } : {}), contributors: status === 'returned' ? [] : record.contributors, decisions: [...record.decisions, decision] };
}

function superseded(record: RecordState, by: RecordState): RecordState {
  const replaced = record.status === 'submitted' && record.formId === by.formId && record.id !== by.id;
  return replaced ? { ...record, status: 'superseded' } : record;
}

function forget(state: CaseState, erased: readonly string[]): CaseState {
  const gone = new Set(erased);
  const bare = <Entry extends { readonly actionId: string; readonly answers?: unknown }>(entry: Entry): Entry => {
    if (!gone.has(entry.actionId)) return entry;
    const { answers: _erased, ...rest } = entry;
    return rest as Entry;
  };
  return {
    ...state,
    ...(state.notices ? { notices: state.notices.map(wordless(gone)) } : {}),
    records: state.records.map((record) => ({ ...record, versions: record.versions.map(bare), decisions: record.decisions.map(bare) })),
    reasons: state.reasons.map((reason) => {
      if (!gone.has(reason.actionId ?? '')) return reason;
      const { reason: _erased, ...rest } = reason;
      return rest;
    }),
  };
}

function wordless(gone: ReadonlySet<string>): (notice: Notice) => Notice {
  return (notice) => {
    if (!gone.has(notice.actionId)) return notice;
    const { words: _erased, ...rest } = notice;
    return rest;
  };
}
