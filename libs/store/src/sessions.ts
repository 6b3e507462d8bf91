import type { Connection } from 'mongoose';
import { strictSchema, text } from './schema.ts';

/** Somebody signed in. The token itself is nowhere, only its hash. */
export interface SessionRow {
  readonly authority: string;
  readonly hash: string;
  readonly user: string;
  readonly carriedBy: 'cookie' | 'token';
  readonly begunAt: string;
  readonly seenAt: string;
}
const schema = strictSchema<SessionRow>({ authority: text, hash: text, user: text, carriedBy: text, begunAt: text, seenAt: text }, [
  { fields: { authority: 1, hash: 1 }, unique: true },
  { fields: { authority: 1, user: 1 } },
]);

/** Sessions, found by the hash of their token. */
export function sessionsOf(connection: Connection) {
  const model = connection.model<SessionRow>('sessions', schema);
  return {
    model,
    begin: async (authority: string, row: Omit<SessionRow, 'authority'>): Promise<void> => void (await model.create({ ...row, authority })),
    find: async (authority: string, hash: string): Promise<SessionRow | undefined> =>
      ((await model.findOne({ authority, hash }, { _id: 0 }).lean()) as SessionRow | null) ?? undefined,
    seen: async (authority: string, hash: string, at: string): Promise<void> => void (await model.updateOne({ authority, hash }, { $set: { seenAt: at } })),
    end: async (authority: string, hash: string): Promise<void> => void (await model.deleteOne({ authority, hash })),
    async endAll(authority: string, user: string): Promise<void> {
      const rows = await model.find({ authority, user }, { hash: 1 }).lean();
      for (const { hash } of rows) await model.deleteOne({ authority, hash });
    },
  };
}
