import type { Connection } from 'mongoose';
import { isDuplicate, maybeText, strictSchema, text } from './schema.ts';

/** Somebody who may sign in. */
export interface UserRow {
  readonly authority: string;
  /** `name@authority`, lower case. */
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly team?: string;
  /** As `hashPassword` wrote it. */
  readonly password: string;
  readonly disabled: boolean;
  /** A password that somebody else chose: good for signing in once, to choose another. */
  readonly oneTime: boolean;
  /** Sessions begun before this are over: the last change of password, role or right to sign in. */
  readonly changedAt: string;
}
const schema = strictSchema<UserRow>(
  { authority: text, id: text, name: text, role: text, team: maybeText, password: text, disabled: { type: Boolean, required: true }, oneTime: { type: Boolean, required: true }, changedAt: text },
  [{ fields: { authority: 1, id: 1 }, unique: true }],
);
const hideId = { _id: 0 } as const;

/** The people who work here. */
export function usersOf(connection: Connection) {
  const model = connection.model<UserRow>('users', schema);
  /** Adds a user; false when the id is taken. */
  async function add(authority: string, user: Omit<UserRow, 'authority'>): Promise<boolean> {
    try {
      await model.create({ ...user, authority });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }
  /** Changes what is named and ends what was signed in before; false when there is no such user. */
  async function change(authority: string, id: string, changes: Partial<Pick<UserRow, 'role' | 'team' | 'password' | 'disabled' | 'oneTime'>>, at: string): Promise<boolean> {
    return (await model.updateOne({ authority, id }, { $set: { ...changes, changedAt: at } })).matchedCount === 1;
  }
  return {
    model, add, change,
    find: async (authority: string, id: string): Promise<UserRow | undefined> => ((await model.findOne({ authority, id }, hideId).lean()) as UserRow | null) ?? undefined,
    all: async (authority: string): Promise<UserRow[]> => (await model.find({ authority }, hideId).sort({ id: 1 }).limit(5000).lean()) as UserRow[],
  };
}
