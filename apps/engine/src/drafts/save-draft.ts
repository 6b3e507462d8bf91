import { actionNow, formIdOf, versionOf, type PersonState, type RecordState } from '#casework';
import { canonicalJson, joinMigrations, renameAnswers, type ActionRule, type Answers, type Json, type ResolvedForm } from '#definitions';
import type { DraftRow } from '#store';
import type { LoadedCase } from '../casework/load.ts';
import { rulesOf } from '../casework/view.ts';
import type { Engine } from '../context.ts';
import { notFound, problem } from '../http/problem.ts';
import type { Reader } from '../session/who.ts';
import { activeSecondsAt, endHandedIn } from './measure-use.ts';
import { beginDraft, isOver } from './open-drafts.ts';
import { prefilled } from './prefill.ts';

/** What a page sends while somebody writes. */
export interface DraftChange {
  readonly action: string;
  readonly form?: string;
  /** The draft's revision that the changes are based on; 0 begins one. */
  readonly revision: number;
  readonly changes: Answers;
}
const most = 2_000_000;

/**
 * Saves changed answers of a draft, or begins it. Nothing is checked or removed: a draft may be as unfinished as it likes.
 * @throws 412 draft-stale with what others changed meanwhile; 409 draft-closed when it was handed in or discarded
 */
export async function saveDraft(engine: Engine, reader: Reader, loaded: LoadedCase, person: PersonState, id: string, sent: DraftChange): Promise<DraftRow> {
  const change = { ...sent, action: actionNow((ref) => reader.published.rules(ref, loaded.state.workflow), loaded.state, sent.action) };
  const form = formFor(reader, loaded, id, change);
  const standing = await standingDraft(engine, reader, loaded, id);
  if (standing && standing.case !== loaded.state.id) throw notFound();
  if (standing?.status === 'open') return goOn(engine, reader, standing, change);
  if (change.revision > 0) throw closed();
  const begun = begin(engine, reader, loaded, person, form, { id, change, after: standing?.revision ?? 0 });
  const { drafts } = engine.store;
  const isFirst = await beginDraft(engine, reader.authority, begun.case, () =>
    standing ? drafts.replace(reader.authority, standing, begun) : drafts.begin(reader.authority, begun),
  );
  const now = await engine.store.drafts.find(reader.authority, id);
  if (!now) throw closed();
  return isFirst ? now : goOn(engine, reader, now, change);
}

/** Ends a draft; who did it and when is kept, its answers are not. */
export async function discardDraft(engine: Engine, reader: Reader, loaded: LoadedCase, id: string): Promise<void> {
  await findDraft(engine, reader, loaded, id);
  await engine.store.drafts.end(reader.authority, id, 'discarded', reader.actor.id, engine.clock.now().toISOString());
}

/** An open draft of this case. @throws 404 */
export async function findDraft(engine: Engine, reader: Reader, loaded: LoadedCase, id: string): Promise<DraftRow> {
  const draft = await engine.store.drafts.find(reader.authority, id);
  if (!draft || draft.case !== loaded.state.id || draft.status !== 'open') throw notFound();
  return draft;
}

/** The draft of an id as it stands. One that was handed in is over, also where that has not been carried out yet. */
async function standingDraft(engine: Engine, { authority }: Reader, { state }: LoadedCase, id: string): Promise<DraftRow | undefined> {
  const found = await engine.store.drafts.find(authority, id);
  const handedIn = state.records.find((one) => one.id === id)?.versions.at(-1);
  if (found?.status !== 'open' || found.case !== state.id || !handedIn || !isOver(found, state.records)) return found;
  await endHandedIn(engine.store, authority, id, handedIn, state.id);
  return engine.store.drafts.find(authority, id);
}

async function goOn(engine: Engine, reader: Reader, standing: DraftRow, sent: DraftChange): Promise<DraftRow> {
  const change = { ...sent, changes: asDraftAsks(reader, standing, sent) };
  if (change.revision !== standing.revision) {
    if (isSavedAlready(standing, reader, change)) return standing;
    throw stale(standing, change.revision);
  }
  const next = changed(standing, reader, change.changes, engine.clock.now().toISOString());
  if (canonicalJson(next.answers).length > most) throw problem(413, 'too-large', 'This form has more text than can be saved.');
  if (await engine.store.drafts.replace(reader.authority, standing, next)) return next;
  const now = await engine.store.drafts.find(reader.authority, standing.id);
  if (now?.status !== 'open') throw closed();
  if (isSavedAlready(now, reader, change)) return now;
  throw stale(now, change.revision);
}

