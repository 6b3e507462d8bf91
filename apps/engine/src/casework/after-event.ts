import { caseRow, personRow, type Published, type StoredEvent } from '#store';
import type { Engine } from '../context.ts';
import { deliver } from './deliver.ts';
import type { LoadedCase, LoadedPerson } from './load.ts';
import { momentNow } from './moment.ts';

/** How many documents are written with one command: few enough that an event waiting behind them is not held up. */
const together = 20;

/** What follows from a case's event: its document and its effects. None of it decides anything, and the sweep heals it. */
export function afterCaseEvent(engine: Engine, published: Published, loaded: LoadedCase, event: StoredEvent): void {
  const { authority, id } = loaded.state;
  const key = `${authority}/${id}`;
  engine.cases.toProject.add(key);
  engine.background.runLater(`documents of ${authority}`, () => projectNewest(engine, published, authority));
  if (event.effects.length > 0) engine.background.run(`${key} effects`, () => deliver(engine, event, loaded.state));
}

/** A person's document is written before the answer: the next request may look for it. */
export async function afterPersonEvent(engine: Engine, authority: string, { state, digest }: LoadedPerson): Promise<void> {
  await engine.store.people.save(authority, personRow(state, digest));
}

/** Several events may have come to a case meanwhile: its newest state is enough, once. */
async function projectNewest(engine: Engine, published: Published, authority: string): Promise<void> {
  const { cases, toProject } = engine.cases;
  const keys = [...toProject].filter((key) => key.startsWith(`${authority}/`));
  for (const key of keys) toProject.delete(key);
  for (let first = 0; first < keys.length; first += together) {
    const now = momentNow(engine);
    const rows = keys.slice(first, first + together).flatMap((key) => {
      const newest = cases.get(key);
      return (newest && caseRow(published, newest.state, newest.digest, now)) ?? [];
    });
    if (rows.length > 0) await engine.store.cases.saveAll(authority, rows);
  }
}
