import { chronologyOf, shareLedger, type CaseEvent } from '#casework';
import type { Text } from '#definitions';
import type { Engine } from '../context.ts';
import type { Reader } from '../session/who.ts';
import type { LoadedCase, LoadedPerson } from './load.ts';
import { rulesOf } from './view.ts';

/** The chronology of a case: a view of its events, made anew at each reading. */
export async function chronologyAnswer(engine: Engine, reader: Reader, loaded: LoadedCase) {
  const events = (await engine.store.events.after(reader.authority, { kind: 'case', id: loaded.state.id }, 0)) as CaseEvent[];
  return { entries: chronologyOf(rulesOf(reader, loaded), events) };
}

/** What was shared about a person, with whom and on what ground, case by case: whoever may see the person may see each of them. */
export async function sharesAnswer(engine: Engine, { authority, published }: Reader, { state: person }: LoadedPerson) {
  await engine.background.settled();
  const rows = await engine.store.cases.ofPerson(authority, person.id);
  const cases = rows.map(({ id, workflow, status, state }) => ({ case: id, workflow, status, shares: shareLedger(published.form, state) }));
  const forms = [...new Set(cases.flatMap(({ shares }) => shares.map(({ form }) => form)))];
  const titles = Object.fromEntries(forms.map((form): [string, Text] => [form, published.form(form)?.title ?? { en: form }]));
  return { cases, titles };
}
