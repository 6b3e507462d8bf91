import { mongo, type Connection, type Model } from 'mongoose';
import type { CaseState, PersonState } from '#casework';
import { isDuplicate, json, maybeText, maybeTexts, number, strictSchema, text, texts } from './schema.ts';

/** A case as last folded, with what lists look for. */
export interface CaseRow {
  readonly authority: string;
  readonly id: string;
  /** The revision that this document reflects, and the digest of that event. */
  readonly revision: number;
  readonly digest: string;
  readonly state: CaseState;
  readonly person: string;
  readonly workflow: string;
  readonly status: 'open' | 'closed';
  readonly worker?: string;
  readonly team?: string;
  readonly manager?: string;
  /**
   * Users and teams of whom the case asks something although it is closed or not theirs: the team that it is offered to, and
   * those who were told something of a closed one and have not said that they know.
   */
  readonly asked?: readonly string[];
  /** Roles that the case waits for. */
  readonly waitsFor: readonly string[];
  /** The first due day among its running clocks. */
  readonly nextDue?: string;
}
/** A person as last folded, with what searches look for. */
export interface PersonRow {
  readonly authority: string;
  readonly id: string;
  readonly revision: number;
  readonly digest: string;
  readonly state: PersonState;
  /** Beginnings of names and identifiers, lower case. */
  readonly tokens: readonly string[];
  /** What possible duplicates share. */
  readonly matchKeys: readonly string[];
  /** `*`, or the users who alone may know. */
  readonly readers: readonly string[];
}

const caseSchema = strictSchema<CaseRow>(
  {
    authority: text, id: text, revision: number, digest: text, state: json, person: text, workflow: text, status: text,
    worker: maybeText, team: maybeText, manager: maybeText, asked: maybeTexts, waitsFor: texts, nextDue: maybeText,
  },
  [
    { fields: { authority: 1, id: 1 }, unique: true },
    { fields: { authority: 1, person: 1 } },
    { fields: { authority: 1, worker: 1, status: 1 } },
    { fields: { authority: 1, manager: 1, status: 1 } },
    { fields: { authority: 1, team: 1, status: 1 } },
    { fields: { authority: 1, waitsFor: 1, status: 1 } },
    { fields: { authority: 1, asked: 1 } },
  ],
);
const personSchema = strictSchema<PersonRow>(
  { authority: text, id: text, revision: number, digest: text, state: json, tokens: texts, matchKeys: texts, readers: texts },
  [
    { fields: { authority: 1, id: 1 }, unique: true },
    { fields: { authority: 1, tokens: 1 } },
    { fields: { authority: 1, matchKeys: 1 } },
  ],
);
const hideId = { _id: 0 } as const;
/** The most that a list or a search ever reads. */
const most = 500;

/** Replaces a document only by a higher revision: late and repeated writers change nothing. */
async function keepNewest<T extends { authority: string; id: string; revision: number }>(model: Model<T>, row: T): Promise<void> {
  const same = { authority: row.authority, id: row.id };
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const { matchedCount } = await model.collection.replaceOne({ ...same, revision: { $lt: row.revision } }, { ...row });
    if (matchedCount === 1) return;
    if (await model.collection.findOne(same, { projection: { _id: 1 } })) return;
    try {
      await model.collection.insertOne({ ...row } as never);
      return;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
  }
}

/** The same for many documents with one command; only where several writers were first at once is one written by itself. */
async function keepAllNewest<T extends { authority: string; id: string; revision: number }>(model: Model<T>, rows: readonly T[]): Promise<void> {
  const writes = rows.map((row) => ({
    replaceOne: { filter: { authority: row.authority, id: row.id, revision: { $lt: row.revision } }, replacement: { ...row }, upsert: true },
  }));
  try {
    await model.collection.bulkWrite(writes as never, { ordered: false });
  } catch (error) {
    // A document that is there already and no older cannot be made again.
    const failed = error instanceof mongo.MongoBulkWriteError ? [error.writeErrors].flat() : [];
    if (failed.length === 0 || !failed.every(isDuplicate)) throw error;
    for (const { index } of failed) await keepNewest(model, rows[index] as T);
  }
}

/** Cases as folded from their events. */
export function casesOf(connection: Connection) {
  const model = connection.model<CaseRow>('cases', caseSchema);
  const list = async (filter: object): Promise<CaseRow[]> => (await model.find(filter, hideId).limit(most).lean()) as CaseRow[];
  async function ofStaff(authority: string, user: string, team: string | undefined, status: { readonly status?: 'open' }): Promise<CaseRow[]> {
    const found = await Promise.all([
      list({ authority, worker: user, ...status }),
      list({ authority, manager: user, ...status }),
      team ? list({ authority, team, ...status }) : [],
      status.status ? list({ authority, asked: { $in: team ? [user, team] : [user] } }) : [],
    ]);
    return [...new Map(found.flat().map((row) => [row.id, row])).values()];
  }
  return {
    model,
    save: (authority: string, row: CaseRow): Promise<void> => keepNewest(model as never, { ...row, authority }),
    /** Saves several at once. */
    saveAll: (authority: string, rows: readonly CaseRow[]): Promise<void> => keepAllNewest(model as never, rows.map((row) => ({ ...row, authority }))),
    find: async (authority: string, id: string): Promise<CaseRow | undefined> => ((await model.findOne({ authority, id }, hideId).lean()) as CaseRow | null) ?? undefined,
    ofPerson: (authority: string, person: string) => list({ authority, person }),
    ofPeople: (authority: string, people: readonly string[]) => list({ authority, person: { $in: [...people] } }),
    /** Cases that somebody may have to do something about: her own open ones, her team's, and whichever ask her. */
    concerning: (authority: string, user: string, team?: string): Promise<CaseRow[]> => ofStaff(authority, user, team, { status: 'open' }),
    /** Open cases of any team that wait for somebody of a role. */
    waitingFor: (authority: string, role: string): Promise<CaseRow[]> => list({ authority, waitsFor: role, status: 'open' }),
    /** The same, closed ones included: for whoever answers for them. */
    everConcerning: (authority: string, user: string, team?: string): Promise<CaseRow[]> => ofStaff(authority, user, team, {}),
    forget: async (authority: string, id: string): Promise<void> => void (await model.deleteOne({ authority, id })),
  };
}

/** People as folded from their events. */
export function peopleOf(connection: Connection) {
  const model = connection.model<PersonRow>('people', personSchema);
  const list = async (filter: object): Promise<PersonRow[]> => (await model.find(filter, hideId).limit(most).lean()) as PersonRow[];
  return {
    model,
    save: (authority: string, row: PersonRow): Promise<void> => keepNewest(model as never, { ...row, authority }),
    find: async (authority: string, id: string): Promise<PersonRow | undefined> => ((await model.findOne({ authority, id }, hideId).lean()) as PersonRow | null) ?? undefined,
    some: (authority: string, ids: readonly string[]) => list({ authority, id: { $in: [...ids] } }),
    /** People whom `reader` may know of and who have this beginning of a name or identifier. */
    withToken: (authority: string, reader: string, token: string) => list({ authority, tokens: token, readers: { $in: ['*', reader] } }),
    /** People whom `reader` may know of and who share a match key. */
    withMatchKey: (authority: string, reader: string, keys: readonly string[]) =>
      list({ authority, matchKeys: { $in: [...keys] }, readers: { $in: ['*', reader] } }),
    forget: async (authority: string, id: string): Promise<void> => void (await model.deleteOne({ authority, id })),
  };
}
