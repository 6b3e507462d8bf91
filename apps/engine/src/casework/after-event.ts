import { caseRow, personRow, type Published, type StoredEvent } from '#store';
import type { Engine } from '../context.ts';
import { deliver } from './deliver.ts';
import type { LoadedCase, LoadedPerson } from './load.ts';
import { momentNow } from './moment.ts';

/** What follows from a case's event: its document and its effects. None of it decides anything, and the sweep heals it. */
export function afterCaseEvent(engine: Engine, published: Published, loaded: LoadedCase, event: StoredEvent): void {
  const { authority, id } = loaded.state;
  const key = `${authority}/${id}`;
  engine.background.runLater(key, () => projectNewest(engine, published, key));
  if (event.effects.length > 0) engine.background.run(`${key} effects`, () => deliver(engine, event, loaded.state));
}

/** A person's document is written before the answer: the next request may look for it. */
export async function afterPersonEvent(engine: Engine, authority: string, { state, digest }: LoadedPerson): Promise<void> {
  await engine.store.people.save(authority, personRow(state, digest));
}

/** Several events may have come meanwhile: the newest state is enough, once. */
async function projectNewest(engine: Engine, published: Published, key: string): Promise<void> {
  const newest = engine.cases.cases.get(key);
  if (!newest || (engine.cases.projected.get(key) ?? 0) >= newest.state.revision) return;
  const row = caseRow(published, newest.state, newest.digest, momentNow(engine));
  if (!row) return;
  await engine.store.cases.save(row.authority, row);
  engine.cases.projected.set(key, row.revision);
}
