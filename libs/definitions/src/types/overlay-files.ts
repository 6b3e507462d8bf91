import type { Answers, JsonObject, JsonSchema, Source, Text } from './values.ts';
import type { QuestionFile } from './form-files.ts';
import type { ActionRule, GuardFile, RolesFile } from './workflow-files.ts';

// What an authority changes: typed operations on ids, which add and tighten, never loosen.

/** forms/authorities/<authority>/<form>.json: an authority's changes to one form of its pack. */
export interface FormOverlayFile {
  readonly form: string;
  /** The version of the pack's form that these operations were written for. */
  readonly base: string;
  /** Counts the authority's own changes: 1, 2, 3 …; the `n` of `<form>@<version>+<authority>.<n>`. */
  readonly version: number;
  readonly operations: readonly FormOperation[];
  readonly changes?: readonly OverlayChange[];
}
/** workflows/authorities/<authority>/<workflow>.json: an authority's changes to one workflow of its pack. */
export interface WorkflowOverlayFile {
  readonly workflow: string;
  readonly base: string;
  readonly version: number;
  readonly operations: readonly WorkflowOperation[];
  readonly changes?: readonly OverlayChange[];
}
/** A line of the changelog that a form or workflow has in an authority. */
export interface OverlayChange {
  readonly version: number;
  readonly change: string;
  readonly author?: string;
  readonly publisher?: string;
  /** The day from which it is in force. */
  readonly from?: string;
}
export type OverlayFile = FormOverlayFile | WorkflowOverlayFile;

/**
 * Applied in the order of these kinds, and within a kind in the order of the file, so that operations on different ids give the
 * same form in whatever order they are written. Local ids begin with the authority's id and a dot: `northshire.thresholds`.
 */
export type FormOperation =
  /** A section of one's own, after another (first without it). */
  | { readonly does: 'addSection'; readonly id: string; readonly title: Text; readonly hint?: Text; readonly group?: Text; readonly after?: string }
  /** A question of one's own in a section, national or local, after another question (last without it). */
  | {
      readonly does: 'addQuestion';
      readonly id: string;
      readonly section: string;
      readonly after?: string;
      readonly schema: JsonSchema;
      readonly question: QuestionFile;
      readonly required?: true;
      readonly ui?: JsonObject;
    }
  /** The questions of a block, under the authority's prefix, each id as the block has it. */
  | { readonly does: 'addBlock'; readonly block: string; readonly with?: { readonly [parameter: string]: string }; readonly section: string; readonly after?: string; readonly prefix: string }
  /** An option of one's own in an open list. The parent's code is what it counts as nationally. */
  | { readonly does: 'addOption'; readonly question: string; readonly code: string; readonly label: Text; readonly parent: string }
  /** Other words, without a change of meaning. The words of the other language stay if they are not given. */
  | { readonly does: 'relabel'; readonly target: TextTarget; readonly text: Text }
  /** Welsh (or better Welsh) for a text that stays as it is in English. */
  | { readonly does: 'translate'; readonly target: TextTarget; readonly cy: string }
  /** A question to another place, in its section or another; a section to another place. Without `after`: first. */
  | { readonly does: 'move'; readonly question: string; readonly section: string; readonly after?: string }
  | { readonly does: 'moveSection'; readonly section: string; readonly after?: string }
  /** Must be answered (whenever it is shown). */
  | { readonly does: 'require'; readonly question: string }
  /** Must be answered when this holds, beside when the pack says so. */
  | { readonly does: 'requireWhen'; readonly question: string; readonly when: JsonSchema }
  /** Stricter limits: of minLength, maxLength, minimum, maximum, minItems, maxItems, and `enum` (fewer options). */
  | { readonly does: 'narrow'; readonly question: string; readonly schema: JsonSchema }
  /** Not asked here: only what no rule requires, locks or reads, and no data requirement loses its last question by. */
  | { readonly does: 'hideOptional'; readonly question: string }
  /** A question of one's own that is not asked any more. It stays readable, and its id is never used again. */
  | { readonly does: 'retire'; readonly question: string };

/** Where words stand: of the form, of a section, of a question, of an option of it, or of a property of its rows. */
export interface TextTarget {
  readonly section?: string;
  readonly question?: string;
  readonly row?: string;
  readonly option?: string;
  readonly part: 'title' | 'purpose' | 'hint' | 'label' | 'why' | 'group';
}

