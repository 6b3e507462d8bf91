import { HttpException } from '@nestjs/common';
import { actionNow, decideCase, decideMigration, decidePerson, MIGRATED, openCase, createPerson, sealEvent, type Actor, type CaseAction, type CaseState, type Decision, type EventOf, type PersonAction, type PersonBody, type PersonState, type Unsealed } from '#casework';
import { sha256 } from '#definition-files';
import { canonicalJson, compileForm, type Answers } from '#definitions';
import type { Published, StoredEvent } from '#store';
import { turns } from '../background.ts';
import type { Engine } from '../context.ts';
import { problem } from '../http/problem.ts';
import { refusalProblem } from '../http/refusal-problem.ts';
import type { Reader } from '../session/who.ts';
import { foldCaseEvent, foldPersonEvent, loadCase, loadPerson, remember, type Loaded, type LoadedCase, type LoadedPerson } from './load.ts';
import { afterCaseEvent, afterPersonEvent } from './after-event.ts';
import { draftOf } from './draft-of.ts';
import { momentNow } from './moment.ts';
import { caseworkers, staffNamedIn } from './staff.ts';

const attempts = 20;
const inTurn = turns();

/** One way through the door: how a stream is loaded, decided and folded. */
interface Passage<State extends { revision: number }, Action extends { id: string }> {
  readonly key: string;
  readonly stream: StoredEvent['stream'];
  readonly cache: Map<string, Loaded<State>>;
  readonly load: () => Promise<Loaded<State> | undefined>;
  readonly decide: (before: State | undefined, action: Action) => Promise<Decision<EventOf<never>>> | Decision<EventOf<never>>;
  readonly fold: (before: State | undefined, event: StoredEvent) => State;
  readonly isSame: (event: StoredEvent, action: Action) => boolean;
}

/**
 * Decides an action and writes its event: the only write that matters. A lost race is decided again on what won. A repeated
 * action id answers with the stream as it stands. The event index settles who was first; taking turns only spares attempts.
 * @throws a problem for whatever is refused; 409 action-id-reused; 503 when others keep winning
 */
async function pass<State extends { revision: number }, Action extends { id: string }>(engine: Engine, authority: string, actor: Actor, passage: Passage<State, Action>, action: Action): Promise<{ loaded: Loaded<State>; event?: StoredEvent }> {
  return inTurn(passage.key, async () => {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const before = (attempt === 0 ? passage.cache.get(passage.key) : undefined) ?? (await passage.load());
      const decision = await passage.decide(before?.state, action);
      if ('refused' in decision) {
        const repeated = await engine.store.events.byAction(authority, passage.stream, action.id);
        if (repeated) return { loaded: await standing(passage, actor, repeated, action) };
        // A state kept from before may be behind another engine's; nobody is refused on that.
        const fresh = await passage.load();
        if ((fresh?.state.revision ?? 0) > (before?.state.revision ?? 0)) continue;
        throw refusalProblem(decision.refused);
      }
      const event = sealEvent(decision.event as Unsealed<never>, before?.digest, sha256) as StoredEvent;
      const written = await engine.store.events.append(authority, event);
      if ('appended' in written) {
        const loaded = { state: passage.fold(before?.state, event), digest: event.digest };
        remember(passage.cache, passage.key, loaded);
        return { loaded, event };
      }
      if (written.conflict === 'action') return { loaded: await standing(passage, actor, written.event, action) };
      await passage.load();
    }
    throw problem(503, 'busy', 'Many people are changing this at the same moment. Try again.', {}, { 'retry-after': '1' });
  });
}

/** The stream as it stands, for an action that was recorded before. */
async function standing<State extends { revision: number }, Action extends { id: string }>(passage: Passage<State, Action>, actor: Actor, event: StoredEvent, action: Action): Promise<Loaded<State>> {
  if (event.actor.id !== actor.id || !passage.isSame(event, action)) {
    throw problem(409, 'action-id-reused', 'This action id was used before for something else. Use a new one.');
  }
  return (await passage.load())!;
}

