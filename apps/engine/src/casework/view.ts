import { caseHistory, caseView, personName, type CaseEvent, type CaseView, type PersonState, type RecordState } from '#casework';
import { canonicalJson, type Json, type Text } from '#definitions';
import type { DraftRow } from '#store';
import type { Engine } from '../context.ts';
import { isOver, openDraftsOf } from '../drafts/open-drafts.ts';
import { notFound, problem } from '../http/problem.ts';
import type { Reader } from '../session/who.ts';
import type { LoadedCase } from './load.ts';
import { momentNow } from './moment.ts';
import { staffNames } from './staff.ts';

/** The rules of a case. @throws 503 when the publication that it is pinned to is missing */
export function rulesOf(reader: Reader, { state }: LoadedCase) {
  const rules = reader.published.rules(state.publication, state.workflow);
  if (!rules) throw problem(503, 'publication-missing', 'The definitions that this case runs on cannot be found. Tell your administrator.');
  return rules;
}

/** The case as its page needs it: the view of casework, with names, titles and drafts. */
export async function caseAnswer(engine: Engine, reader: Reader, loaded: LoadedCase, person: PersonState) {
  const rules = rulesOf(reader, loaded);
  const view: CaseView = caseView(rules, loaded.state, reader.actor, momentNow(engine, person));
  const drafts = await openDrafts(engine, reader, loaded);
  const { assigned, records, notices = [] } = loaded.state;
  const named = [...Object.values(assigned), ...notices.map(({ by }) => by), ...records.flatMap(({ by, contributors }) => [by, ...contributors]), ...drafts.flatMap(({ contributors }) => contributors)];
  const staff = await staffNames(engine, reader.authority, named.filter((id) => id !== undefined));
  const titles = Object.fromEntries(view.records.flatMap(({ form, formId }): [string, Text][] => titled(reader, form, formId)));
  for (const { form } of view.actions) if (form) titles[form] ??= reader.published.form(form)?.title ?? { en: form };
  const birth = person.birth ? { birth: person.birth } : {};
  const told = view.notices?.map((notice) => ({ ...notice, sentence: sayActor(notice.sentence, staff[notice.by] ?? notice.by) }));
  return {
    ...view,
    ...(told && { notices: told }),
    person: { id: person.id, name: personName(person), ...birth },
    drafts: drafts.map(({ id, action, form, savedAt, contributors }) => ({ id, action, form, savedAt, by: contributors })),
    staff, titles,
  };
}

/** Drafts still open. One just handed in is over, even before its effect has been carried out. */
export async function openDrafts(engine: Engine, reader: Reader, { state }: LoadedCase): Promise<DraftRow[]> {
  const drafts = await openDraftsOf(engine, reader.authority, state.id);
  return drafts.filter((draft) => !isOver(draft, state.records));
}

/** A record with all its versions and decisions, and what changed since it was last returned. */
export function recordAnswer({ state }: LoadedCase, id: string) {
  const record = state.records.find((one) => one.id === id);
  if (!record) throw notFound();
  const { formId, status, contributors } = record;
  const versions = record.versions.map(({ revision, at, by, answers }) => ({ revision, at, by, ...(answers && { answers }) }));
  const decisions = record.decisions.map(({ revision, at, by, status: decided, form, answers }) => ({ revision, at, by, status: decided, ...(form && { form }), ...(answers && { answers }) }));
  return { id, formRef: record.form, formId, status, versions, decisions, changes: changesSinceReturn(record), contributors };
}

/** The history of a case, in sentences. */
export async function historyAnswer(engine: Engine, reader: Reader, { state }: LoadedCase) {
  const events = (await engine.store.events.after(reader.authority, { kind: 'case', id: state.id }, 0)) as CaseEvent[];
  const { authority, calendars } = reader.published.current.content;
  const calendar = calendars.find(({ id }) => id === authority.calendar);
  const lines = caseHistory((publication) => reader.published.rules(publication, state.workflow)?.workflow, events, calendar);
  const names = await staffNames(engine, reader.authority, events.map(({ actor }) => actor.id));
  return {
    events: lines.map(({ revision, type, actor, at, happenedOn, sentence, late, form, record, reason, exception, corrected }) => ({
      revision, type, actor, at, happenedOn, late, sentence: sayActor(sentence, names[actor] ?? actor),
      ...(form && { form }), ...(record && { record }), ...(reason && { reason }), ...(exception && { exception }), ...(corrected && { corrected }),
    })),
  };
}

/** Puts a name where a sentence says `{actor}`. */
export function sayActor(sentence: Text, name: string): Text {
  return Object.fromEntries(Object.entries(sentence).map(([language, words]: [string, string]) => [language, words.replaceAll('{actor}', name)])) as unknown as Text;
}

function titled(reader: Reader, form: string, formId: string): [string, Text][] {
  const title = reader.published.form(form)?.title;
  return title ? [[formId, title], [form, title]] : [];
}
function changesSinceReturn({ versions, decisions }: RecordState): { question: string; before?: Json; after?: Json }[] {
  const returned = decisions.findLast(({ status }) => status === 'returned');
  const after = versions.at(-1);
  const before = returned && versions.findLast(({ revision }) => revision < returned.revision);
  if (!before?.answers || !after?.answers || before.revision === after.revision) return [];
  const questions = [...new Set([...Object.keys(before.answers), ...Object.keys(after.answers)])];
  return questions.flatMap((question) => {
    const [was, is] = [before.answers?.[question], after.answers?.[question]];
    if (canonicalJson(was ?? null) === canonicalJson(is ?? null)) return [];
    return [{ question, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }];
  });
}
