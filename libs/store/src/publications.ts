import type { Connection } from 'mongoose';
import type { Publication, PublicationContent } from '#definitions';
import { isDuplicate, maybeText, number, strictSchema, text } from './schema.ts';

/** Who published something, from when and why. Beside the content, and no part of its digest. */
export interface PublicationFacts {
  readonly at?: string;
  /** The civil day from which it is in force; without it since `at`. */
  readonly from?: string;
  readonly author?: string;
  readonly publisher?: string;
  readonly reason?: string;
  /** The change that it came from; none for what came from files. */
  readonly change?: string;
}
/** A publication as the store has it. */
export type KeptPublication = Publication & PublicationFacts;

interface PublicationRow extends PublicationFacts {
  readonly authority: string;
  readonly number: number;
  readonly ref: string;
  readonly digest: string;
  /** JSON, in the order it was written in: regions are shown in theirs. A JSON Schema's own keys begin with `$`, which a document's must not. */
  readonly content: string;
  readonly at: string;
}
const schema = strictSchema<PublicationRow>(
  { authority: text, number, ref: text, digest: text, content: text, at: text, from: maybeText, author: maybeText, publisher: maybeText, reason: maybeText, change: maybeText },
  [{ fields: { authority: 1, number: 1 }, unique: true }, { fields: { authority: 1, ref: 1 } }],
);

/** Publications: inserted, never changed. */
export function publicationsOf(connection: Connection) {
  const model = connection.model<PublicationRow>('publications', schema);

  /** Writes a publication; false when its number is taken. */
  async function insert(authority: string, publication: Publication, at: string, facts: Omit<PublicationFacts, 'at'> = {}): Promise<boolean> {
    const { number: n, ref, digest, content } = publication;
    const { from, author, publisher, reason, change } = facts;
    try {
      await model.create({ authority, number: n, ref, digest, content: JSON.stringify(content), at, from, author, publisher, reason, change });
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

function read(row: PublicationRow | null): KeptPublication | undefined {
  if (!row) return undefined;
  const { ref, number: n, authority, digest, content, at, from, author, publisher, reason, change } = row;
  const facts = { at, ...(from && { from }), ...(author && { author }), ...(publisher && { publisher }), ...(reason && { reason }), ...(change && { change }) };
  return { ref, number: n, authority, digest, content: JSON.parse(content) as PublicationContent, ...facts };
}
