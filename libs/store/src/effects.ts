import type { Connection } from 'mongoose';
import { isDuplicate, maybeText, number, strictSchema, text } from './schema.ts';

/** A line in somebody's "since yesterday". */
export interface NoticeRow {
  readonly authority: string;
  /** The effect's key: the same effect told twice is one notice. */
  readonly key: string;
  readonly user?: string;
  readonly role?: string;
  readonly team?: string;
  readonly case: string;
  readonly person: string;
  /** The event type whose history sentence it says, and the event. */
  readonly sentence: string;
  readonly revision: number;
  readonly actor: string;
  readonly at: string;
}
/** That the effects of an event were carried out. */
export interface DeliveryRow {
  readonly authority: string;
  readonly stream: string;
  readonly revision: number;
  readonly at: string;
}
const noticeSchema = strictSchema<NoticeRow>(
  { authority: text, key: text, user: maybeText, role: maybeText, team: maybeText, case: text, person: text, sentence: text, revision: number, actor: text, at: text },
  [{ fields: { authority: 1, key: 1 }, unique: true }, { fields: { authority: 1, user: 1, at: 1 } }, { fields: { authority: 1, team: 1, role: 1, at: 1 } }],
);
const deliverySchema = strictSchema<DeliveryRow>({ authority: text, stream: text, revision: number, at: text }, [
  { fields: { authority: 1, stream: 1, revision: 1 }, unique: true },
]);

async function once(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** Notices: each told once, however often its effect is delivered. */
export function noticesOf(connection: Connection) {
  const model = connection.model<NoticeRow>('notices', noticeSchema);
  const list = async (filter: object): Promise<NoticeRow[]> => (await model.find(filter, { _id: 0 }).sort({ at: -1 }).limit(100).lean()) as NoticeRow[];
  return {
    model,
    tell: (authority: string, row: Omit<NoticeRow, 'authority'>): Promise<boolean> => once(model.create({ ...row, authority })),
    /** What was told to this user, or to her role in her team, at or after an instant; newest first. */
    async since(authority: string, user: string, role: string, team: string | undefined, at: string): Promise<NoticeRow[]> {
      const found = await Promise.all([list({ authority, user, at: { $gte: at } }), team ? list({ authority, team, role, at: { $gte: at } }) : []]);
      return found.flat().sort((a, b) => (a.at < b.at ? 1 : -1));
    },
  };
}

/** Which events have had their effects carried out. */
export function deliveriesOf(connection: Connection) {
  const model = connection.model<DeliveryRow>('deliveries', deliverySchema);
  return {
    model,
    record: (authority: string, row: Omit<DeliveryRow, 'authority'>): Promise<boolean> => once(model.create({ ...row, authority })),
    of: async (authority: string, stream: string): Promise<ReadonlySet<number>> =>
      new Set((await model.find({ authority, stream }, { revision: 1 }).lean()).map((row) => row.revision)),
  };
}
