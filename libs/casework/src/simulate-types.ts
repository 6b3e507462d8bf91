import type { Json, Text } from '#definitions';
import type { ClockState } from './types/derived.ts';
import type { CivilDate } from './types/values.ts';

/** What somebody walking a made-up child through a workflow says of one step. */
export interface SimulatedStep {
  readonly type: string;
  /** Days since the case was opened; never fewer than at the step before. */
  readonly day: number;
  /** Where several ways are possible: a state (region first) that it is to lead to. Not needed beside `answers`. */
  readonly to?: string;
  /** What is supposed to have been answered, of the action's own form and of records that are there; only what a guard asks about matters. */
  readonly answers?: SupposedAnswers;
  /** Guards, and marks (`mark:<id>`), that depend on answers in a way that no single answer settles, and are supposed to hold. */
  readonly holds?: readonly string[];
  /** It goes ahead although a guard marked `exception` does not hold. */
  readonly exception?: true;
}
export interface SupposedAnswers {
  readonly [form: string]: { readonly [question: string]: Json };
}
/** What is to be walked: the child's age at the beginning (unborn without it), the day it begins, and every step so far. */
export interface SimulatedWalk {
  readonly startsOn: CivilDate;
  readonly ageInYears?: number;
  readonly steps: readonly SimulatedStep[];
}

export interface SimulatedRegion {
  readonly id: string;
  readonly label: Text;
  /** Dotted path within the region. */
  readonly state: string;
  readonly stateLabel: Text;
  readonly stage?: string;
  readonly atRest: boolean;
  readonly waitsFor: readonly string[];
  /** It came to this state by this step. */
  readonly moved: boolean;
}
export interface SimulatedClock {
  readonly id: string;
  readonly instance: number;
  readonly label: Text;
  readonly state: ClockState;
  readonly late: boolean;
  readonly near: boolean;
  /** In the clock's own unit: all of it, and what has gone. */
  readonly of: number;
  readonly gone: number;
  readonly unit: string;
  readonly dueOn: string;
  /** The day that it is due, counted as the steps count. */
  readonly dueDay: number;
}
/** The case after one step; the first is its opening. */
export interface SimulatedMoment {
  readonly day: number;
  readonly on: CivilDate;
  readonly did: {
    readonly type: string;
    readonly label: Text;
    /** In the past, `{actor}` standing for whoever did it. */
    readonly history: Text;
    readonly role: string;
    /** 1, 2 …: which person of the role, for nobody decides on her own work. */
    readonly person: number;
    readonly exception?: true;
  };
  readonly stage: string;
  readonly status: 'open' | 'closed';
  readonly regions: readonly SimulatedRegion[];
  /** Roles that something now waits for. */
  readonly asks: readonly string[];
  readonly marks: readonly { readonly id: string; readonly label: Text }[];
  readonly clocks: readonly SimulatedClock[];
  /** What a manager is told because of this step, `{actor}` standing for whoever did it. */
  readonly told: readonly Text[];
}
/** A question of a form, and the answers of it that lead to an outcome; with `not`, any but these. */
export interface Supposition {
  readonly form: string;
  readonly question: string;
  readonly is: readonly string[];
  readonly not?: true;
}
/** One way in which an action may turn out. */
export interface SimulatedOutcome {
  /** The regions that it moves. */
  readonly to: readonly { readonly region: string; readonly state: string; readonly label: Text }[];
  readonly suppose: readonly Supposition[];
  /** Guards and marks supposed to hold that no single answer settles, with the sentence of whom they stop. */
  readonly holds: readonly { readonly name: string; readonly sentence?: Text }[];
  readonly marks: readonly string[];
  /** It goes ahead against this, with a reason. */
  readonly exception?: Text;
  readonly closes?: true;
  /** The step that leads to this outcome, today. */
  readonly step: SimulatedStep;
}
export interface SimulatedAction {
  readonly type: string;
  readonly label: Text;
  readonly task?: Text;
  readonly form?: string;
  readonly does: string;
  readonly weight: 'main' | 'other' | 'exit';
  readonly roles: readonly string[];
  /** The region that it moves, or in whose state it can be done. */
  readonly region?: string;
  readonly outcomes: readonly SimulatedOutcome[];
}
/** Possible here but for a guard. */
export interface SimulatedBlock {
  readonly type: string;
  readonly label: Text;
  readonly why: Text;
  readonly region?: string;
}
export interface Simulation {
  readonly workflow: string;
  readonly startsOn: CivilDate;
  readonly moments: readonly SimulatedMoment[];
  readonly possible: readonly SimulatedAction[];
  readonly blocked: readonly SimulatedBlock[];
  /** The step (by its place among those asked for) that could not be taken, and why; those after it were not tried. */
  readonly refused?: { readonly step: number; readonly sentence: Text };
}
