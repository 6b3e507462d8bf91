import type { Connection } from 'mongoose';
import type { Publication, PublicationContent } from '#definitions';
import { isDuplicate, number, strictSchema, text } from './schema.ts';

interface PublicationRow {
  readonly authority: string;
  readonly number: number;
  readonly ref: string;
  readonly digest: string;
  /** JSON, in the order it was written in: regions are shown in theirs. A JSON Schema's own keys begin with `$`, which a document's must not. */
  readonly content: string;
  readonly at: string;
}
const schema = strictSchema<PublicationRow>({ authority: text, number, ref: text, digest: text, content: text, at: text }, [
  { fields: { authority: 1, number: 1 }, unique: true },
  { fields: { authority: 1, ref: 1 } },
]);

/** Publications: inserted, never changed. */
export function publicationsOf(connection: Connection) {
  const model = connection.model<PublicationRow>('publications', schema);
  const read = (row: PublicationRow | null): Publication | undefined =>
    row ? { ref: row.ref, number: row.number, authority: row.authority, digest: row.digest, content: JSON.parse(row.content) as PublicationContent } : undefined;

  /** Writes a publication; false when its number is taken. */
  async function insert(authority: string, publication: Publication, at: string): Promise<boolean> {
    const { number: n, ref, digest, content } = publication;
    try {
      await model.create({ authority, number: n, ref, digest, content: JSON.stringify(content), at });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }
  /** Every authority that has published; the one question here that is about all of them. */
  async function authorities(): Promise<string[]> {
    const rows = await model.find({ number: 1 }, { authority: 1 }).lean();
    return rows.map((row) => row.authority).sort();
  }
  return {
    model, insert, authorities,
    find: async (authority: string, ref: string) => read(await model.findOne({ authority, ref }).lean()),
    latest: async (authority: string) => read((await model.find({ authority }).sort({ number: -1 }).limit(1).lean())[0] ?? null),
    latestNumber: async (authority: string) => (await model.find({ authority }, { number: 1 }).sort({ number: -1 }).limit(1).lean())[0]?.number,
    all: async (authority: string) => (await model.find({ authority }).sort({ number: 1 }).lean()).map((row) => read(row)!),
  };
}
