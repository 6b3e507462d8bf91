import type { AccessFile, AuthorityFile } from './authority-files.ts';
import type { Calendar, ClockRow } from './clock-files.ts';
import type { FormMigrationFile, FormOverlayFile, WorkflowMigrationFile, WorkflowOverlayFile } from './overlay-files.ts';
import type { DataItemsFile, DimensionsFile, QuestionFile, WaitFile } from './form-files.ts';
import type { JsonObject, JsonSchema, Source, Text } from './values.ts';
import type { ActionRule, GuardFile, MachineFile, MarksFile, PackFile, RolesFile } from './workflow-files.ts';

// What the engine and the web app read: resolved, checked, and never changed again.

export interface ResolvedQuestion {
  readonly id: string;
  readonly label: Text;
  readonly hint?: Text;
  readonly why?: Text;
  /** The face it has, derived from its schema. */
  readonly kind: 'text' | 'narrative' | 'words' | 'date' | 'dateTime' | 'number' | 'yesNo' | 'choice' | 'choices' | 'group';
  /** `parent`: a local option, and the national code that it counts as. */
  readonly options?: readonly { readonly code: string; readonly label: Text; readonly parent?: string }[];
  /** The list may be added to. */
  readonly open?: true;
  /** The authority's own question. */
  readonly local?: true;
  readonly dimension?: string;
  readonly dataItem?: string;
  readonly prefill?: string | readonly string[];
  readonly carry?: JsonSchema;
  readonly means?: QuestionFile['means'];
  readonly chronology?: string;
  readonly sensitivity?: QuestionFile['sensitivity'];
  readonly conclusion?: boolean;
  readonly showWhen?: JsonSchema;
  readonly requireWhen?: JsonSchema;
  /** True where the form always requires it (when shown). */
  readonly required: boolean;
  /** The row's questions, in order, for a group. */
  readonly row?: readonly ResolvedQuestion[];
}
export interface ResolvedSection {
  readonly id: string;
  readonly title: Text;
  readonly hint?: Text;
  readonly group?: Text;
  readonly questions: readonly string[];
}
export interface ResolvedForm {
  readonly id: string;
  readonly version: string;
  /** `<formId>@<version>+<authority>.<n>`; n counts the authority's own changes (0: as national). */
  readonly ref: string;
  readonly digest: string;
  readonly title: Text;
  readonly purpose: Text;
  readonly kind: 'record' | 'decision' | 'note';
  readonly minutes?: number;
  readonly source?: Source;
  readonly waits?: readonly WaitFile[];
  /**
   * Closed (`unevaluatedProperties: false`), with the conditions compiled to if/then. With an overlay `{ allOf: [national, local],
   * unevaluatedProperties: false }`: what it accepts, the national form accepts without the local answers.
   */
  readonly schema: JsonSchema;
  readonly uiSchema: JsonObject;
  readonly sections: readonly ResolvedSection[];
  readonly questions: { readonly [id: string]: ResolvedQuestion };
  /** Ids of questions and sections that an overlay may not touch. */
  readonly locked?: readonly string[];
  /** Local questions that are not asked any more: their ids are never used again, and their answers stay readable. */
  readonly retired?: { readonly [id: string]: ResolvedQuestion };
}
export interface ResolvedWorkflow {
  readonly id: string;
  readonly version: string;
  readonly digest: string;
  readonly title: Text;
  readonly machine: MachineFile;
  readonly actions: { readonly [type: string]: ActionRule };
  readonly guards: { readonly [name: string]: GuardFile };
  readonly locked: readonly string[];
}

/** All definitions of one authority at one moment; insert only. */
export interface Publication {
  /** `<authority>-<n>` */
  readonly ref: string;
  readonly number: number;
  readonly authority: string;
  /** Over `content`, canonical JSON. The same sources give the same digest. */
  readonly digest: string;
  readonly content: PublicationContent;
}
export interface PublicationContent {
  readonly authority: Omit<AuthorityFile, 'demonstrationUsers'>;
  /** Absent in what was published before packs described themselves. */
  readonly pack?: Pick<PackFile, 'id' | 'title' | 'about' | 'source'>;
  readonly workflows: { readonly [id: string]: ResolvedWorkflow };
  readonly forms: { readonly [id: string]: ResolvedForm };
  readonly roles: RolesFile['roles'];
  readonly marks: MarksFile['marks'];
  readonly clocks: readonly ClockRow[];
  readonly calendars: readonly Calendar[];
  readonly dimensions: DimensionsFile;
  /** Those that a question names. */
  readonly dataItems?: DataItemsFile['items'];
  readonly access: AccessFile;
  /** The authority's own changes that are in it, and, of each form and workflow that they change, what the pack says. */
  readonly overlays?: PublishedOverlays;
  /** What became of the questions and states of earlier versions; absent where nothing was ever renamed, split or retired. */
  readonly migrations?: Migrations;
}
/** The ways between the versions of forms and workflows. */
export interface Migrations {
  readonly forms: readonly FormMigrationFile[];
  readonly workflows: readonly WorkflowMigrationFile[];
}
export interface PublishedOverlays {
  readonly forms: { readonly [form: string]: FormOverlayFile };
  readonly workflows: { readonly [workflow: string]: WorkflowOverlayFile };
  readonly national: { readonly forms: { readonly [form: string]: ResolvedForm }; readonly workflows: { readonly [workflow: string]: ResolvedWorkflow } };
}
