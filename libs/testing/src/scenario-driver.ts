import type { Answers, Json } from '#definitions';
import type { ActionView, CaseView } from '#casework';

/** What came of asking: the case as it now stands, or the refusal. */
export type Outcome = { readonly view: CaseView } | { readonly refused: { readonly code: string; readonly sentence: string } };

export interface NewPerson {
  readonly id: string;
  readonly names: readonly { readonly given?: string; readonly family?: string }[];
  readonly birth?: { readonly [field: string]: Json };
  readonly sex?: string;
  readonly identifiers?: readonly { readonly kind: string; readonly value: string }[];
}

export interface DrivenAction {
  readonly id: string;
  readonly type: string;
  readonly data?: Answers;
  readonly happenedOn?: string;
  readonly reason?: string;
  readonly exception?: string;
  /** Goes on with the record that the action offers first to be gone on with. */
  readonly again?: true;
}

/** What is sent of an action, and the record that it goes on with: one that was returned, or a note that it offers. */
export const sentOf = ({ again, ...said }: DrivenAction, offered: ActionView | undefined): Omit<DrivenAction, 'again'> & { readonly draft?: string } => {
  const record = offered?.does === 'submit' ? offered.record : again && offered?.records?.[0];
  return { ...said, ...(record !== undefined && { draft: record }) };
};

/**
 * How a story is told to a system: in memory, over HTTP, or in a browser. Actors are full user ids (`practitioner@northshire`).
 * A driver finds out by itself what a worker would see on the page: the revision, the record to go on with.
 */
export interface ScenarioDriver {
  /** Sets the clock, where this driver can; else steps are entered now, with a reason for being late. */
  readonly travelTo: (instant: string) => void | Promise<void>;
  readonly createPerson: (actor: string, person: NewPerson) => Promise<void>;
  /** Makes a person known to these users alone. */
  readonly restrict: (actor: string, person: string, readers: readonly string[], actionId: string) => Promise<void>;
  readonly openCase: (actor: string, request: { readonly id: string; readonly person: string; readonly workflow: string }) => Promise<Outcome>;
  readonly act: (actor: string, caseId: string, action: DrivenAction) => Promise<Outcome>;
}
