import type { Answers, ClockRow, Source, Text } from '#definitions';
import type { Assignment, StateValue } from './events.ts';
import type { CivilDate, Instant } from './values.ts';

// What is folded from events and shown.

/** `recorded` is what nobody decides: a visit, a note. */
export type RecordStatus = 'draft' | 'recorded' | 'submitted' | 'approved' | 'returned' | 'superseded';

/** One filled form in a case. */
export interface RecordState {
  readonly id: string;
  /** Form ref and form id. */
  readonly form: string;
  readonly formId: string;
  readonly status: Exclude<RecordStatus, 'draft'>;
  /** While it is handed in: the approval that was given already, where another has to follow that one. */
  readonly awaits?: string;
  readonly by: string;
  /** When it happened, and when it was handed in. */
  readonly on: string;
  readonly at: Instant;
  readonly contributors: readonly string[];
  /** Every time it was handed in, oldest first; answers are absent once erased. */
  readonly versions: readonly { readonly revision: number; readonly actionId: string; readonly at: Instant; readonly by: string; readonly answers?: Answers }[];
  /** Every approval or return, oldest first. */
  readonly decisions: readonly { readonly revision: number; readonly actionId: string; readonly at: Instant; readonly by: string; readonly status: 'approved' | 'returned'; readonly form?: string; readonly answers?: Answers }[];
}
/** An action as those who read on meet it: enough to say what changed since. */
export interface RecentAct {
  readonly revision: number;
  readonly type: string;
  readonly actor: string;
  readonly at: Instant;
}
export interface MarkEntry {
  readonly mark: string;
  readonly on: string;
  readonly revision: number;
  /** The day that was first recorded, where it was corrected since. */
  readonly was?: string;
}
/** Something unusual that a manager is told of: an exception made, a late entry, a mark that tells. */
export interface Notice {
  readonly revision: number;
  readonly kind: 'exception' | 'late' | 'mark';
  /** The guard passed over, or the mark. */
  readonly name?: string;
  /** The type of the action, its actor, and the day it happened. */
  readonly type: string;
  readonly by: string;
  readonly on: string;
  readonly actionId: string;
  /** Why, in the actor's words; absent once erased. */
  readonly words?: string;
}
/** Responsibility offered to another team, until it accepts or returns, or the sender takes it back. */
export interface Offer {
  readonly team: string;
  readonly record: string;
}
/** What a record still waits for: a signature, an answer. */
export interface WaitView {
  readonly record: string;
  /** The form's id. */
  readonly form: string;
  /** The row's id, where each row waits by itself. */
  readonly row?: string;
  readonly wait: string;
  readonly task: Text;
  readonly since: CivilDate;
  readonly dueOn: CivilDate;
  readonly overdue: boolean;
}
/** A move of a case from one publication to another. */
export interface Migrated {
  readonly revision: number;
  readonly from: string;
  readonly to: string;
  readonly before: StateValue;
  readonly after: StateValue;
}
export interface CaseState {
  readonly id: string;
  readonly authority: string;
  readonly person: string;
  readonly workflow: string;
  readonly publication: string;
  readonly revision: number;
  /** The last revision that was not concurrent: an action based on an earlier one is stale. */
  readonly baseRevision: number;
  readonly value: StateValue;
  readonly status: 'open' | 'closed';
  /** By region: when it came to the state it is in. */
  readonly since: { readonly [region: string]: string };
  readonly records: readonly RecordState[];
  readonly marks: readonly MarkEntry[];
  readonly assigned: Assignment;
  /** What a manager was told and has not yet said that she read; absent when there is nothing. */
  readonly notices?: readonly Notice[];
  /** While a record waits that would pass responsibility: to which team, and which record. */
  readonly offered?: Offer;
  /** Reasons given for late clocks. */
  readonly reasons: readonly { readonly clock: string; readonly instance: number; readonly reason?: string; readonly revision: number; readonly actionId?: string }[];
  readonly openedOn: string;
  /** The revision by which it was last opened again; absent where it never was. */
  readonly reopened?: number;
  /** Its moves between publications, oldest first, with where it stood before and after: what undoing one goes back to. At most 20. */
  readonly migrated?: readonly Migrated[];
  /** Forms that are called otherwise since a move, old id to new. */
  readonly renamedForms?: { readonly [form: string]: string };
  /** The latest actions that were not concurrent, oldest first: what a stale form is told. At most 20. */
  readonly recent: readonly RecentAct[];
}
export interface PersonState {
  readonly id: string;
  readonly authority: string;
  readonly revision: number;
  readonly names: readonly { readonly given?: string; readonly family?: string }[];
  readonly birth?: { readonly date?: CivilDate; readonly estimatedAge?: number; readonly estimatedOn?: CivilDate; readonly expected?: CivilDate };
  readonly sex?: string;
  readonly identifiers: readonly { readonly kind: string; readonly value: string }[];
  /** The action that each field is from, so that erasing it is felt. */
  readonly learntBy?: { readonly [field: string]: string };
  /** Present: only these users may know that the person exists. */
  readonly readers?: readonly string[];
  readonly assigned: Assignment;
}

