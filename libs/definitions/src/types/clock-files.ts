import type { Source, Text } from './values.ts';

// Limits in time, and the calendars they run on.

export type ClockUnit = 'workingDays' | 'days' | 'months' | 'hours';

/** One row of workflows/shared/clocks.json or workflows/packs/<pack>/clocks.json: a limit running between two marks. */
export interface ClockRow {
  readonly id: string;
  readonly label: Text;
  /** Marks that start a new instance. */
  readonly from: readonly string[];
  /** Marks that meet every running instance. */
  readonly to: readonly string[];
  /** Marks that cancel every running instance. */
  readonly cancel?: readonly string[];
  /** `first` starts at the first mark only while none runs; `each` starts an instance at every mark. Default `first`. */
  readonly start?: 'first' | 'each';
  /** Marks that pause every running instance, and marks that let it go on: the days between do not count. */
  readonly pause?: readonly string[];
  readonly resume?: readonly string[];
  /** Only for a child of this age, in whole months, on the day it would start: `from` ≤ age < `below`. */
  readonly ageMonths?: { readonly from?: number; readonly below?: number };
  /**
   * `limit` (default): the end must come within `amount` of the start. `total`: the days from each start to its end, added
   * up over any `within` months, may not be more than `amount` (short breaks in a year).
   */
  readonly kind?: 'limit' | 'total';
  readonly within?: number;
  readonly amount: number;
  readonly unit: ClockUnit;
  /** How long the work takes, in `unit`, and the marks that say it has begun: "will be late if not started by". */
  readonly work?: { readonly amount: number; readonly begun?: readonly string[] };
  /** A calendar id; needed for working days. */
  readonly calendar?: string;
  readonly jurisdiction: readonly string[];
  /** The limit is chosen by the day the clock started: validFrom ≤ day ≤ validTo. */
  readonly validFrom: string;
  readonly validTo?: string;
  readonly legalSource: Source;
  /** Days (of its unit) before the due day from which it is called near. */
  readonly near?: number;
}
export interface ClocksFile {
  readonly clocks: readonly ClockRow[];
}

/** workflows/shared/calendar.json */
export interface CalendarFile {
  readonly calendars: readonly Calendar[];
}
export interface Calendar {
  readonly id: string;
  readonly label: Text;
  /** First and last civil day that the list of holidays covers. */
  readonly from: string;
  readonly to: string;
  readonly source: Source;
  readonly holidays: readonly { readonly date: string; readonly name: string }[];
}
