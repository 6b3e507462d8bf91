import type { Connection } from 'mongoose';
import { isDuplicate, json, maybeText, number, strictSchema, text, texts } from './schema.ts';

/** One file of an authority's own as a change has it. */
export interface ChangedFileRow {
  readonly kind: 'forms' | 'workflows';
  readonly id: string;
  /** Counts the saves of this file, so that two authors on different files are not in each other's way. */
  readonly revision: number;
  readonly by: string;
  readonly at: string;
  /** The overlay as JSON text. */
  readonly text: string;
  /** Ref of the publication whose overlay this one was written on. */
  readonly base: string;
}
export interface ChangeLogLine {
  readonly at: string;
  readonly by: string;
  readonly step: string;
  readonly words?: string;
}
/** A change of an authority's forms and workflows, from its first word to its publication. */
export interface ChangeRow {
  readonly authority: string;
  readonly id: string;
  readonly title: string;
  readonly reason: string;
  readonly status: 'draft' | 'review' | 'returned' | 'published' | 'withdrawn';
  readonly author: string;
  /** Everybody who wrote in it, the author first: none of them may publish it. */
  readonly contributors: readonly string[];
  readonly revision: number;
  readonly begunAt: string;
  readonly savedAt: string;
  readonly files: readonly ChangedFileRow[];
  readonly log: readonly ChangeLogLine[];
  /** Somebody tried this content, named by its digest: other content has to be tried anew. */
  readonly tried?: { readonly digest: string; readonly by: string; readonly at: string };
  readonly review?: { readonly by: string; readonly at: string; readonly outcome: 'sent' | 'returned' | 'published'; readonly words?: string };
  /** The day from which it is in force, once published. */
  readonly from?: string;
  /** Ref of what it was published as. */
  readonly publication?: string;
  /** Ref of the earlier publication whose content it brings back. */
  readonly rollBackTo?: string;
}

const schema = strictSchema<ChangeRow>(
  {
    authority: text, id: text, title: text, reason: text, status: text, author: text, contributors: texts, revision: number, begunAt: text, savedAt: text,
    files: json, log: json, tried: json, review: json, from: maybeText, publication: maybeText, rollBackTo: maybeText,
  },
  [{ fields: { authority: 1, id: 1 }, unique: true }, { fields: { authority: 1, savedAt: -1 } }],
);
const hideId = { _id: 0 } as const;
const most = 500;

/** Changes, one document each; a write names the revision that it was based on. None is ever removed. */
export function changesOf(connection: Connection) {
  const model = connection.model<ChangeRow>('changes', schema);

  /** Begins a change; false when its id is taken. */
  async function begin(authority: string, row: ChangeRow): Promise<boolean> {
    try {
      await model.create({ ...row, authority });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }
  /** Puts `row` in the place of the change as it was at a revision; false when somebody else was first. */
  async function replace(authority: string, revision: number, row: ChangeRow): Promise<boolean> {
    const { matchedCount } = await model.collection.replaceOne({ authority, id: row.id, revision }, { ...row, authority });
    return matchedCount === 1;
  }
  return {
    model, begin, replace,
    find: async (authority: string, id: string): Promise<ChangeRow | undefined> => ((await model.findOne({ authority, id }, hideId).lean()) as ChangeRow | null) ?? undefined,
    /** The newest five hundred, newest first. */
    all: async (authority: string): Promise<ChangeRow[]> => (await model.find({ authority }, hideId).sort({ savedAt: -1 }).limit(most).lean()) as ChangeRow[],
  };
}
