import type { Text } from '#definitions';
import type { Accepted } from './answers.ts';
import { civilDay, findDate, londonTime } from './civil-dates.ts';
import { answerRefused } from './refusals.ts';
import { dayName, sentence } from './sentences.ts';
import type { CaseBody, CaseState, MarkEntry, Moment, RecordState, Refusal } from './types.ts';

type Corrects = NonNullable<CaseBody['corrects']>;

/**
 * Which day is put right, where the action corrects one: the revision that the answers name, its day as the case has it
 * now, and the right one. Refused, as answers to be changed, where there is no such revision, where its day decides
 * nothing, and where the new day is none, lies ahead, is the same, or is before the day of what it decided.
 */
export function correctsPart(state: CaseState, { data }: Accepted, moment: Moment): { readonly corrects: Corrects } | { readonly refused: Refusal } {
  const revision = Number(data['corrects']);
  if (!Number.isInteger(revision) || revision < 1 || revision > state.revision) return { refused: answerRefused('corrects', NO_SUCH_ACTION) };
  const from = findDay(state, revision);
  if (from === undefined) return { refused: answerRefused('corrects', NO_DAY) };
  const to = findDate(String(data['correctDate'] ?? ''));
  if (to === undefined) return { refused: answerRefused('correctDate', NO_SUCH_DAY) };
  const isAhead = civilDay(to) > moment.today || (to.length > 10 && to > londonTime(moment.now));
  if (isAhead) return { refused: answerRefused('correctDate', AHEAD) };
  if (to === from) return { refused: answerRefused('correctDate', SAME_DAY) };
  const decided = state.records.find((record) => record.decisions.some((one) => one.revision === revision));
  if (decided && civilDay(to) < civilDay(decided.on)) return { refused: answerRefused('correctDate', before(decided.on)) };
  const decision = findDecisionDay(state, revision);
  if (decision !== undefined && civilDay(to) > civilDay(decision)) return { refused: answerRefused('correctDate', after(decision)) };
  return { corrects: { revision, from, to } };
}

/** The marks with the day put right; the day first recorded stays with them. */
export function correctMarks(marks: readonly MarkEntry[], { revision, to }: Corrects): readonly MarkEntry[] {
  return marks.map((entry) => {
    if (entry.revision !== revision) return entry;
    const { was = entry.on, ...rest } = entry;
    return { ...rest, on: to, ...(was === to ? {} : { was }) };
  });
}

/** The records with the day put right, where theirs is the one of that revision. */
export function correctRecords(records: readonly RecordState[], { revision, to }: Corrects): readonly RecordState[] {
  return records.map((record) => (dayGivenBy(record) === revision ? { ...record, on: to } : record));
}

/** The revision that a record's day is of: the first of a note that was gone on with, else the latest hand-in. */
function dayGivenBy({ status, versions }: RecordState): number | undefined {
  return (status === 'recorded' ? versions[0] : versions.at(-1))?.revision;
}

function findDay(state: CaseState, revision: number): string | undefined {
  const mark = state.marks.find((entry) => entry.revision === revision);
  return mark?.on ?? state.records.find((record) => dayGivenBy(record) === revision)?.on;
}

/** The day on which what was handed in at this revision was decided. */
function findDecisionDay(state: CaseState, revision: number): string | undefined {
  const record = state.records.find(({ versions }) => versions.some((version) => version.revision === revision));
  const decision = record?.decisions.find((one) => one.revision > revision);
  return decision && (findDay(state, decision.revision) ?? londonTime(decision.at));
}

const NO_SUCH_ACTION = sentence('Choose something that was done in this case', 'Dewiswch rywbeth a wnaed yn yr achos hwn');
const NO_DAY = sentence('Nothing in this case depends on the day of that. Choose another', 'Nid oes dim yn yr achos hwn yn dibynnu ar ddiwrnod hynny. Dewiswch un arall');
const NO_SUCH_DAY = sentence('Enter a real day, such as 9 October 2026', 'Rhowch ddiwrnod go iawn, megis 9 Hydref 2026');
const AHEAD = sentence('Enter the day it happened, today or earlier', 'Rhowch y diwrnod y digwyddodd, heddiw neu gynt');
const SAME_DAY = sentence('This is the day that is recorded already. Enter another', 'Dyma’r diwrnod sydd wedi’i gofnodi eisoes. Rhowch un arall');

function before(day: string): Text {
  return sentence('What was decided happened on {day}. Enter that day or a later one', 'Digwyddodd yr hyn a benderfynwyd {day}. Rhowch y diwrnod hwnnw neu un diweddarach', { day: dayName(day) });
}

function after(day: string): Text {
  return sentence('It was decided on {day}. Enter that day or an earlier one', 'Penderfynwyd arno {day}. Rhowch y diwrnod hwnnw neu un cynharach', { day: dayName(day) });
}