export type ClockState = 'running' | 'paused' | 'met' | 'cancelled';
/** One running of a clock. */
export interface ClockView {
  readonly id: string;
  /** 1, 2, 3 … */
  readonly instance: number;
  readonly label: Text;
  readonly startedOn: string;
  readonly dueOn: string;
  readonly metOn?: string;
  readonly state: ClockState;
  readonly late: boolean;
  /** Days of the clock's own unit from start to due, and those gone by. */
  readonly of: number;
  readonly gone: number;
  readonly near: boolean;
  readonly unit: ClockRow['unit'];
  readonly reason?: string;
  readonly legalSource: Source;
  /**
   * `total`: the running of one stay of several that are added up. Its due day is the last on which the stay may go on
   * without passing the limit; `gone` and `used` count the days of all stays in the months that end with it, or today.
   */
  readonly kind?: 'limit' | 'total';
  readonly used?: number;
  /** While paused, since when; due is then as if it went on today. */
  readonly pausedSince?: string;
  /** Calendar days that did not count, where it was paused. */
  readonly pausedDays?: number;
  /** The last day to begin the work so that it can be done in time, and whether that has passed without its having begun. */
  readonly startBy?: string;
  readonly atRisk?: boolean;
  /** As it stood before a day was corrected, where the correction moved it. */
  readonly was?: { readonly startedOn: string; readonly dueOn: string };
}
export interface ActionView {
  readonly type: string;
  readonly label: Text;
  /** What there is to do while its form is still to be written: "Write the initial assessment". */
  readonly task?: Text;
  readonly form?: string;
  readonly region?: string;
  readonly concurrent?: boolean;
  readonly does: string;
  readonly weight: 'main' | 'other' | 'exit';
  /** The record it would decide, or go on with after a return. */
  readonly record?: string;
  /** For notes with `again`: the records that may be gone on with, newest first. */
  readonly records?: readonly string[];
  /** Allowed, but unusual: what stands against it. The action then needs `exception`, the reason why. */
  readonly exception?: Text;
  readonly allowed: boolean;
  readonly why?: { readonly code: string; readonly sentence: Text; readonly resolvedBy?: readonly string[] };
}
export interface RegionView {
  readonly id: string;
  readonly label: Text;
  /** Dotted path within the region. */
  readonly state: string;
  readonly stateLabel: Text;
  readonly stage?: string;
  readonly since: string;
  readonly waitsFor: readonly string[];
  readonly atRest: boolean;
}
/** The case as its readers see it (names are added at the edge). */
export interface CaseView {
  readonly id: string;
  readonly person: { readonly id: string; readonly name?: string };
  readonly authority: string;
  readonly workflow: string;
  readonly publication: string;
  readonly revision: number;
  readonly stage: string;
  readonly status: 'open' | 'closed';
  readonly regions: readonly RegionView[];
  readonly actions: readonly ActionView[];
  readonly clocks: readonly ClockView[];
  readonly records: readonly { readonly id: string; readonly form: string; readonly formId: string; readonly status: RecordStatus; readonly by: string; readonly on: string; readonly at: Instant }[];
  readonly assigned: Assignment;
  /** Each absent where there is none. */
  readonly notices?: readonly NoticeView[];
  readonly offered?: Offer;
  readonly waits?: readonly WaitView[];
}
/** A notice in a sentence; `{actor}` stands for the name of `by`. */
export interface NoticeView extends Notice {
  readonly sentence: Text;
}
