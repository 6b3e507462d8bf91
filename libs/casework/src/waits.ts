import type { Answers, Json, JsonObject, WaitFile } from '#definitions';
import { addDays, civilDay, findDate } from './civil-dates.ts';
import { fits } from './guard-answers.ts';
import type { CaseRules, CaseState, CivilDate, RecordState, WaitView } from './types.ts';

type Row = JsonObject;

/**
 * What the records of a case still wait for: a signature, an answer. A record that is being put right or was replaced waits
 * for nothing; of what is handed in for a decision, only the latest of its form does. A row that a later record has again,
 * by its id, waits there or not at all.
 */
export function waitsOf(rules: Pick<CaseRules, 'form'>, state: CaseState, today: CivilDate): readonly WaitView[] {
  const seen = new Set<string>();
  return standing(rules, state).flatMap(({ record, waits, answers }) => {
    const views = waits.flatMap((wait) => (wait.rows === undefined ? wholeWaits(record, wait, answers, today) : rowWaits(record, wait, rowsOf(answers, wait.rows), seen, today)));
    for (const { rows } of waits) for (const row of rows === undefined ? [] : rowsOf(answers, rows)) seen.add(String(row['id']));
    return views;
  });
}

interface Standing {
  readonly record: RecordState;
  readonly waits: readonly WaitFile[];
  readonly answers: Answers;
}

/** The records whose forms have waits and that count, the one last written first. */
function standing(rules: Pick<CaseRules, 'form'>, state: CaseState): readonly Standing[] {
  const found = state.records.flatMap((record) => {
    if (record.status === 'returned' || record.status === 'superseded') return [];
    const waits = rules.form(record.form)?.waits;
    const answers = waits && record.versions.at(-1)?.answers;
    return answers ? [{ record, waits, answers }] : [];
  });
  if (found.length < 2) return found;
  const latest = new Map(found.map(({ record }) => [record.formId, record]));
  return found.filter(({ record }) => record.status === 'recorded' || latest.get(record.formId) === record).sort((a, b) => lastRevision(b.record) - lastRevision(a.record));
}

function wholeWaits(record: RecordState, wait: WaitFile, answers: Answers, today: CivilDate): readonly WaitView[] {
  return fits(wait.when, answers) ? [toView(record, wait, answers, today)] : [];
}

function rowWaits(record: RecordState, wait: WaitFile, rows: readonly Row[], seen: ReadonlySet<string>, today: CivilDate): readonly WaitView[] {
  const waiting = rows.filter((row) => !seen.has(String(row['id'])) && fits(wait.when, row));
  return waiting.map((row) => ({ ...toView(record, wait, row, today), row: String(row['id']) }));
}

function toView(record: RecordState, wait: WaitFile, answers: Answers, today: CivilDate): WaitView {
  const said = wait.since === undefined ? undefined : answers[wait.since];
  const since = civilDay((typeof said === 'string' ? findDate(said) : undefined) ?? record.on);
  const dueOn = addDays(since, wait.days);
  return { record: record.id, form: record.formId, wait: wait.id, task: wait.task, since, dueOn, overdue: today > dueOn };
}

function rowsOf(answers: Answers, question: string): readonly Row[] {
  const answer: Json | undefined = answers[question];
  return Array.isArray(answer) ? (answer as readonly Row[]) : [];
}

function lastRevision(record: RecordState): number {
  return record.versions.at(-1)?.revision ?? 0;
}
