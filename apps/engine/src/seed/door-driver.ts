import type { CaseAction, CaseView } from '#casework';
import type { Answers } from '#definitions';
import type { Outcome, ScenarioDriver } from '#testing';
import { actOnPerson, addPerson } from '../casework/door.ts';
import { loadCase, loadPerson } from '../casework/load.ts';
import { openCaseOnce } from '../casework/open-case.ts';
import { actOnce } from '../casework/take-action.ts';
import { caseAnswer } from '../casework/view.ts';
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
  async function standing(reader: Reader, id: string): Promise<CaseView | undefined> {
    const found = await find(reader, id);
    return found && ((await caseAnswer(engine, reader, found.loaded, found.person)) as unknown as CaseView);
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
      const view = await standing(reader, request.id);
      if (view) return { view };
      return openCaseOnce(engine, reader, request).then((opened) => ({ view: opened as unknown as CaseView }), refusedBy);
    },
    act: async (actor, caseId, action) => {
      const reader = await readerFor(actor);
      const found = await find(reader, caseId);
      const view = await standing(reader, caseId);
      if (!found || !view) return { refused: { code: 'not-found', sentence: `There is no case ${caseId}.` } };
      if (await engine.store.events.byAction(reader.authority, { kind: 'case', id: caseId }, action.id)) return { view };
      const offered = view.actions.find(({ type }) => type === action.type);
      const body: CaseAction = {
        ...action,
        ...(offered?.does === 'submit' && offered.record !== undefined && { draft: offered.record }),
        ...(!offered?.concurrent && { revision: view.revision }),
      };
      return actOnce(engine, reader, found.loaded, found.person, body).then((now) => ({ view: now as unknown as CaseView }), refusedBy);
    },
  };
}
