import { caseView, type CaseAction, type CaseView, type PersonState } from '#casework';
import type { Answers } from '#definitions';
import { sentOf, type DrivenAction, type Outcome, type ScenarioDriver } from '#testing';
import { actOnCase, actOnPerson, addPerson } from '../casework/door.ts';
import { loadCase, loadPerson, type LoadedCase } from '../casework/load.ts';
import { momentNow } from '../casework/moment.ts';
import { openCaseOnce } from '../casework/open-case.ts';
import { rulesOf } from '../casework/view.ts';
import type { travellingClock } from '../clock.ts';
import type { Engine } from '../context.ts';
import { readerOf, type Reader } from '../session/who.ts';

interface ProblemBody {
  readonly code?: string;
  readonly detail?: string;
}

/** What a thrown problem says; anything else is thrown on. */
function refusedBy(error: unknown): Outcome {
  const response = error !== null && typeof error === 'object' && 'getResponse' in error ? (error as { getResponse: () => unknown }).getResponse() : undefined;
  const { code, detail } = (response ?? {}) as ProblemBody;
  if (code === undefined) throw error;
  return { refused: { code, sentence: detail ?? code } };
}

/** What a story answers, but for questions of the pack that this authority does not ask: its workers would not have said it. */
function asked({ published }: Reader, ref: string | undefined, action: DrivenAction): DrivenAction {
  const form = ref === undefined ? undefined : published.form(ref);
  const national = form && published.current.content.overlays?.national.forms[form.id];
  if (!form || !national || !action.data) return action;
  const kept = Object.entries(action.data).filter(([question]) => Object.hasOwn(form.questions, question) || !Object.hasOwn(national.questions, question));
  return { ...action, data: Object.fromEntries(kept) };
}

/**
 * Takes a scenario's steps through the door of this engine as its users would, at the moment the clock is put to.
 * What an earlier run recorded is recognised by its id and left as it is.
 */
export function doorDriver(engine: Engine, clock: ReturnType<typeof travellingClock>): ScenarioDriver {
  const readers = new Map<string, Reader>();

  async function readerFor(user: string): Promise<Reader> {
    const known = readers.get(user);
    if (known) return known;
    const authority = user.split('@')[1] ?? '';
    const row = await engine.store.users.find(authority, user);
    const published = engine.published(authority);
    if (!row || !published) throw new Error(`There is no user ${user} to act in the demonstration.`);
    const reader = readerOf(row, 'demonstration', published);
    readers.set(user, reader);
    return reader;
  }
  async function find(reader: Reader, id: string) {
    const loaded = await loadCase(engine, reader.authority, id);
    const person = loaded && (await loadPerson(engine, reader.authority, loaded.state.person));
    return loaded && person && { loaded, person: person.state };
  }
  function viewOf(reader: Reader, loaded: LoadedCase, person: PersonState): CaseView {
    return caseView(rulesOf(reader, loaded), loaded.state, reader.actor, momentNow(engine, person));
  }

  return {
    travelTo: (instant) => clock.goTo(instant),
    createPerson: async (actor, { id, ...data }) => {
      const reader = await readerFor(actor);
      if (await loadPerson(engine, reader.authority, id)) return;
      await addPerson(engine, reader, id, data as unknown as Answers);
    },
    restrict: async (actor, id, allowed, actionId) => {
      const reader = await readerFor(actor);
      const person = await loadPerson(engine, reader.authority, id);
      if (!person || person.state.readers) return;
      await actOnPerson(engine, reader, id, { id: actionId, type: 'person.restrict', revision: person.state.revision, data: { readers: [...allowed] } });
    },
    openCase: async (actor, request) => {
      const reader = await readerFor(actor);
      const found = await find(reader, request.id);
      if (found) return { view: viewOf(reader, found.loaded, found.person) };
      return openCaseOnce(engine, reader, request).then((opened) => ({ view: opened as unknown as CaseView }), refusedBy);
    },
    act: async (actor, caseId, action) => {
      const reader = await readerFor(actor);
      const found = await find(reader, caseId);
      if (!found) return { refused: { code: 'not-found', sentence: `There is no case ${caseId}.` } };
      const view = viewOf(reader, found.loaded, found.person);
      if (await engine.store.events.byAction(reader.authority, { kind: 'case', id: caseId }, action.id)) return { view };
      const offered = view.actions.find(({ type }) => type === action.type);
      const body: CaseAction = {
        ...sentOf(asked(reader, offered?.form, action), offered),
        ...(!offered?.concurrent && { revision: view.revision }),
      };
      return actOnCase(engine, reader, found.loaded, found.person, body).then((now) => ({ view: viewOf(reader, now, found.person) }), refusedBy);
    },
  };
}
