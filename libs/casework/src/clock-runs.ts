import type { ClockRow } from '#definitions';
import { civilDay, monthsBetween } from './civil-dates.ts';
import type { Pause } from './clock-pauses.ts';
import type { CivilDate, MarkEntry } from './types.ts';

/** One running of a clock, as the marks tell it. */
export interface ClockRun {
  readonly row: ClockRow;
  readonly startedOn: string;
  /** Of the first event that would have started it: it keeps its number when an earlier day is entered later. */
  readonly revision: number;
  readonly ended?: { readonly on: string; readonly state: 'met' | 'cancelled' };
  /** Oldest first; the last has no end while it is paused. */
  readonly pauses: readonly (Pick<Pause, 'from'> & { readonly to?: string })[];
  /** Whether its work began. */
  readonly begun: boolean;
}
type Growing = { -readonly [K in keyof ClockRun]: ClockRun[K] };
/** The marks of one action. */
interface Act {
  readonly on: string;
  readonly revision: number;
  readonly names: ReadonlySet<string>;
}

/**
 * The runnings of one clock in the order they were first entered. Marks count by the day they happened; of one action, what
 * ends a clock comes before what lets it go on, what starts it, and what pauses it.
 * @param rows the rows of one id, for one jurisdiction
 */
export function clockRuns(rows: readonly ClockRow[], marks: readonly MarkEntry[], birthDate: CivilDate | undefined): readonly ClockRun[] {
  const runs: Growing[] = [];
  for (const act of actsOf(rows, marks)) {
    for (const run of runs) if (!run.ended) end(run, act);
    for (const run of runs) if (!run.ended && names(run.row.resume, act)) resume(run, act);
    start(rows, runs, act, birthDate);
    for (const run of runs) if (!run.ended) pauseOrBegin(run, act);
  }
  return runs.sort((a, b) => a.revision - b.revision);
}

function end(run: Growing, act: Act): void {
  if (names(run.row.to, act)) run.ended = { on: act.on, state: 'met' };
  else if (names(run.row.cancel, act)) run.ended = { on: act.on, state: 'cancelled' };
}

function resume(run: Growing, act: Act): void {
  run.pauses = run.pauses.map((pause) => (pause.to === undefined ? { ...pause, to: act.on } : pause));
}

function pauseOrBegin(run: Growing, act: Act): void {
  if (names(run.row.pause, act) && run.pauses.every((pause) => pause.to !== undefined)) run.pauses = [...run.pauses, { from: act.on }];
  if (names(run.row.work?.begun, act)) run.begun = true;
}

function start(rows: readonly ClockRow[], runs: Growing[], act: Act, birthDate: CivilDate | undefined): void {
  const day = civilDay(act.on);
  const row = rows.find((one) => names(one.from, act) && isInForce(one, day) && isOfAge(one, day, birthDate));
  if (!row) return;
  const running = row.start === 'each' ? undefined : runs.find((run) => !run.ended);
  if (running) running.revision = Math.min(running.revision, act.revision);
  else runs.push({ row, startedOn: act.on, revision: act.revision, pauses: [], begun: false });
}

function names(marks: readonly string[] | undefined, act: Act): boolean {
  return marks?.some((mark) => act.names.has(mark)) ?? false;
}

function isInForce(row: ClockRow, day: string): boolean {
  return row.validFrom <= day && (row.validTo === undefined || day <= row.validTo);
}

/** A child not yet born, or of whom nobody knows the age, is taken with the youngest: theirs are the shorter limits. */
function isOfAge({ ageMonths }: ClockRow, day: string, birthDate: CivilDate | undefined): boolean {
  if (!ageMonths) return true;
  const age = birthDate === undefined ? 0 : monthsBetween(birthDate, day);
  return (ageMonths.from ?? 0) <= age && (ageMonths.below === undefined || age < ageMonths.below);
}

/** What the rows listen to, one act for each action, in the order it happened. */
function actsOf(rows: readonly ClockRow[], marks: readonly MarkEntry[]): readonly Act[] {
  const heard = heardBy(rows);
  const acts = new Map<number, { on: string; revision: number; names: Set<string> }>();
  for (const { mark, on, revision } of marks) {
    if (!heard.has(mark)) continue;
    const act = acts.get(revision);
    if (act) act.names.add(mark);
    else acts.set(revision, { on, revision, names: new Set([mark]) });
  }
  return [...acts.values()].sort((a, b) => compare(civilDay(a.on), civilDay(b.on)) || a.revision - b.revision);
}

const listening = new WeakMap<readonly ClockRow[], ReadonlySet<string>>();

function heardBy(rows: readonly ClockRow[]): ReadonlySet<string> {
  const before = listening.get(rows);
  if (before) return before;
  const heard = new Set(rows.flatMap((row) => [row.from, row.to, row.cancel ?? [], row.pause ?? [], row.resume ?? [], row.work?.begun ?? []].flat()));
  listening.set(rows, heard);
  return heard;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
