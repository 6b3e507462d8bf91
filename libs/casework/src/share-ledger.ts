import { formatAnswer, isBlank, type Answers, type Json, type JsonObject, type ResolvedForm, type ResolvedQuestion, type Text } from '#definitions';
import type { CaseRules, CaseState, RecordState } from './types.ts';

/** One sharing of what is known of a child, or one that was withheld. */
export interface ShareEntry {
  readonly record: string;
  /** The form's id. */
  readonly form: string;
  readonly row?: string;
  readonly with?: Text;
  readonly what?: Text;
  /** A civil date; the day of the record where its answers give none. */
  readonly on: string;
  readonly ground?: Text;
  /** Why it was not shared. */
  readonly withheld?: Text;
}

type Meaning = NonNullable<ResolvedQuestion['means']>;
type Source = Pick<RecordState, 'id' | 'formId' | 'on'>;

/**
 * What was shared about a child, with whom, when and on what ground: the answers of a case's records whose questions say
 * that they mean it. A record counts with its latest version; one that was replaced does not count. A row that a later record
 * has again, by its id, counts once, as it is there. Oldest first.
 */
export function shareLedger(form: CaseRules['form'], state: CaseState): readonly ShareEntry[] {
  const latest = state.records.filter((record) => record.status !== 'superseded').sort((a, b) => lastRevision(b) - lastRevision(a));
  const seen = new Set<string>();
  const entries = latest.flatMap((record) => {
    const resolved = form(record.form);
    const answers = record.versions.at(-1)?.answers;
    const found = resolved && answers ? sharesIn(resolved, record, answers) : [];
    const fresh = found.filter(({ row }) => row === undefined || !seen.has(row));
    for (const { row } of found) if (row !== undefined) seen.add(row);
    return fresh;
  });
  return entries.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function sharesIn(form: ResolvedForm, record: Source, answers: Answers): readonly ShareEntry[] {
  const questions = Object.values(form.questions);
  const rows = questions.flatMap((question) => {
    const value = question.means === 'share' ? answers[question.id] : undefined;
    return Array.isArray(value) ? (value as readonly JsonObject[]).flatMap((row) => entryOf(question.row ?? [], row, record, String(row['id']))) : [];
  });
  return [...rows, ...entryOf(questions, answers, record)];
}

/** An entry where somebody is named, or a reason for sharing with nobody is. */
function entryOf(questions: readonly ResolvedQuestion[], answers: JsonObject, record: Source, row?: string): readonly ShareEntry[] {
  const answerTo = (meaning: Meaning): readonly [ResolvedQuestion, Json] | undefined => {
    const question = questions.find((one) => one.means === meaning && one.kind !== 'group' && !isBlank(answers[one.id]));
    const value = question && answers[question.id];
    return question && value !== undefined ? [question, value] : undefined;
  };
  const told = (meaning: Meaning): Text | undefined => {
    const found = answerTo(meaning);
    return found && { en: formatAnswer(...found, 'en'), cy: formatAnswer(...found, 'cy') };
  };
  const [with_, what, ground, withheld] = [told('shareWith'), told('shareWhat'), told('shareGround'), told('shareWithheld')];
  if (!with_ && !withheld) return [];
  const on = answerTo('shareOn')?.[1];
  return [
    {
      ...{ record: record.id, form: record.formId },
      ...(row === undefined ? {} : { row }),
      ...(with_ ? { with: with_ } : {}),
      ...(what ? { what } : {}),
      on: (typeof on === 'string' ? on : record.on).slice(0, 10),
      ...(ground ? { ground } : {}),
      ...(withheld ? { withheld } : {}),
    },
  ];
}

function lastRevision(record: RecordState): number {
  return record.versions.at(-1)?.revision ?? 0;
}