/** Takes an action in a case. */
export async function actOnCase(engine: Engine, reader: Reader, before: LoadedCase, person: PersonState, action: CaseAction): Promise<LoadedCase> {
  const { authority, actor } = reader;
  const { id, publication, workflow } = before.state;
  const rules = reader.published.rules(publication, workflow);
  if (!rules) throw problem(503, 'publication-missing', 'The definitions that this case runs on cannot be found. Tell your administrator.');
  const [draft, staff] = await Promise.all([draftOf(engine, rules, before.state, { ...action, type: typeNow(engine, reader, before.state, action.type) }), staffNamedIn(engine, authority, action.data)]);
  const moment = momentNow(engine, person, { ...(draft && { draft }), ...(staff && { staff }), teams: reader.published.current.content.authority.teams.map(({ id: team }) => team) });
  const asked = draft ? { ...action, draft: draft.id } : action;
  const decide = (state: CaseState | undefined, one: CaseAction) => {
    // The case may have been moved since it was read: it is decided by the rules that it is on.
    const now = state!.publication === publication ? rules : engine.published(authority)?.rules(state!.publication, workflow);
    return decideCase(now ?? rules, state!, { ...one, type: typeNow(engine, reader, state!, one.type) }, actor, moment) as never;
  };
  const here = casePassage(engine, authority, id, decide);
  const names = new Set([action.type, typeNow(engine, reader, before.state, action.type)]);
  const passage = { ...here, isSame: (event: StoredEvent, one: CaseAction) => here.isSame(event, names.has(event.type) ? { ...one, type: event.type } : one) };
  const { loaded, event } = await pass(engine, authority, actor, passage, asked);
  if (event) afterCaseEvent(engine, reader.published, loaded, event);
  return loaded;
}

/** What an action is called in a case that was moved while somebody's page was open. */
function typeNow(engine: Engine, { authority, published }: Reader, state: CaseState, type: string): string {
  return actionNow((ref) => (engine.published(authority) ?? published).rules(ref, state.workflow), state, type);
}

/**
 * Moves a case to another publication; undefined where it cannot be from where it stands by now, so that it is looked at again.
 * The same action id writes one event, whoever asks.
 */
export async function moveCaseTo(engine: Engine, published: Published, actor: Actor, caseId: string, to: string, actionId: string): Promise<LoadedCase | undefined> {
  const { authority } = published;
  const decide = (state: CaseState | undefined, { id }: CaseAction) => {
    const [from, target] = state ? [published.rules(state.publication, state.workflow), published.rules(to, state.workflow)] : [];
    if (!state || !from || !target) throw problem(503, 'publication-missing', 'The definitions that this case runs on cannot be found. Tell your administrator.');
    return decideMigration(from, target, state, { id, actor, moment: momentNow(engine) }) as never;
  };
  const passage = { ...casePassage(engine, authority, caseId, decide), isSame: (event: StoredEvent) => event.type === MIGRATED };
  try {
    const { loaded, event } = await pass(engine, authority, actor, passage, { id: actionId, type: MIGRATED });
    if (event) afterCaseEvent(engine, published, loaded, event);
    return loaded;
  } catch (error) {
    if (error instanceof HttpException && error.getStatus() === 409) return undefined;
    throw error;
  }
}

/** Opens a case for a person: the first action of its stream. */
export async function openCaseFor(engine: Engine, reader: Reader, person: PersonState, asked: { readonly id: string; readonly workflow: string }): Promise<LoadedCase> {
  const { authority, actor, published } = reader;
  const rules = published.rules(published.current.ref, asked.workflow);
  if (!rules) throw problem(422, 'unknown-workflow', 'There is no such workflow here.', { available: Object.keys(published.current.content.workflows) });
  const moment = momentNow(engine, person);
  const request = { authority, case: asked.id, person: person.id, action: { id: asked.id } };
  const passage = casePassage(engine, authority, asked.id, (state: CaseState | undefined, _: CaseAction) =>
    (state ? { refused: { code: 'already-exists', sentence: { en: 'This case exists already.' } } } : openCase(rules, request, actor, moment)) as never,
  );
  const repeat = { ...passage, isSame: (event: StoredEvent) => event.revision === 1 && (event.body as { person?: string }).person === person.id };
  const { loaded, event } = await pass(engine, authority, actor, repeat, { id: asked.id, type: '' });
  if (event) afterCaseEvent(engine, published, loaded, event);
  return loaded;
}

