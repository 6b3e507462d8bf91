import { formatAnswer, isBlank, type Answers, type Json, type JsonObject, type ResolvedForm, type ResolvedQuestion, type Text } from '#definitions';
import { foldCase } from './evolve.ts';
import type { CaseEvent, CaseRules, CaseState, Instant } from './types.ts';

/** One entry of a chronology: something that happened, and when. */
export interface ChronologyEntry {
  /** The day it happened, as it now stands. */
  readonly on: string;
  readonly at: Instant;
  readonly revision: number;
  /** `mark`, or the kind that the question proposes. */
  readonly kind: string;
  readonly text: Text;
  readonly mark?: string;
  readonly record?: string;
  readonly question?: string;
}

const LONGEST = 300;

/**
 * What happened in a case, oldest first: the marks of its actions, and the answers whose questions propose an entry. Answers
 * of a record count as last handed in, unless it was returned or replaced; what is about third parties, or restricted, is
 * left out. Days are as corrected since.
 */
export function chronologyOf(rules: Pick<CaseRules, 'form' | 'marks'>, events: readonly CaseEvent[]): readonly ChronologyEntry[] {
  const state = foldCase(events);
  if (!state) return [];
  const days = new Map(events.flatMap(({ body }) => (body.corrects ? [[body.corrects.revision, body.corrects.to] as const] : [])));
  const entries = events.flatMap((event) => {
    const on = days.get(event.revision) ?? event.happenedOn;
    return [...marksOf(rules, event, on), ...answersOf(rules, state, event, on)];
  });
  return entries.sort((a, b) => compare(a.on.slice(0, 10), b.on.slice(0, 10)) || a.revision - b.revision);
}

function marksOf({ marks = [] }: Pick<CaseRules, 'marks'>, { body, at, revision }: CaseEvent, on: string): readonly ChronologyEntry[] {
  const record = body.record ? { record: body.record.id } : {};
  return body.marks.map((mark) => ({ on, at, revision, kind: 'mark', text: marks.find((one) => one.id === mark)?.label ?? { en: mark }, mark, ...record }));
}

function answersOf(rules: Pick<CaseRules, 'form'>, state: CaseState, event: CaseEvent, on: string): readonly ChronologyEntry[] {
  const { body, answers, at, revision } = event;
  const form = body.form === undefined || !answers || !counts(state, event) ? undefined : rules.form(body.form);
  if (!form || !answers) return [];
  const record = body.record ? { record: body.record.id } : {};
  return proposed(form, answers.data).map(({ question, text, day }) => ({ on: day ?? on, at, revision, kind: question.chronology ?? '', text, ...record, question: question.id }));
}

/** Only the last writing of a record that stands; a decision's own answers stand always. */
function counts(state: CaseState, { body, revision }: CaseEvent): boolean {
  const record = state.records.find(({ id }) => id === body.record?.id);
  const isWritten = record?.versions.some((version) => version.revision === revision);
  if (!record || !isWritten) return true;
  return record.versions.at(-1)?.revision === revision && record.status !== 'returned' && record.status !== 'superseded';
}

interface Proposed {
  readonly question: ResolvedQuestion;
  readonly text: Text;
  readonly day?: string;
}

function proposed(form: ResolvedForm, answers: Answers): readonly Proposed[] {
  return Object.values(form.questions).flatMap((question) => {
    const value = answers[question.id];
    if (isKept(question) || value === undefined || isBlank(value)) return [];
    if (question.kind === 'group') return rowsProposed(question, value);
    return question.chronology === undefined ? [] : [{ question, text: short(question, value) }];
  });
}

/** Of rows, each is an entry: its own day, where it has one, and what it says; or only those of its answers that propose one. */
function rowsProposed(group: ResolvedQuestion, rows: Json): readonly Proposed[] {
  if (!Array.isArray(rows)) return [];
  return (rows as readonly JsonObject[]).flatMap((row) => {
    const inner = (group.row ?? []).filter((one) => !isKept(one) && !isBlank(row[one.id]));
    const day = inner.flatMap((one) => (one.kind === 'date' || one.kind === 'dateTime' ? [String(row[one.id])] : []))[0];
    const on = day === undefined ? {} : { day };
    const own = inner.filter((one) => one.chronology !== undefined).map((one) => ({ question: { ...one, id: group.id }, text: short(one, row[one.id]), ...on }));
    if (own.length > 0 || group.chronology === undefined) return own;
    const said = inner.filter((one) => one.kind !== 'date' && one.kind !== 'dateTime');
    return said.length ? [{ question: group, text: joined(said.map((one) => short(one, row[one.id]))), ...on }] : [];
  });
}

function isKept({ sensitivity }: ResolvedQuestion): boolean {
  return sensitivity === 'thirdParty' || sensitivity === 'restricted';
}

function short(question: ResolvedQuestion, value: Json | undefined): Text {
  return { en: cut(formatAnswer(question, value, 'en')), cy: cut(formatAnswer(question, value, 'cy')) };
}

function joined(texts: readonly Text[]): Text {
  return { en: cut(texts.map(({ en }) => en).join('; ')), cy: cut(texts.map(({ en, cy }) => cy ?? en).join('; ')) };
}

/** At the end of a word, where there is one near. */
function cut(text: string): string {
  if (text.length <= LONGEST) return text;
  const start = text.slice(0, LONGEST - 1);
  const end = start.lastIndexOf(' ');
  return `${start.slice(0, end > LONGEST / 2 ? end : LONGEST - 1)}…`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
