import { caseView, evolveCase, foldCase, sealEvent, type Actor, type CaseEvent, type CaseState, type EventOf, type PersonEvent, type Unsealed } from '#casework';
import { evolvePerson, type PersonState } from '#casework';
import type { FolderPublications } from '#definition-files';
import { canonicalJson, compileForm, type Answers } from '#definitions';
import { caseRow, personRow, type DraftRow, type Published, type Store } from '#store';
import { coreWorld, generateAnswers, loadScenarios, randomFrom, sha256, uuidFrom, walkScenario } from '#testing';

/** A case as it stood after one step of some scenario, with the person it is about. */
export interface Template {
  readonly authority: string;
  readonly events: readonly CaseEvent[];
  readonly person: readonly PersonEvent[];
}

/** Every case of every scenario as it was after each of its events: all stages that the scenarios come to, and the ways between them. */
export async function templatesFrom(published: FolderPublications): Promise<readonly Template[]> {
  const templates: Template[] = [];
  for (const scenario of await loadScenarios(process.cwd())) {
    const world = coreWorld(published, scenario.id);
    await walkScenario(scenario, world, { start: '2026-03-02', now: '2026-03-02T09:00:00.000Z' });
    for (const { state, events } of world.cases.values()) {
      const person = world.people.get(state.person)?.events ?? [];
      templates.push(...events.map((_, index) => ({ authority: state.authority, events: events.slice(0, index + 1), person })));
    }
  }
  return templates;
}

/** So many cases of an authority: some just opened, then the templates, spread over the stories, each time under other ids. */
export async function fillWith(store: Store, published: Published, templates: readonly Template[], count: number): Promise<readonly string[]> {
  const own = templates.filter(({ authority }) => authority === published.authority);
  const opened = own.find(({ events }) => events.length === 1) as Template;
  const stride = Math.max(1, Math.floor(own.length / count));
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const template = index < 3 ? opened : (own[(index * stride) % own.length] as Template);
    ids.push(await addCopy(store, published, template, index));
  }
  return ids;
}

async function addCopy(store: Store, published: Published, template: Template, index: number): Promise<string> {
  const { authority } = published;
  const anew = renamed(template, index);
  const person = chained(anew(template.person));
  const events = chained(anew(template.events));
  await store.events.model.collection.insertMany([...person, ...events] as never[]);
  const state = foldCase(events) as CaseState;
  const who = person.reduce<PersonState | undefined>(evolvePerson, undefined) as PersonState;
  await store.people.save(authority, personRow(who, person.at(-1)?.digest ?? ''));
  const row = caseRow(published, state, events.at(-1)?.digest ?? '', { now: lastMoment(events) });
  if (row) await store.cases.save(authority, row);
  await addDraft(store, published, state, index, lastMoment(events));
  return state.id;
}

/** The same events under the ids of a copy: its case, its person, and every action and record. */
function renamed({ events, person }: Template, index: number): <Event>(all: readonly Event[]) => readonly Event[] {
  const ids = new Set([...events, ...person].flatMap(({ stream, actionId, body }) => [stream.id, actionId, ...('record' in body && body.record ? [body.record.id] : [])]));
  const names = new Map([...ids].map((id) => [id, uuidFrom(id, String(index), String(events.length))]));
  return (all) => JSON.parse(JSON.stringify(all).replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => names.get(id) ?? id)) as typeof all;
}

function chained<E extends EventOf<unknown>>(events: readonly E[]): readonly E[] {
  return events.reduce<readonly E[]>((done, { previous: _old, digest: _sealed, answersDigest: _answers, ...event }) => [...done, sealEvent<E>(event as unknown as Unsealed<E>, done.at(-1)?.digest, sha256)], []);
}

/** A begun form of something that could be done next; every third answers what the next version does not ask any more. */
async function addDraft(store: Store, published: Published, state: CaseState, index: number, at: string): Promise<void> {
  const rules = published.rules(state.publication, state.workflow);
  if (!rules || index % 2 === 1) return;
  const possible = actorsOf(published.authority).flatMap((actor) => caseView(rules, state, actor, { now: at, today: at.slice(0, 10), salt: '' }).actions.filter((action) => action.form !== undefined && action.record === undefined && (action.allowed || action.why?.code === 'form-invalid')).map((action) => ({ actor, action })));
  const chosen = possible.find(({ action }) => action.form === 'contact' || action.form === 'decision') ?? possible[index % Math.max(1, possible.length)];
  const form = chosen && rules.form(chosen.action.form ?? '');
  if (!chosen || !form) return;
  const random = randomFrom(`${state.id} draft`);
  const made = generateAnswers(form, compileForm(form), { random, today: at.slice(0, 10), optional: 0.6 } as Parameters<typeof generateAnswers>[2]);
  const { earlierContacts: _retired, ...rest } = made as Answers & { earlierContacts?: string };
  const answers: Answers = index % 6 === 0 && form.id === 'contact' ? { ...made, earlierContacts: 'Two, both from the school.' } : rest;
  const touched = Object.fromEntries(Object.keys(answers).map((question) => [question, { revision: 1, by: chosen.actor.id }]));
  const row: DraftRow = {
    authority: published.authority, case: state.id, person: state.person, id: uuidFrom(state.id, 'draft'), action: chosen.action.type, form: form.ref, revision: 1, answers,
    contributors: [chosen.actor.id], touched, by: chosen.actor.id, begunAt: at, savedAt: at, status: 'open',
  };
  await store.drafts.begin(published.authority, row);
}

export function actorsOf(authority: string): readonly Actor[] {
  return [{ id: `practitioner@${authority}`, role: 'practitioner', team: 'north' }, { id: `manager@${authority}`, role: 'manager', team: 'north' }];
}

function lastMoment(events: readonly CaseEvent[]): string {
  return events.at(-1)?.at ?? '';
}

/** Everything about a case that must not be lost: each version of each record and each decision by digest, marks, and where it stands. */
export interface Kept {
  readonly answers: readonly string[];
  readonly rest: string;
  readonly place: string;
}

/** What a case holds, counted by digest. */
export function keptOf({ records, marks, assigned, reasons, notices, value, status, since, publication, person }: CaseState): Kept {
  const digest = (value: unknown) => sha256(canonicalJson(value));
  return {
    answers: records.flatMap(({ versions, decisions }) => [...versions, ...decisions].map(({ actionId, answers }) => digest({ actionId, answers: answers ?? null }))),
    rest: digest({ marks, assigned, reasons, notices: (notices ?? []).map(({ type: _named, ...notice }) => notice), status, person, records: records.map(({ id, form, status: now, by, on, at, contributors }) => ({ id, form, now, by, on, at, contributors })) }),
    place: canonicalJson({ value, since, publication }),
  };
}

/** A case as its events give it. */
export async function stateOf(store: Store, authority: string, id: string): Promise<{ readonly state: CaseState; readonly events: readonly CaseEvent[] }> {
  const events = (await store.events.after(authority, { kind: 'case', id }, 0)) as CaseEvent[];
  return { state: events.reduce<CaseState | undefined>(evolveCase, undefined) as CaseState, events };
}
