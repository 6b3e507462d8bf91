import { mongo, type Connection } from 'mongoose';
import type { CaseBody, EventOf, PersonBody, StreamId } from '#casework';
import { isDuplicate, json, maybeText, number, strictSchema, text } from './schema.ts';

/** An event of any stream. */
export type StoredEvent = EventOf<CaseBody | PersonBody>;
/** What became of an append: written, or the race that it lost. */
export type Appended = { readonly appended: true } | { readonly conflict: 'revision' } | { readonly conflict: 'action'; readonly event: StoredEvent };
/** Where a reader of all events stands; opaque, and to be kept as text. */
export type Cursor = string;
/** The last event of a stream. */
export interface Head {
  readonly stream: StreamId;
  readonly revision: number;
  readonly digest: string;
}

const schema = strictSchema<StoredEvent>(
  {
    v: number, authority: text, stream: { _id: false, kind: text, id: text }, revision: number, actionId: text, type: text,
    actor: json, at: text, happenedOn: text, reads: json, effects: json, body: json,
    answersDigest: maybeText, previous: { type: String, default: undefined }, digest: text, answers: json,
  },
  [
    { fields: { authority: 1, 'stream.kind': 1, 'stream.id': 1, revision: 1 }, unique: true },
    { fields: { authority: 1, 'stream.kind': 1, 'stream.id': 1, actionId: 1 }, unique: true },
  ],
);
const fields = new Set(Object.keys(schema.obj));
/** Writers may number their documents a little out of order; a reader looks this far back again. */
const overlapSeconds = 120;

/** The events: inserted, never changed. Only `eraseAnswers` touches one again, and only beside the digest. */
export function eventsOf(connection: Connection) {
  const model = connection.model<StoredEvent>('events', schema);
  const of = (authority: string, stream: StreamId) => ({ authority, 'stream.kind': stream.kind, 'stream.id': stream.id });
  const clean = (found: unknown): StoredEvent => {
    const { _id, ...event } = found as StoredEvent & { _id: unknown };
    return event;
  };

  async function byAction(authority: string, stream: StreamId, actionId: string): Promise<StoredEvent | undefined> {
    const found = await model.findOne({ ...of(authority, stream), actionId }).lean();
    return found ? clean(found) : undefined;
  }
  async function after(authority: string, stream: StreamId, revision: number): Promise<StoredEvent[]> {
    const found = await model.find({ ...of(authority, stream), revision: { $gt: revision } }).sort({ revision: 1 }).lean();
    return found.map(clean);
  }
  /** Writes one event, or says which of the two unique keys was taken. */
  async function append(authority: string, event: StoredEvent): Promise<Appended> {
    if (event.authority !== authority) throw new Error('An event is written under its own authority.');
    const unknown = Object.keys(event).find((field) => !fields.has(field));
    if (unknown) throw new Error(`An event has no field ${unknown}.`);
    try {
      // As it is, past Mongoose's casting: the core has made it, and its digest covers every field.
      await model.collection.insertOne({ ...event } as never);
      return { appended: true };
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      const same = await byAction(authority, event.stream, event.actionId);
      return same ? { conflict: 'action', event: same } : { conflict: 'revision' };
    }
  }
  /** The last revision and digest of every stream that has an event after the cursor, and where to go on. */
  async function headsSince(authority: string, cursor?: Cursor): Promise<{ heads: Head[]; cursor: Cursor | undefined }> {
    const seen = await envelopesSince(authority, cursor);
    const heads = new Map<string, Head>();
    for (const { stream, revision, digest } of seen.events) {
      const key = `${stream.kind}:${stream.id}`;
      if ((heads.get(key)?.revision ?? 0) < revision) heads.set(key, { stream, revision, digest });
    }
    return { heads: [...heads.values()], cursor: seen.cursor };
  }
  /** Events after the cursor (some seen before are repeated) without their answers. */
  async function envelopesSince(authority: string, cursor?: Cursor): Promise<{ events: StoredEvent[]; cursor: Cursor | undefined }> {
    const from = cursor ? { _id: { $gt: back(cursor) } } : {};
    const found = await model.find({ authority, ...from }, { answers: 0 }).sort({ _id: 1 }).lean();
    const last = found.at(-1);
    return { events: found.map(clean), cursor: last ? String(last._id) : cursor };
  }
  /** Removes answers for good from the named events; their envelopes and the chain stay as they are. */
  async function eraseAnswers(authority: string, stream: StreamId, actionIds: readonly string[]): Promise<void> {
    for (const actionId of actionIds) await model.updateOne({ ...of(authority, stream), actionId }, { $unset: { answers: 1 } });
  }
  return { model, append, byAction, after, headsSince, envelopesSince, eraseAnswers };
}

function back(cursor: Cursor) {
  const id = new mongo.ObjectId(cursor);
  return mongo.ObjectId.createFromTime(Math.max(0, Math.floor(id.getTimestamp().getTime() / 1000) - overlapSeconds));
}
