import type { RecordState } from '#casework';
import type { DraftRow } from '#store';
import type { Engine } from '../context.ts';

/** Cases known to have no open draft, which are most of them at most times. */
interface Known {
  readonly without: Set<string>;
  /** How many drafts were begun here: what was read before one was begun says nothing about its case. */
  begun: number;
}
const byStore = new WeakMap<object, Known>();
const most = 20_000;

/**
 * The open drafts of a case. The owner of an embedded store, whose engine alone begins drafts, does not ask again about a
 * case that has none; on a shared MongoDB others begin drafts too, and it is asked every time.
 */
export async function openDraftsOf(engine: Pick<Engine, 'store' | 'config'>, authority: string, caseId: string): Promise<DraftRow[]> {
  const known = knownOf(engine);
  const key = `${authority}/${caseId}`;
  if (known.without.has(key)) return [];
  const { begun } = known;
  const found = await engine.store.drafts.ofCase(authority, caseId);
  if (found.length === 0 && begun === known.begun && !engine.config.mongodbUri) {
    if (known.without.size > most) known.without.clear();
    known.without.add(key);
  }
  return found;
}

/** Whether a draft was handed in: its record has a version since it was begun. A returned record's draft was begun anew. */
export function isOver({ id, begunAt }: Pick<DraftRow, 'id' | 'begunAt'>, records: readonly RecordState[]): boolean {
  const record = records.find((one) => one.id === id);
  const handedIn = record?.versions.at(-1)?.at;
  return record !== undefined && record.status !== 'returned' && handedIn !== undefined && begunAt <= handedIn;
}

/** Begins a draft, or begins one anew, by what `write` does. */
export async function beginDraft<T>(engine: Pick<Engine, 'store'>, authority: string, caseId: string, write: () => Promise<T>): Promise<T> {
  const known = knownOf(engine);
  try {
    return await write();
  } finally {
    known.begun += 1;
    known.without.delete(`${authority}/${caseId}`);
  }
}

function knownOf({ store }: Pick<Engine, 'store'>): Known {
  const before = byStore.get(store);
  if (before) return before;
  const now = { without: new Set<string>(), begun: 0 };
  byStore.set(store, now);
  return now;
}
