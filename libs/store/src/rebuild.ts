import { evolvePerson, foldCase, type CaseEvent, type PersonEvent, type PersonState } from '#casework';
import type { Store } from './connect.ts';
import { loadPublished } from './published.ts';
import { caseRow, personRow } from './rows.ts';

/** Makes every document of an authority anew from its events. The engine must not be running. */
export async function rebuild(store: Store, authority: string, now: { readonly now: string; readonly today: string }): Promise<{ cases: number; people: number }> {
  const published = await loadPublished(store, authority, now.today);
  const made = { cases: 0, people: 0 };
  for (const { stream, digest } of (await store.events.headsSince(authority)).heads) {
    const events = await store.events.after(authority, stream, 0);
    if (stream.kind === 'person') {
      const state = events.reduce<PersonState | undefined>((before, event) => evolvePerson(before, event as PersonEvent), undefined);
      await store.people.forget(authority, stream.id);
      if (state) await store.people.save(authority, personRow(state, digest));
      made.people += 1;
    }
    if (stream.kind === 'case' && published) {
      const state = foldCase(events as CaseEvent[]);
      const row = state && caseRow(published, state, digest, now);
      await store.cases.forget(authority, stream.id);
      if (row) await store.cases.save(authority, row);
      made.cases += 1;
    }
  }
  return made;
}
