import type { Json } from '#definitions';

/** A story as its author writes it: people, their cases, and who did what on which day. Days count from its first day. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly authority: string;
  /** What happened, in a few sentences, for whoever reads the file. */
  readonly story: string;
  readonly people: { readonly [key: string]: ScenarioPerson };
  readonly cases: { readonly [key: string]: ScenarioCase };
  readonly steps: readonly ScenarioStep[];
}

/** A scenario and the workflow in whose folder it lies. */
export interface ScenarioOfWorkflow extends Scenario {
  readonly workflow: string;
  /** The workflow's action that opens a case; a step may name it, else the first step of a case opens it. */
  readonly opening?: string;
  /** Where it was read from, for messages. */
  readonly file: string;
}

/** What is known of a person; dates may be written as `$day:n`. */
export interface ScenarioPerson {
  readonly names: readonly { readonly given?: string; readonly family?: string }[];
  readonly birth?: { readonly [field: string]: Json };
  readonly sex?: string;
  readonly identifiers?: readonly { readonly kind: string; readonly value: string }[];
  /** Users (without the authority) who alone may know of this person. */
  readonly readers?: readonly string[];
}

export interface ScenarioCase {
  readonly person: string;
  /** The authority whose case it is, where that is not the scenario's own: a child who moves has one in each. */
  readonly authority?: string;
}

export interface ScenarioStep {
  readonly day: number;
  /** London time, `09:20`; else a quarter of an hour after the step before it. */
  readonly time?: string;
  /** A user without the authority: `practitioner`. */
  readonly actor: string;
  readonly case: string;
  readonly action: string;
  /** The answers; `$day:n` stands for a date. */
  readonly data?: { readonly [question: string]: Json };
  /** The day it happened, counted like `day`; without it, the day itself. */
  readonly happenedOn?: number | string;
  /** Why it was entered late. */
  readonly reason?: string;
  /** Why it goes ahead although something unusual stands against it. */
  readonly exception?: string;
  /** Goes on with the note of this kind that was begun last, instead of beginning another. */
  readonly again?: true;
  readonly expect?: ScenarioExpectation;
}

/**
 * What is so after a step: by region its state, the stage, the status, by `clock.<id>` how the limit stands that ran last
 * under this id (`2 running`, `1 met late`, `none`); or the code of the refusal.
 */
export interface ScenarioExpectation {
  readonly refused?: string;
  readonly stage?: string;
  readonly status?: string;
  readonly [region: string]: string | undefined;
}

/** Something a scenario expected and did not find. */
export interface ScenarioFault {
  readonly scenario: string;
  /** The step's place in the file, from 1. */
  readonly step: number;
  readonly sentence: string;
}
