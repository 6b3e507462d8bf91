import type { JsonObject, JsonSchema, Source, Text } from './values.ts';

// What an author writes of roles, marks and pathways in workflows/.

/** A kind of access; the engine's access table speaks of kinds, never of roles. */
export type AccessKind = 'casework' | 'authoring' | 'publishing' | 'analysis' | 'administration' | 'dataProtection';

/** workflows/packs/<pack>/pack.json: a national set of forms and workflows, with what is in forms/shared and workflows/shared. */
export interface PackFile {
  readonly id: string;
  readonly title: Text;
  /** Which law and guidance it follows, in a paragraph. */
  readonly about: Text;
  /** Every text of the pack must be there in each of these. */
  readonly languages: readonly ('en' | 'cy')[];
  readonly jurisdiction: readonly ('england' | 'wales')[];
  /** Forms of forms/shared that this pack does not use. */
  readonly without?: readonly string[];
  readonly source?: Source;
}

/** workflows/shared/roles.json. `everyTeam`: stands to every child of the authority as those of the child's own team do. */
export interface RolesFile {
  readonly roles: readonly { readonly id: string; readonly label: Text; readonly access: AccessKind; readonly supervises?: boolean; readonly everyTeam?: true }[];
}

/** workflows/shared/marks.json: what an action means nationally. `tell`: the manager is told of it until she says that she knows. */
export interface MarksFile {
  readonly marks: readonly { readonly id: string; readonly label: Text; readonly tell?: true }[];
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
  /** May be passed over by whoever says why; a manager is told. Only where it stands on an action rule, and law does not forbid it. */
  readonly exception?: true;
}
/**
 * - `matches` { schema }: a JSON Schema over the facts holds.
 * - `answered` { form, question, is: [codes] }: the latest answer is one of these, or (where several are chosen) has one of them.
 *   Yes and no are `true` and `false`.
 * - `marked` { any: [marks] , since?: [marks] }: one of the marks is there; with `since`, and none of those came on a later revision.
 * - `inState` { state }: the case stands in this state, `lookedAfter.placed` (region first).
 * - `rowsCovered` { of: { form, question, when? }, by: [{ form, question }] }: every row of the latest `of` (that fits `when`, a JSON
 *   Schema over a row) is there again, by its row id, in one of `by`. Holds where `of` was never answered.
 * - `staysWithTeam` { form, question }: the team that the latest answer names is the one that has the child. Holds while no team has.
 * - `weekday` { form, question }: the day that the latest answer names is no Saturday or Sunday. Holds where it was not answered.
 * - `notBefore` { form, question, marks }: the day that the latest answer names is not before the latest day of any of the marks.
 *   Holds where it was not answered, and where there are no such marks.
 * - `actorInNamedTeam` { form, question }: the actor is of the team that the latest submitted record names.
 * - `actorDidNotContribute` { form }: the actor wrote none of the latest submitted record of that form since the last return,
 *   nor approved it already where several have to.
 * - `regionsAtRest` { except? }: every region (but those named) is in a state tagged `rest`.
 * - `all` { of: [names] }, `any` { of: [names] }, `not` { of: name }.
 */
export type GuardType = 'matches' | 'answered' | 'marked' | 'inState' | 'rowsCovered' | 'actorInNamedTeam' | 'weekday' | 'staysWithTeam' | 'notBefore' | 'actorDidNotContribute' | 'regionsAtRest' | 'all' | 'any' | 'not';

/** What an action does beside moving a machine; each is a capability of casework, named by data. */
/**
 * - `open`: the first action of a case (moves nothing; the machine stands at its initial state).
 * - `submit`: a record of `form` is handed in for a decision.
 * - `approve` / `return`: the latest submitted record of `decides` is approved or returned; `form` is the decision. Where a
 *   second approval follows, it decides the record that the first approved.
 * - `note`: a record of `form` is written down for good (a visit, a note); nobody decides it. With `again`, it may be continued: a
 *   later version of the same record (a request to a school: asked, chased, received).
 * - `accept`: approves the latest submitted record of `decides` and passes responsibility to the team that its `team` question names,
 *   with the accepting manager as manager; the worker is the `worker` of `form`, if it asks.
 * - `acknowledge`: the manager has read what she was told of this case.
 * - `correct`: the day of an earlier action was wrong; the form asks `corrects` (its revision), `correctDate`, `reason`.
 * - `assign`: worker, team and manager are named; the form asks `worker`, `team`, `manager` (ids).
 * - `explain`: why a clock was late; the form asks `clock`, `instance`, `reason`.
 * - `begin`, `move`, `reopen`: a transition, with or without a form.
 */
export type ActionDoes = 'open' | 'submit' | 'approve' | 'return' | 'note' | 'assign' | 'explain' | 'begin' | 'move' | 'reopen' | 'accept' | 'acknowledge' | 'correct';

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
  /**
   * For approve and return: the approval that comes before. The record is not approved, and nothing is marked, before the last of
   * them; of papers that move nothing, this is possible only once that approval was given.
   */
  readonly follows?: string;
  /** The guard that says, when the approval before is given, whether this one has to follow. Always, without it. */
  readonly followsWhen?: string;
  readonly marks?: readonly string[];
  /** Marks that depend on the answers or facts: set when the guard of that name, or the schema over the facts after this action, holds. */
  readonly marksWhen?: readonly { readonly mark: string; readonly when: JsonSchema | string }[];
  /** For notes: the same record may be written on, as a later version. */
  readonly again?: true;
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

/**
 * workflows/parts/<part>.json: a part of a pathway that several packs share. Its regions and states, actions, guards and locked
 * names are laid together with those of the workflow and its other parts; what is there twice is a finding.
 */
export interface PartFile {
  readonly id: string;
  readonly version: string;
  /** For authors only, who read it here: in English. */
  readonly about: string;
  readonly source?: Source;
  readonly states?: { readonly [region: string]: PartialStateFile };
  readonly actions?: { readonly [type: string]: ActionRule };
  readonly guards?: { readonly [name: string]: GuardFile };
  readonly locked?: readonly string[];
}
/** A state of which a part tells only some; laid together, each must have its label. */
export type PartialStateFile = Omit<StateFile, 'states'> & { readonly states?: { readonly [state: string]: PartialStateFile } };

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
  /** Parts of workflows/parts that are laid under what this file says itself. */
  readonly parts?: readonly string[];
  readonly machine: MachineFile;
  readonly actions: { readonly [type: string]: ActionRule };
  readonly guards?: { readonly [name: string]: GuardFile };
  /** State paths, action types and guard names that an overlay may not touch. */
  readonly locked?: readonly string[];
  readonly changes?: readonly { readonly version: string; readonly change: string }[];
}
