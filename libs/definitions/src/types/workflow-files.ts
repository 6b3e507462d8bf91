import type { JsonObject, JsonSchema, Source, Text } from './values.ts';

// What an author writes of roles, marks and pathways in workflows/.

/** A kind of access; the engine's access table speaks of kinds, never of roles. */
export type AccessKind = 'casework' | 'authoring' | 'publishing' | 'analysis' | 'administration' | 'dataProtection';

/** workflows/packs/<pack>/roles.json */
export interface RolesFile {
  readonly roles: readonly { readonly id: string; readonly label: Text; readonly access: AccessKind; readonly supervises?: boolean }[];
}

/** workflows/packs/<pack>/marks.json: what an action means nationally. */
export interface MarksFile {
  readonly marks: readonly { readonly id: string; readonly label: Text }[];
}

/** A guard by name: where it stands in a machine, only the name is written. */
export interface GuardFile {
  /** One of the guards that casework knows; see `GuardType`. */
  readonly type: GuardType;
  readonly params?: JsonObject;
  /** Why not, in a sentence for the person who is stopped. */
  readonly sentence: Text;
  /** Roles that can put it right. */
  readonly resolvedBy?: readonly string[];
}
/**
 * - `matches` { schema }: a JSON Schema over the facts holds.
 * - `actorDidNotContribute` { form }: the actor wrote none of the latest submitted record of that form since the last return,
 *   nor approved it already where several have to.
 * - `regionsAtRest` { except? }: every region (but those named) is in a state tagged `rest`.
 * - `all` { of: [names] }, `any` { of: [names] }, `not` { of: name }.
 */
export type GuardType = 'matches' | 'actorDidNotContribute' | 'regionsAtRest' | 'all' | 'any' | 'not';

/** What an action does beside moving a machine; each is a capability of casework, named by data. */
/**
 * - `open`: the first action of a case (moves nothing; the machine stands at its initial state).
 * - `submit`: a record of `form` is handed in for a decision.
 * - `approve` / `return`: the latest submitted record of `decides` is approved or returned; `form` is the decision. Where a
 *   second approval follows, it decides the record that the first approved.
 * - `note`: a record of `form` is written down for good (a visit, a note); nobody decides it.
 * - `assign`: worker, team and manager are named; the form asks `worker`, `team`, `manager` (ids).
 * - `explain`: why a clock was late; the form asks `clock`, `instance`, `reason`.
 * - `begin`, `move`, `reopen`: a transition, with or without a form.
 */
export type ActionDoes = 'open' | 'submit' | 'approve' | 'return' | 'note' | 'assign' | 'explain' | 'begin' | 'move' | 'reopen';

export interface ActionRule {
  /** What the button says: "Send the initial assessment to your manager". */
  readonly label: Text;
  /** What there is to do while its form is still to be written: "Write the initial assessment". */
  readonly task?: Text;
  /** A sentence in the past for the history: "{actor} approved the core assessment". */
  readonly history: Text;
  readonly does: ActionDoes;
  readonly roles: readonly string[];
  /** The form that the action's data must fill; none: the action takes no data. */
  readonly form?: string;
  /** For approve and return: the form whose latest submitted record is decided. */
  readonly decides?: string;
  readonly marks?: readonly string[];
  /** Marks that depend on the answers or facts: the mark is set when the schema holds over the facts after this action. */
  readonly marksWhen?: readonly { readonly mark: string; readonly when: JsonSchema }[];
  /** Guard names that stand on the action itself, whatever the state. */
  readonly guards?: readonly string[];
  /** For actions that move nothing: where they may be taken. Without it the action must be a transition of the machine. */
  readonly available?: 'whileOpen' | 'always' | { readonly in: string };
  /** Never stale: goes on the newest revision. */
  readonly concurrent?: boolean;
  /** The question of `form` that says when it happened; else the action's own happenedOn. */
  readonly happenedOn?: string;
  /** How prominent the web app makes it: the first thing to do, one of the others, or an exit. */
  readonly weight?: 'main' | 'other' | 'exit';
}

export interface TransitionFile {
  /** `#<machine id>.<path>` or a sibling's name; always in the same region. */
  readonly target: string;
  readonly guard?: string;
}
export interface StateFile {
  /** `stage:<contact|referral|assessment|planning|intervention|review|closed>`, `rest` (this region asks nothing). */
  readonly tags?: readonly string[];
  readonly meta?: { readonly label: Text; readonly waitsFor?: readonly string[] };
  readonly initial?: string;
  readonly states?: { readonly [state: string]: StateFile };
  readonly on?: { readonly [action: string]: TransitionFile | readonly TransitionFile[] };
}
export interface MachineFile {
  readonly id: string;
  readonly type: 'parallel';
  readonly states: { readonly [region: string]: StateFile };
}

/** workflows/packs/<pack>/<workflow>/workflow.json */
export interface WorkflowFile {
  readonly id: string;
  readonly version: string;
  readonly title: Text;
  readonly source?: Source;
  readonly machine: MachineFile;
  readonly actions: { readonly [type: string]: ActionRule };
  readonly guards?: { readonly [name: string]: GuardFile };
  /** State paths, action types and guard names that an overlay may not touch. */
  readonly locked?: readonly string[];
  readonly changes?: readonly { readonly version: string; readonly change: string }[];
}
