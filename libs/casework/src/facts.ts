import { renameAnswers, type ActionRule, type Answers } from '#definitions';
import { clocksOf } from './clocks.ts';
import type { CaseAction, CaseRules, CaseState, ClockState, Facts, Moment, RecordState } from './types.ts';

/** The answers of one action, laid over what the case knows before its guards are asked. */
export interface OwnAnswers {
  readonly form: string;
  readonly data: Answers;
}
interface Known {
  readonly answers: Facts['answers'];
  readonly marks: Facts['marks'];
}

const NOTHING: Known = { answers: {}, marks: {} };
const known = new WeakMap<CaseState, { readonly rules: CaseRules; readonly known: Known }>();

/** What guards and conditional marks may read: the case as it stands, this action's own answers laid over it. */
export function factsOf(rules: CaseRules, state: CaseState | undefined, own: OwnAnswers | undefined, moment: Moment): Facts {
  const { answers, marks } = state ? knownOf(rules, state) : NOTHING;
  let clocks: Facts['clocks'] | undefined;
  return {
    answers: own ? { ...answers, [own.form]: own.data } : answers,
    marks,
    person: personFactsOf(moment),
    // Few guards ask about clocks, and working them out is the dearest part.
    get clocks() {
      return (clocks ??= clockStates(rules, state, moment));
    },
    today: moment.today,
  };
}

/** The record of a form that was handed in last; with a status, of those that have it. */
function findLatestRecord(state: CaseState, formId: string, status?: RecordState['status']): RecordState | undefined {
  let latest: RecordState | undefined;
  for (const record of state.records) {
    if (record.formId === formId && (status === undefined || record.status === status) && lastRevision(record) > lastRevision(latest)) latest = record;
  }
  return latest;
}

/** The returned record that its worker is asked to put right: none that another has followed, nor one from before the case was opened again. */
export function findRecordToContinue(state: CaseState, formId: string): RecordState | undefined {
  const latest = findLatestRecord(state, formId);
  return latest?.status === 'returned' && lastRevision(latest) > (state.reopened ?? 0) ? latest : undefined;
}

/**
 * The record of a form that a decision is about: the one handed in, or, where several have to approve, the one that was
 * approved last and is decided once more.
 */
export function findRecordToDecide(state: CaseState, formId: string): RecordState | undefined {
  return findLatestRecord(state, formId, 'submitted') ?? findLatestRecord(state, formId, 'approved');
}

/** The note that an action goes on with: the record that its draft names, where its rule lets notes be written on. */
export function findNoteToContinue(rule: ActionRule, state: CaseState | undefined, { draft }: Pick<CaseAction, 'draft'>): RecordState | undefined {
  if (rule.again !== true || rule.does !== 'note' || draft === undefined) return undefined;
  return state?.records.find((record) => record.id === draft && record.formId === rule.form && record.status === 'recorded');
}

/** The id that a form goes by in a case now: as its reference says, unless it was renamed when the case was moved. */
export function formIdIn({ renamedForms }: Pick<CaseState, 'renamedForms'>, ref: string): string {
  const id = formIdOf(ref);
  return renamedForms && Object.hasOwn(renamedForms, id) ? (renamedForms[id] ?? id) : id;
}

/** Answers given on some version of a form, under the names that the workflow of these rules knows its questions by. */
export function asAsked({ forms, migrations }: Pick<CaseRules, 'forms' | 'migrations'>, formId: string, ref: string, answers: Answers): Answers {
  const pinned = forms && Object.hasOwn(forms, formId) ? forms[formId]?.version : undefined;
  const given = versionOf(ref);
  return pinned === undefined || pinned === given || !migrations ? answers : renameAnswers(migrations.forms, formId, given, pinned, answers);
}

/** The national version of a form from its reference. */
export function versionOf(ref: string): string {
  return ref.slice(ref.indexOf('@') + 1).split('+')[0] ?? '';
}

/** The id of a form from its reference `<formId>@<version>+<authority>.<n>`. */
export function formIdOf(ref: string): string {
  const end = ref.indexOf('@');
  return end < 0 ? ref : ref.slice(0, end);
}

function lastRevision(record: RecordState | undefined): number {
  return record?.versions.at(-1)?.revision ?? 0;
}

function knownOf(rules: CaseRules, state: CaseState): Known {
  const before = known.get(state);
  if (before?.rules === rules) return before.known;
  const now = { answers: latestAnswers(rules, state), marks: latestMarks(state) };
  known.set(state, { rules, known: now });
  return now;
}

/** The forms whose latest answers were erased: what is decided on them cannot be decided again. */
export function findErasedForms(state: CaseState): readonly string[] {
  return [...latestByForm(state)].flatMap(([form, { answers }]) => (answers ? [] : [form]));
}

function latestAnswers(rules: CaseRules, state: CaseState): Facts['answers'] {
  return Object.fromEntries([...latestByForm(state)].flatMap(([form, { ref, answers }]) => (answers ? [[form, asAsked(rules, form, ref, answers)]] : [])));
}

interface Latest {
  readonly revision: number;
  readonly ref: string;
  readonly answers: Answers | undefined;
}

function latestByForm(state: CaseState): ReadonlyMap<string, Latest> {
  const latest = new Map<string, Latest>();
  const offer = (form: string, ref: string, revision: number, answers: Answers | undefined): void => {
    if (revision > (latest.get(form)?.revision ?? 0)) latest.set(form, { revision, ref, answers });
  };
  for (const record of state.records) {
    for (const version of record.versions) offer(record.formId, record.form, version.revision, version.answers);
    for (const decision of record.decisions) if (decision.form) offer(formIdIn(state, decision.form), decision.form, decision.revision, decision.answers);
  }
  return latest;
}

function latestMarks({ marks, reopened = 0 }: CaseState): Facts['marks'] {
  const days: { [mark: string]: string } = {};
  for (const { mark, on, revision } of marks) if (revision >= reopened && !(days[mark] !== undefined && days[mark] > on)) days[mark] = on;
  return days;
}

function personFactsOf({ person }: Moment): Facts['person'] {
  if (!person) return {};
  const { birthDate, expectedBirth, ageInDays } = person;
  return {
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(expectedBirth === undefined ? {} : { expectedBirth }),
    ...(ageInDays === undefined ? {} : { ageInDays }),
  };
}

function clockStates(rules: CaseRules, state: CaseState | undefined, moment: Moment): Facts['clocks'] {
  const clocks = clocksOf(rules.clocks, rules.calendars, rules.jurisdiction, state?.marks ?? [], state?.reasons ?? [], moment.today, moment.person);
  const states: { [clock: string]: ClockState } = {};
  const instances: { [clock: string]: number } = {};
  for (const clock of clocks) {
    if (clock.instance < (instances[clock.id] ?? 0)) continue;
    states[clock.id] = clock.state;
    instances[clock.id] = clock.instance;
  }
  return states;
}
