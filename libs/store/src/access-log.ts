import type { Connection } from 'mongoose';
import { maybeText, strictSchema, text } from './schema.ts';

/** Who looked at whom, how and why, or was refused. */
export interface AccessEntry {
  readonly at: string;
  readonly actor: string;
  readonly role: string;
  /** The person looked at; absent for a list. */
  readonly person?: string;
  readonly case?: string;
  /** The kind of view: a resource of the access table. */
  readonly view: string;
  readonly purpose?: string;
  readonly outcome: 'shown' | 'refused';
  /** The people that a list showed. */
  readonly shown?: readonly string[];
}
type AccessRow = AccessEntry & { readonly authority: string };
const schema = strictSchema<AccessRow>(
  { authority: text, at: text, actor: text, role: text, person: maybeText, case: maybeText, view: text, purpose: maybeText, outcome: text, shown: { type: [String], default: undefined } },
  [{ fields: { authority: 1, person: 1, at: 1 } }, { fields: { authority: 1, actor: 1, at: 1 } }],
);

/** The access log: inserted, never changed. */
export function accessLogOf(connection: Connection) {
  const model = connection.model<AccessRow>('accesslogs', schema, 'accessLog');
  const list = async (filter: object): Promise<AccessEntry[]> => (await model.find(filter, { _id: 0 }).sort({ at: 1 }).limit(5000).lean()) as AccessEntry[];
  return {
    model,
    write: async (authority: string, entry: AccessEntry): Promise<void> => void (await model.create({ ...entry, authority })),
    /** What `actor` did at or after an instant. */
    by: (authority: string, actor: string, since: string) => list({ authority, actor, at: { $gte: since } }),
    about: (authority: string, person: string) => list({ authority, person }),
  };
}
