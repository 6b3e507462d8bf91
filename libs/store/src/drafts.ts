import type { Connection } from 'mongoose';
import type { Answers } from '#definitions';
import { isDuplicate, json, maybeNumber, maybeText, number, strictSchema, text, texts } from './schema.ts';

/** Answers on their way: not history, but never lost without a trace either. */
export interface DraftRow {
  readonly authority: string;
  readonly case: string;
  readonly person: string;
  readonly id: string;
  readonly action: string;
  /** Ref of the form it was begun on. */
  readonly form: string;
  readonly revision: number;
  readonly answers: Answers;
  readonly contributors: readonly string[];
  /** Who changed each question last, and in which revision. */
  readonly touched: { readonly [question: string]: { readonly revision: number; readonly by: string } };
  readonly by: string;
  readonly begunAt: string;
  readonly savedAt: string;
  /** How long somebody was at it: gaps between two saves count where they are short. Absent in drafts begun before it was measured. */
  readonly activeSeconds?: number;
  /** `open`; `handedIn` and `discarded` keep a trace without the answers. */
  readonly status: 'open' | 'handedIn' | 'discarded';
  readonly endedBy?: string;
}

const schema = strictSchema<DraftRow>(
  {
    authority: text, case: text, person: text, id: text, action: text, form: text, revision: number, answers: json,
    contributors: texts, touched: json, by: text, begunAt: text, savedAt: text, activeSeconds: maybeNumber, status: text, endedBy: maybeText,
  },
  [{ fields: { authority: 1, id: 1 }, unique: true }, { fields: { authority: 1, case: 1, status: 1 } }, { fields: { authority: 1, by: 1, status: 1 } }],
);
const hideId = { _id: 0 } as const;

/** Drafts, one document each; a write names the revision that it was based on. */
export function draftsOf(connection: Connection) {
  const model = connection.model<DraftRow>('drafts', schema);
  const list = async (filter: object): Promise<DraftRow[]> => (await model.find(filter, hideId).limit(200).lean()) as DraftRow[];

  /** Begins a draft; false when its id is taken. */
  async function begin(authority: string, row: DraftRow): Promise<boolean> {
    try {
      await model.create({ ...row, authority });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }
  /** Puts `row` in the place of the draft as it was read; false when somebody else was first, or ended it meanwhile. */
  async function replace(authority: string, { revision, status }: Pick<DraftRow, 'revision' | 'status'>, row: DraftRow): Promise<boolean> {
    const { matchedCount } = await model.collection.replaceOne({ authority, id: row.id, revision, status }, { ...row, authority });
    return matchedCount === 1;
  }
  /** Ends a draft of a case begun by then, and keeps who ended it, how and when, without the answers. One begun anew since stays. False when there was none to end. */
  async function end(authority: string, id: string, status: 'handedIn' | 'discarded', by: string, at: string, caseId?: string): Promise<boolean> {
    const here = caseId === undefined ? {} : { case: caseId };
    const { modifiedCount } = await model.updateOne({ authority, id, ...here, status: 'open', begunAt: { $lte: at } }, { $set: { status, endedBy: by, savedAt: at, answers: {}, touched: {} } });
    return modifiedCount === 1;
  }
  return {
    model, begin, replace, end,
    find: async (authority: string, id: string): Promise<DraftRow | undefined> => ((await model.findOne({ authority, id }, hideId).lean()) as DraftRow | null) ?? undefined,
    ofCase: (authority: string, caseId: string) => list({ authority, case: caseId, status: 'open' }),
    /** Those towards one action that were discarded since an instant. */
    discarded: async (authority: string, caseId: string, action: string, since: string) =>
      (await list({ authority, case: caseId, status: 'discarded' })).filter((row) => row.action === action && row.savedAt > since),
    by: (authority: string, user: string) => list({ authority, by: user, status: 'open' }),
    open: (authority: string) => list({ authority, status: 'open' }),
  };
}
