import type { Source, Text } from './values.ts';

// Limits in time, and the calendars they run on.

export type ClockUnit = 'workingDays' | 'days' | 'months' | 'hours';

/** One row of workflows/packs/<pack>/clocks.json: a limit running between two marks. */
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
  readonly amount: number;
  readonly unit: ClockUnit;
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

/** workflows/packs/<pack>/calendar.json */
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
