import type { Connection } from 'mongoose';
import { strictSchema, text } from './schema.ts';

/** A reason given for opening the file of a child of another team. */
export interface OpeningRow {
  readonly authority: string;
  readonly person: string;
  readonly actor: string;
  readonly purpose: string;
  readonly at: string;
}
const schema = strictSchema<OpeningRow>({ authority: text, person: text, actor: text, purpose: text, at: text }, [
  { fields: { authority: 1, person: 1, at: 1 } },
  { fields: { authority: 1, actor: 1, at: 1 } },
]);

/** Reasons given: inserted, never changed. */
export function openingsOf(connection: Connection) {
  const model = connection.model<OpeningRow>('openings', schema);
  return {
    model,
    give: async (authority: string, row: Omit<OpeningRow, 'authority'>): Promise<void> => void (await model.create({ ...row, authority })),
    /** The last reason that `actor` gave for this person at or after an instant. */
    last: async (authority: string, person: string, actor: string, since: string): Promise<OpeningRow | undefined> => {
      const rows = (await model.find({ authority, actor, at: { $gte: since } }, { _id: 0 }).sort({ at: -1 }).limit(200).lean()) as OpeningRow[];
      return rows.find((row) => row.person === person);
    },
    of: async (authority: string, people: readonly string[]): Promise<OpeningRow[]> =>
      (await model.find({ authority, person: { $in: [...people] } }, { _id: 0 }).sort({ at: -1 }).limit(500).lean()) as OpeningRow[],
  };
}