/**
 * Applied in the order of these kinds. Local states, actions, guards and roles begin with the authority's id and a dot or hyphen as
 * their grammar allows: state `northshire-panel`, action `northshire-panel.decide`, guard `northshirePanelSat`, role `northshire-head`.
 */
export type WorkflowOperation =
  | { readonly does: 'addRole'; readonly role: RolesFile['roles'][number] }
  /** A step between: what led by `action` from `from` to its target first leads to the new state, and from there the new action leads on. */
  | {
      readonly does: 'addStep';
      /** `<region>.<state path>` that it follows, and the transition it is put into. */
      readonly from: string;
      readonly action: string;
      readonly state: { readonly id: string; readonly label: Text; readonly waitsFor?: readonly string[] };
      readonly next: { readonly type: string; readonly rule: ActionRule };
    }
  /** Another decision after an approval of the pack, by another role and another person. The approval's marks move to the last of them. */
  | {
      readonly does: 'insertApproval';
      readonly after: string;
      readonly id: string;
      readonly label: Text;
      readonly roles: readonly string[];
      /** The decision form; the first approval's without it. */
      readonly form?: string;
      /** Only where this guard (of the workflow, or one added) holds; else the first approval leads on as before. */
      readonly onlyWhen?: string;
      /** The words of the two new actions; made from `label` without them. */
      readonly approve?: { readonly label: Text; readonly history: Text };
      readonly return?: { readonly label: Text; readonly history: Text };
    }
  /** A way that the pack does not have, in one region. The graph check proves that it passes no approval by. */
  | { readonly does: 'addTransition'; readonly from: string; readonly to: string; readonly type: string; readonly rule: ActionRule; readonly guard?: string }
  /**
   * A condition of one's own on an action: it is possible only where this holds too. Without `action` it is only described, for
   * the `onlyWhen` of an approval or the `guard` of a transition. The same guard may stand on several actions.
   */
  | { readonly does: 'addGuard'; readonly action?: string; readonly name: string; readonly guard: GuardFile }
  /** Fewer roles may. */
  | { readonly does: 'narrowRoles'; readonly action: string; readonly roles: readonly string[] }
  /** Less time, in the row's own unit, from the day it is said to be valid. */
  | { readonly does: 'tightenLimit'; readonly clock: string; readonly amount: number; readonly validFrom: string; readonly legalSource: Source }
  | { readonly does: 'relabel'; readonly target: WorkflowTextTarget; readonly text: Text }
  | { readonly does: 'translate'; readonly target: WorkflowTextTarget; readonly cy: string };
export interface WorkflowTextTarget {
  /** A state as `<region>.<path>`, a region by its id, an action, a guard (its sentence), or the workflow itself. */
  readonly state?: string;
  readonly action?: string;
  readonly guard?: string;
  readonly part: 'title' | 'label' | 'task' | 'history' | 'sentence';
}

/** forms/…/<form>/migrations/*.json: what became of the questions of a form from one version to another. */
export interface FormMigrationFile {
  readonly form: string;
  readonly from: string;
  readonly to: string;
  /** An answer that goes to another question of the same kind; with `codes`, each old code's new one. */
  readonly moves?: readonly { readonly question: string; readonly to: string; readonly codes?: { readonly [code: string]: string } }[];
  /** Questions that are asked no more, and why: their answers stay readable in the record they were given in. */
  readonly retired?: readonly { readonly question: string; readonly why: string }[];
}
/** workflows/packs/<pack>/<workflow>/migrations/*.json: where the cases of one version stand in another. */
export interface WorkflowMigrationFile {
  readonly workflow: string;
  readonly from: string;
  readonly to: string;
  /** `<region>.<path>` of the old to that of the new; what has the same path needs no line. */
  readonly states?: { readonly [state: string]: string };
  /** For states of the new that come of none of the old: where a case in them stands when it is moved back. */
  readonly back?: { readonly [state: string]: string };
  /** Action types that are called otherwise now: drafts towards them go on. */
  readonly actions?: { readonly [type: string]: string };
  /** Forms that are called otherwise now. */
  readonly forms?: { readonly [form: string]: string };
}
/** Answers after a migration: what was carried, and what has no question any more. */
export interface MigratedAnswers {
  readonly answers: Answers;
  readonly homeless: readonly { readonly question: string; readonly why: string }[];
}
