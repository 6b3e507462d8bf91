import type { Connection } from 'mongoose';
import { isDuplicate, json, strictSchema, text } from './schema.ts';

/** What a store is for; said once, when it is made. */
export interface StoreKind {
  readonly kind: 'demonstration' | 'live';
  readonly created: string;
}
interface MetaRow {
  readonly authority: string;
  readonly key: string;
  readonly value: unknown;
}
const schema = strictSchema<MetaRow>({ authority: text, key: text, value: json }, [{ fields: { authority: 1, key: 1 }, unique: true }]);
/** What concerns the whole store stands under an authority that nobody can have. */
const wholeStore = '*';

/** Small facts about the store itself, and claims that settle who is first. */
export function metaOf(connection: Connection) {
  const model = connection.model<MetaRow>('metas', schema, 'meta');
  const find = async (authority: string, key: string): Promise<unknown> => (await model.findOne({ authority, key }).lean())?.value;
  /** Writes a fact if it has none yet; returns the one that stands. */
  async function claim<T>(authority: string, key: string, value: T): Promise<T> {
    try {
      await model.create({ authority, key, value });
      return value;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return (await find(authority, key)) as T;
    }
  }
  async function set(authority: string, key: string, value: unknown): Promise<void> {
    const standing = await claim(authority, key, value);
    if (standing !== value) await model.updateOne({ authority, key }, { $set: { value } });
  }
  return {
    model, find, claim, set,
    storeKind: async (): Promise<StoreKind | undefined> => (await find(wholeStore, 'store')) as StoreKind | undefined,
    markStore: (value: StoreKind): Promise<StoreKind> => claim(wholeStore, 'store', value),
  };
}
