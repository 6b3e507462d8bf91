import type { Change, ChangedForm, ChangedWorkflow, ChangeLine } from '#api-client';
import type { Text } from '#form-answers';

export type { Authoring, Change, ChangeLine, ChangeStep, FileKind, NationalConflict, NationalMerge as NationalFile, PublicationLine, StepName } from '#api-client';
export type ChangeStatus = ChangeLine['status'];
export type ChangedFile = Change['files'][number];
export type AuthoredFile = ChangedForm | ChangedWorkflow;

export interface ReplayGroup {
  readonly kind: string;
  readonly what: Text;
  readonly count: number;
  readonly remedy?: Text;
  readonly cases?: readonly string[];
}
/** What a draft would do to the open cases of its authority. */
export interface Replay {
  readonly cases: number;
  readonly open: number;
  readonly took: number;
  readonly counts: { readonly goesOn: number; readonly stuck: number; readonly homeless: number; readonly moreApprovals: number; readonly clocksMove: number };
  readonly groups: readonly ReplayGroup[];
  readonly workers: readonly Text[];
}
/** How far open cases have been moved, or would be. */
export interface MigrationProgress {
  readonly running: boolean;
  readonly total: number;
  readonly done: number;
  readonly moved: number;
  /** On these definitions already. */
  readonly stood: number;
  readonly stuck: readonly { readonly why: Text; readonly count: number }[];
  readonly drafts: { readonly moved: number; readonly stayed: number };
  /** Why it ended before its end; it goes on when it is asked for again. */
  readonly fault?: string;
}
