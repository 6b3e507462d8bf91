import type { Calendar, ClockRow } from '#definitions';
import { addDays, civilDay, dayNumber } from './civil-dates.ts';
import { goneBy, isAfter, leftUntil, startBy, dueOn } from './clock-limits.ts';
import type { Pause } from './clock-pauses.ts';
import { clockRuns, type ClockRun } from './clock-runs.ts';
import { stayTotal } from './clock-totals.ts';
import type { CaseState, ClockView, MarkEntry, PersonFacts } from './types.ts';

export { WEEKENDS_ONLY } from './clock-limits.ts';

/** What every running is shown with. */
interface Showing {
  readonly calendars: readonly Calendar[];
  readonly reasons: CaseState['reasons'];
  readonly today: string;
}

/**
 * Every running of every clock, oldest start first. The limit is the row in force, for the jurisdiction and the child's age,
 * on the day the clock started. Where the day of an action was corrected, a running says also how it stood before.
 * @param today the civil day, or the local date-time, which limits in hours need
 * @param person for limits by age; without a birth date (unborn, or unknown) the child is taken with the youngest
 */
export function clocksOf(
  rows: readonly ClockRow[],
  calendars: readonly Calendar[],
  jurisdiction: string,
  marks: readonly MarkEntry[],
  reasons: CaseState['reasons'],
  today: string,
  person: Pick<PersonFacts, 'birthDate' | 'ageInDays'> = {},
): readonly ClockView[] {
  const showing: Showing = { calendars, reasons, today };
  const birthDate = birthDateOf(person, today);
  const before = marks.some((mark) => mark.was !== undefined) ? marks.map((mark) => ({ ...mark, on: mark.was ?? mark.on })) : undefined;
  const views = [...byId(rows, jurisdiction).values()].flatMap((same) => {
    const runs = clockRuns(same, marks, birthDate);
    const earlier = before ? clockRuns(same, before, birthDate) : [];
    return runs.map((run, index) => {
      const view = toView(run, index, runs, showing);
      return { ...view, ...asItWas(run, view, earlier, showing) };
    });
  });
  return views.sort((a, b) => (a.startedOn < b.startedOn ? -1 : a.startedOn > b.startedOn ? 1 : 0));
}

type RowsById = ReadonlyMap<string, readonly ClockRow[]>;

/** A table never changes, and is asked at every view of a case. */
const tables = new WeakMap<readonly ClockRow[], Map<string, RowsById>>();

function byId(rows: readonly ClockRow[], jurisdiction: string): RowsById {
  const known = tables.get(rows) ?? new Map<string, RowsById>();
  tables.set(rows, known);
  const before = known.get(jurisdiction);
  if (before) return before;
  const found = new Map<string, ClockRow[]>();
  for (const row of rows) {
    if (row.jurisdiction.includes(jurisdiction)) found.set(row.id, [...(found.get(row.id) ?? []), row]);
  }
  known.set(jurisdiction, found);
  return found;
}

/** An estimated age gives a day near enough. */
function birthDateOf({ birthDate, ageInDays }: Pick<PersonFacts, 'birthDate' | 'ageInDays'>, today: string): string | undefined {
  return birthDate ?? (ageInDays === undefined ? undefined : addDays(civilDay(today), -ageInDays));
}

function toView(run: ClockRun, index: number, runs: readonly ClockRun[], showing: Showing): ClockView {
  const { row, startedOn, ended } = run;
  const { until, calendar, pauses, paused, due, used } = reckon(run, runs, showing);
  const late = isAfter(until, due);
  const running = !ended && !paused;
  const reason = showing.reasons.findLast((given) => given.clock === row.id && given.instance === index + 1)?.reason;
  return {
    id: row.id,
    instance: index + 1,
    label: row.label,
    startedOn,
    dueOn: due,
    ...(ended?.state === 'met' ? { metOn: ended.on } : {}),
    state: ended?.state ?? (paused ? 'paused' : 'running'),
    late,
    of: row.amount,
    gone: used ?? goneBy(row, startedOn, until, calendar, pauses),
    near: running && !late && leftUntil(row, until, due, calendar) <= (row.near ?? 0),
    unit: row.unit,
    ...(reason === undefined ? {} : { reason }),
    legalSource: row.legalSource,
    kind: row.kind ?? 'limit',
    ...(used === undefined ? {} : { used }),
    ...(paused ? { pausedSince: paused.from } : {}),
    ...(pauses.length ? { pausedDays: pauses.reduce((sum, { from, to }) => sum + dayNumber(to) - dayNumber(from), 0) } : {}),
    ...(row.work && !ended ? forecast(run, row.work.amount, due, running && !late, calendar, until) : {}),
  };
}

interface Reckoning {
  /** The end, or today. */
  readonly until: string;
  readonly calendar: Calendar | undefined;
  readonly pauses: readonly Pause[];
  /** The pause it stands in. */
  readonly paused?: { readonly from: string };
  readonly due: string;
  /** For totals. */
  readonly used?: number;
}

function reckon(run: ClockRun, runs: readonly ClockRun[], { calendars, today }: Showing): Reckoning {
  const { row, startedOn, ended } = run;
  const until = ended?.on ?? today;
  const calendar = calendars.find((one) => one.id === row.calendar);
  const pauses = run.pauses.map(({ from, to = until }) => ({ from, to: to < from ? from : to }));
  const open = ended ? undefined : run.pauses.find((pause) => pause.to === undefined);
  if (row.kind === 'total') {
    const { used, dueOn: due } = stayTotal(run, runs.filter((one) => one !== run && one.startedOn <= startedOn), until);
    return { until, calendar, pauses: [], due, used };
  }
  return { until, calendar, pauses, ...(open ? { paused: open } : {}), due: dueOn(row, startedOn, calendar, pauses) };
}

function forecast(run: ClockRun, amount: number, due: string, running: boolean, calendar: Calendar | undefined, today: string): Pick<ClockView, 'startBy' | 'atRisk'> {
  const by = startBy(run.row.unit, due, amount, calendar);
  return { startBy: by, atRisk: running && !run.begun && isAfter(today, by) };
}

/** The same running by the days first recorded; nothing where it stood as now, or was none. */
function asItWas(run: ClockRun, now: ClockView, earlier: readonly ClockRun[], showing: Showing): Pick<ClockView, 'was'> {
  const before = earlier.find((one) => one.revision === run.revision);
  if (!before) return {};
  const due = reckon(before, earlier, showing).due;
  return before.startedOn === now.startedOn && due === now.dueOn ? {} : { was: { startedOn: before.startedOn, dueOn: due } };
}