/** Adds a person: the first action of its stream. */
export async function addPerson(engine: Engine, reader: Reader, id: string, data: Answers): Promise<LoadedPerson> {
  const { authority, actor } = reader;
  const action: PersonAction = { id, type: 'person.create', data };
  const passage = personPassage(engine, authority, id, (state, asked) =>
    (state ? { refused: { code: 'already-exists', sentence: { en: 'This person exists already.' } } } : createPerson({ authority, person: id }, asked, actor, momentNow(engine))) as never,
  );
  const { loaded, event } = await pass(engine, authority, actor, passage, action);
  if (event) await afterPersonEvent(engine, authority, loaded);
  return loaded;
}

/** Corrects or restricts a person. */
export async function actOnPerson(engine: Engine, reader: Reader, id: string, action: PersonAction): Promise<LoadedPerson> {
  const { authority, actor } = reader;
  const moment = momentNow(engine, undefined, action.data?.['readers'] === undefined ? {} : { staff: await caseworkers(engine, reader) });
  const passage = personPassage(engine, authority, id, (state, asked) => decidePerson(state!, asked, actor, moment) as never);
  const { loaded, event } = await pass(engine, authority, actor, passage, action);
  if (event) await afterPersonEvent(engine, authority, loaded);
  return loaded;
}

function casePassage(engine: Engine, authority: string, id: string, decide: Passage<CaseState, CaseAction>['decide']): Passage<CaseState, CaseAction> {
  return {
    key: `${authority}/${id}`, stream: { kind: 'case', id }, cache: engine.cases.cases, decide, fold: foldCaseEvent,
    load: () => loadCase(engine, authority, id), isSame: (event, action) => isSameAction(engine, authority, event, action),
  };
}
function personPassage(engine: Engine, authority: string, id: string, decide: Passage<PersonState, PersonAction>['decide']): Passage<PersonState, PersonAction> {
  return {
    key: `${authority}/${id}`, stream: { kind: 'person', id }, cache: engine.cases.people, decide, fold: foldPersonEvent,
    load: () => loadPerson(engine, authority, id), isSame: isSamePersonAction,
  };
}

/** Whether a recorded event came from this very request. Answers that were erased since cannot be compared. */
function isSameAction(engine: Engine, authority: string, event: StoredEvent, action: CaseAction): boolean {
  if (event.type !== action.type) return false;
  if (action.happenedOn !== undefined && !('form' in event.body && event.body.form) && action.happenedOn !== event.happenedOn) return false;
  if (event.answers === undefined) return event.answersDigest !== undefined || Object.keys(action.data ?? {}).length === 0;
  const ref = 'form' in event.body ? event.body.form : undefined;
  const form = ref ? engine.published(authority)?.form(ref) : undefined;
  const data = form ? compileForm(form).toSend(action.data ?? {}).answers : (action.data ?? {});
  return sameData(event, data) && isSameText(event.answers.reason, action.reason) && isSameText(event.answers.exception, action.exception);
}
/** The same for a person, of whom an event keeps the fields that it names. */
function isSamePersonAction(event: StoredEvent, { type, data = {} }: PersonAction): boolean {
  const body = event.body as PersonBody;
  if (event.type !== type) return false;
  if (body.readers) return canonicalJson([...body.readers]) === canonicalJson([...((data.readers ?? []) as string[])].sort());
  return sameData(event, Object.fromEntries(body.fields.flatMap((field) => (data[field] === undefined ? [] : [[field, data[field]]]))));
}
function isSameText(kept = '', sent = ''): boolean {
  return kept.trim() === sent.trim();
}
function sameData(event: StoredEvent, data: Answers): boolean {
  return event.answers === undefined || canonicalJson(event.answers.data) === canonicalJson(data);
}
