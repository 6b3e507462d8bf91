import type { Advice, DriftReport } from '#authoring';
import type {
  AccessKind, BlockFile, CodeListFile, DataItemsFile, DimensionsFile, Finding, FormOverlayFile, Json, MarksFile, ResolvedForm, ResolvedQuestion, ResolvedWorkflow, Text, WorkflowOverlayFile,
} from '#definitions';

export type FileKind = 'forms' | 'workflows';
export interface NamedUser {
  readonly id: string;
  readonly name: string;
}
export type StepName = 'try' | 'send' | 'return' | 'publish' | 'withdraw' | 'takeBack';
export interface ChangeLine {
  readonly id: string;
  readonly title: string;
  readonly reason: string;
  readonly status: 'draft' | 'review' | 'returned' | 'scheduled' | 'published' | 'withdrawn';
  readonly author: NamedUser;
  readonly contributors: readonly NamedUser[];
  readonly revision: number;
  readonly savedAt: string;
  readonly files: readonly { readonly kind: FileKind; readonly id: string; readonly title: Text }[];
  /** Nothing is wrong with it as it stands. */
  readonly checked: boolean;
  /** Somebody tried it as it stands. */
  readonly tried: boolean;
  readonly from?: string;
  readonly publication?: string;
  /** Published, and followed by a later publication since. */
  readonly retired?: boolean;
  readonly rollBackTo?: string;
  readonly review?: { readonly by: string; readonly at: string; readonly outcome: 'sent' | 'returned' | 'published'; readonly words?: string };
}
export interface ChangeStep {
  readonly step: StepName;
  readonly allowed: boolean;
  readonly why?: Text;
}
export interface Change extends ChangeLine {
  readonly log: readonly { readonly at: string; readonly by: string; readonly step: string; readonly words?: string }[];
  readonly difference: readonly { readonly kind: FileKind; readonly id: string; readonly title: Text; readonly lines: readonly Text[] }[];
  readonly findings: readonly Finding[];
  readonly steps: readonly ChangeStep[];
}
export interface PublicationLine {
  readonly ref: string;
  readonly number: number;
  readonly from: string;
  readonly at: string;
  readonly digest: string;
  readonly inForce: boolean;
  readonly author?: NamedUser;
  readonly publisher?: NamedUser;
  readonly reason?: string;
  readonly change?: string;
}
export interface Authoring {
  readonly pack: { readonly id: string; readonly title: Text };
  readonly publication: { readonly ref: string; readonly from: string };
  readonly scheduled?: readonly { readonly ref: string; readonly from: string }[];
  readonly languages: readonly ('en' | 'cy')[];
  /** Newest first. */
  readonly publications: readonly PublicationLine[];
  readonly changes: readonly ChangeLine[];
  /** Files of this authority that were made for another version of the pack than there is now. */
  readonly national: readonly { readonly kind: FileKind; readonly id: string; readonly title: Text; readonly from: string; readonly to: string }[];
  readonly forms: readonly { readonly id: string; readonly title: Text; readonly kind: ResolvedForm['kind']; readonly version: string; readonly ref: string; readonly questions: number; readonly ours: number; readonly minutes?: number; readonly locked?: readonly string[] }[];
  readonly workflows: readonly { readonly id: string; readonly title: Text; readonly version: string; readonly ours: number }[];
}
export interface Palette {
  readonly codeLists: readonly (Pick<CodeListFile, 'id' | 'title' | 'codes'> & { readonly open: boolean })[];
  readonly blocks: readonly { readonly id: string; readonly parameters: NonNullable<BlockFile['parameters']>; readonly title?: Text; readonly questions: readonly { readonly id: string; readonly label: Text }[]; readonly file: BlockFile }[];
  readonly dataItems: DataItemsFile['items'];
  readonly dimensions: DimensionsFile;
  readonly roles: readonly { readonly id: string; readonly label: Text; readonly access: AccessKind; readonly supervises?: boolean }[];
  readonly marks: MarksFile['marks'];
  readonly clocks: readonly { readonly id: string; readonly label: Text; readonly amount?: number; readonly unit?: string; readonly validFrom?: string; readonly validTo?: string }[];
  readonly guardKinds: readonly { readonly type: string; readonly label: Text; readonly params: readonly GuardParam[] }[];
  readonly forms: readonly { readonly id: string; readonly title: Text; readonly version: string; readonly questions: readonly { readonly id: string; readonly label: Text; readonly kind: ResolvedQuestion['kind']; readonly section: string; readonly options?: ResolvedQuestion['options']; readonly chronology?: string }[] }[];
  readonly languages: readonly ('en' | 'cy')[];
}
export interface GuardParam {
  readonly name: string;
  readonly label: Text;
  /** What a page offers to choose from. */
  readonly takes: 'schema' | 'form' | 'question' | 'codes' | 'marks' | 'state' | 'asked' | 'regions' | 'guard' | 'guards';
  readonly optional?: boolean;
  readonly many?: boolean;
}
interface ChangedFile {
  readonly id: string;
  readonly title: Text;
  /** Of this file in this change; 0 where the change has not touched it. */
  readonly revision: number;
  /** The change’s own revision. */
  readonly change: number;
  readonly savedAt?: string;
  readonly savedBy?: string;
  readonly findings: readonly Finding[];
  readonly advice: readonly Advice[];
  readonly difference: readonly Text[];
  /** Who else looked at it within a minute. */
  readonly others?: readonly string[];
}
export interface ChangedForm extends ChangedFile {
  readonly kind: 'forms';
  readonly overlay: FormOverlayFile;
  readonly national: ResolvedForm;
  readonly resolved: ResolvedForm;
  /** The authority's own questions that were ever published. */
  readonly published: readonly string[];
  /** Where the compiled checks of `resolved` are. */
  readonly validator: string;
  readonly minutes?: { readonly guess?: number; readonly national?: number; readonly measured?: { readonly median: number; readonly records: number } };
}
export interface ChangedWorkflow extends ChangedFile {
  readonly kind: 'workflows';
  readonly overlay: WorkflowOverlayFile;
  readonly national: ResolvedWorkflow;
  readonly resolved: ResolvedWorkflow;
}
/** What the national change, or one that somebody else published meanwhile, means for one file. */
export interface NationalMerge {
  readonly kind: FileKind;
  readonly id: string;
  readonly title: Text;
  readonly from: string;
  readonly to: string;
  readonly did: readonly Text[];
  readonly conflicts: readonly NationalConflict[];
}
export interface NationalConflict {
  /** The operation’s key, under which a choice is sent. */
  readonly key: string;
  readonly operation: Json;
  readonly why: Text;
  readonly before?: Json;
  readonly now?: Json;
  readonly ours?: Json;
  readonly choices: readonly ('ours' | 'national')[];
}
export interface NewChange {
  readonly id: string;
  readonly title: string;
  readonly reason: string;
  /** The publication whose content is to be in force again. */
  readonly from?: string;
}
export interface StepRequest {
  readonly revision: number;
  readonly step: StepName;
  readonly words?: string;
  readonly from?: string;
}
export interface NationalChoices {
  readonly revision: number;
  /** By `<kind>/<id>` and the operation’s key. */
  readonly choices: { readonly [file: string]: { readonly [operation: string]: 'ours' | 'national' } };
}
export interface ImportRequest {
  readonly revision: number;
  readonly zip?: string;
  readonly files?: readonly { readonly path: string; readonly text: string }[];
}
/** How what is in force differs from the pack. */
export type Drift = DriftReport & { readonly publication: string };
