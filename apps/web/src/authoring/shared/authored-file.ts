import type { FormOverlayFile, ResolvedForm, ResolvedWorkflow, WorkflowOverlayFile } from '#form-answers';
import type { Finding, Text } from '#form-answers';

/** Something to consider, mend, or be glad of, in a sentence. */
export interface Advice {
  readonly kind: string;
  readonly level: 'mend' | 'consider' | 'kept';
  readonly question?: string;
  readonly sentence: Text;
}
/** One overlay of a change, with the national file under it, what it comes to, and what the engine says of it. */
export interface AuthoredFile<Overlay, Resolved> {
  readonly kind: 'forms' | 'workflows';
  readonly id: string;
  readonly title: Text;
  readonly revision: number;
  readonly savedAt?: string;
  readonly savedBy?: string;
  readonly overlay: Overlay;
  readonly national: Resolved;
  readonly resolved: Resolved;
  /** The address of the module that checks a form's answers. */
  readonly validator?: string;
  readonly findings: readonly Finding[];
  readonly advice: readonly Advice[];
  readonly difference: readonly Text[];
  readonly minutes?: { readonly guess?: number; readonly national?: number; readonly measured?: { readonly median: number; readonly records: number } };
  /** Ids of the questions that the form in force asks. */
  readonly published?: readonly string[];
  /** Names of others who look at it. */
  readonly others?: readonly string[];
}
export interface AuthoredFiles {
  readonly forms: AuthoredFile<FormOverlayFile, ResolvedForm>;
  readonly workflows: AuthoredFile<WorkflowOverlayFile, ResolvedWorkflow>;
}