/** What a page sends that was opened before the draft was moved to another version of its form, under the names of that version. */
function asDraftAsks({ published }: Reader, { form }: DraftRow, { form: from, changes }: DraftChange): Answers {
  if (from === undefined || from === form) return changes;
  return renameAnswers(joinMigrations(published.publications.map(({ content }) => content)).forms, formIdOf(form), versionOf(from), versionOf(form), changes);
}

function begin(engine: Engine, reader: Reader, { state }: LoadedCase, person: PersonState, form: ResolvedForm, { id, change, after }: { id: string; change: DraftChange; after: number }): DraftRow {
  const at = engine.clock.now().toISOString();
  const written = state.records.find((one) => one.id === id);
  const answers = written ? (written.versions.at(-1)?.answers ?? {}) : prefilled(form, state, person, reader.published);
  const empty: DraftRow = {
    authority: reader.authority, case: state.id, person: state.person, id, action: change.action, form: form.ref, revision: after, answers,
    contributors: [], touched: {}, by: reader.actor.id, begunAt: at, savedAt: at, status: 'open',
  };
  return changed(empty, reader, change.changes, at);
}

function changed(draft: DraftRow, reader: Reader, changes: Answers, at: string): DraftRow {
  const revision = draft.revision + 1;
  const answers: { [question: string]: Json } = { ...draft.answers };
  const touched = { ...draft.touched };
  for (const [question, value] of Object.entries(changes)) {
    if (value === null) delete answers[question];
    else answers[question] = value;
    touched[question] = { revision, by: reader.actor.id };
  }
  const wrote = Object.keys(changes).length > 0 || draft.contributors.length === 0;
  const contributors = wrote ? [...new Set([...draft.contributors, reader.actor.id])] : draft.contributors;
  return { ...draft, revision, answers, touched, contributors, savedAt: at, activeSeconds: activeSecondsAt(draft, at) };
}

/**
 * The form that a draft is written on: a returned record, and one that may be written on again, go on with their own; anything
 * else takes the one in force.
 */
function formFor(reader: Reader, loaded: LoadedCase, id: string, change: DraftChange): ResolvedForm {
  const { actions } = rulesOf(reader, loaded).workflow;
  const rule = Object.hasOwn(actions, change.action) ? actions[change.action] : undefined;
  if (!rule) throw problem(409, 'unknown-action', `There is no action "${change.action}" in this case.`, { available: Object.keys(actions) });
  if (!rule.form) throw problem(409, 'data-not-expected', 'This action has no form to fill.');
  const record = loaded.state.records.find((one) => one.id === id);
  if (record && record.status !== 'returned' && !isContinued(record, rule)) throw closed();
  const form = reader.published.form(record?.form ?? rule.form);
  if (!form) throw problem(503, 'publication-missing', 'The form of this draft cannot be found. Tell your administrator.');
  return form;
}

/** A note may be one that goes on: asked, chased, received. */
function isContinued({ formId, status }: RecordState, { again, form }: ActionRule): boolean {
  return again === true && status === 'recorded' && formId === form;
}
/** An answer of its own: a question may be called like something that every object has. */
function answerOf({ answers }: DraftRow, question: string): Json {
  return Object.hasOwn(answers, question) ? (answers[question] ?? null) : null;
}
/** The answer to an earlier save was lost on the way, and the same is sent again. */
function isSavedAlready(standing: DraftRow, reader: Reader, { changes }: DraftChange): boolean {
  const entries = Object.entries(changes);
  const isThere = ([question, value]: [string, Json]) => canonicalJson(answerOf(standing, question)) === canonicalJson(value) && standing.touched[question]?.by === reader.actor.id;
  return entries.length > 0 && entries.every(isThere);
}
function stale(standing: DraftRow, based: number) {
  const questions = Object.entries(standing.touched).filter(([, { revision }]) => revision > based);
  const others = questions.map(([question, { by }]) => ({ question, by, value: answerOf(standing, question) }));
  return problem(412, 'draft-stale', 'Somebody else saved answers of this form meanwhile. Yours are not lost: look at the others’ and save again.', { revision: standing.revision, changed: others });
}
function closed() {
  return problem(409, 'draft-closed', 'This form was handed in or discarded meanwhile. What you typed is still on your page.');
}
