import type { ActionView, Assignment, CaseView, ChronologyEntry, ClockView, NoticeView, PersonState, RecordStatus, RegionView, ShareEntry, WaitView, WorklistItem } from '#casework';
import type { AccessKind, Answers, JsonObject, JsonSchema, ResolvedQuestion, ResolvedSection, Text } from '#definitions';

export type { ActionView, ChronologyEntry, ClockView, NoticeView, RegionView, ShareEntry, WaitView };

export interface SignedInUser {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly roleLabel: Text;
  readonly access: AccessKind;
  readonly supervises?: boolean;
  readonly team?: string;
  readonly teamName?: Text | string;
}
export interface Me {
  readonly user: SignedInUser;
  readonly authority: { readonly id: string; readonly name: Text | string; readonly languages: readonly ('en' | 'cy')[] };
  readonly store: 'demonstration' | 'live';
  /** The publication in force, where the reader may know it. */
  readonly publication?: string;
  /** For administrators: what is wrong with the definitions on disk. */
  readonly definitionFaults?: readonly string[];
}
export type Session = { readonly signedIn: false; readonly store?: Me['store'] } | (Me & { readonly signedIn?: true });

export type WorkGroup = 'overdue' | 'today' | 'week' | 'later' | 'waiting';
export interface WorkItem {
  readonly case: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly what: Text;
  readonly why: Text;
  /** What is asked where no state waits: a paper to decide, a signature, something to read, a case offered, work to begin. */
  readonly kind?: WorklistItem['kind'];
  readonly region?: string;
  readonly action?: string;
  readonly record?: string;
  readonly form?: string;
  readonly clock?: ClockView;
  readonly dueOn?: string;
  readonly group: WorkGroup;
}
export interface Worklist {
  readonly today: string;
  readonly items: readonly WorkItem[];
  readonly counts: { readonly [group: string]: number };
  /** What others did lately to the reader's children. */
  readonly notices?: readonly { readonly case: string; readonly at: string; readonly actor: string; readonly sentence: Text; readonly person: { readonly id: string; readonly name: string } }[];
}

export type PersonName = PersonState['names'][number];
export type Birth = NonNullable<PersonState['birth']>;
export interface PersonDetails {
  readonly names: readonly PersonName[];
  readonly birth?: Birth;
  readonly sex?: string;
  readonly identifiers?: PersonState['identifiers'];
}
/** One line of a search or a list of possible duplicates. */
export interface PersonHit {
  readonly id: string;
  readonly name: string;
  readonly birth?: Birth;
  readonly sex?: string;
  readonly cases?: readonly PersonCase[];
  readonly relationship?: string;
  /** Why it may be the same person, in the engine's words. */
  readonly because?: readonly Text[] | Text;
  readonly score?: number;
}
export interface PersonCase {
  readonly id: string;
  readonly workflow: string;
  readonly status: 'open' | 'closed';
  readonly stage: string;
  readonly stageLabel: Text | string;
}
export interface Person extends PersonDetails {
  readonly id: string;
  readonly name: string;
  readonly restricted?: boolean;
  readonly revision: number;
  readonly cases: readonly PersonCase[];
  readonly relationship: string;
  /** Workflows that may be opened for them, when the engine says so. */
  readonly workflows?: readonly { readonly id: string; readonly title: Text }[];
}

export interface DraftLine {
  readonly id: string;
  readonly action: string;
  readonly form: string;
  readonly savedAt: string;
  readonly by: string | readonly string[];
}
export interface Case extends CaseView {
  readonly person: { readonly id: string; readonly name?: string; readonly birth?: Birth };
  readonly drafts: readonly DraftLine[];
  readonly staff: { readonly [user: string]: string };
  readonly titles?: { readonly [formId: string]: Text };
  readonly assigned: Assignment;
}

export interface Draft {
  readonly id: string;
  readonly action: string;
  readonly form: string;
  readonly revision: number;
  readonly answers: Answers;
  readonly contributors: readonly string[];
  readonly savedAt: string;
}
export interface DraftChange {
  readonly action: string;
  readonly form?: string;
  readonly revision: number;
  readonly changes: Answers;
}

export interface RecordVersion {
  readonly revision: number;
  readonly at: string;
  readonly by: string;
  readonly answers?: Answers;
}
export interface RecordDecision {
  readonly revision: number;
  readonly at: string;
  readonly by: string;
  readonly status: 'approved' | 'returned';
  readonly form?: string;
  readonly answers?: Answers;
}
export interface CaseRecord {
  readonly id: string;
  readonly formRef: string;
  readonly formId: string;
  readonly status: RecordStatus;
  readonly versions: readonly RecordVersion[];
  readonly decisions: readonly RecordDecision[];
  readonly changes: readonly { readonly question: string; readonly before?: unknown; readonly after?: unknown }[];
  readonly contributors: readonly string[];
}
export interface HistoryEvent {
  readonly revision: number;
  readonly type: string;
  readonly actor: string;
  readonly at: string;
  readonly happenedOn: string;
  readonly form?: string;
  readonly record?: string;
  readonly sentence: Text;
  readonly late: boolean;
  readonly reason?: string;
  /** Why it went ahead although something unusual stood against it. */
  readonly exception?: string;
  /** The day as it was corrected since. */
  readonly corrected?: { readonly on: string };
}
/** What happened to the child, by the day it happened. */
export interface Chronology {
  readonly entries: readonly ChronologyEntry[];
}
/** What was shared about a person, case by case. */
export interface Shares {
  readonly cases: readonly { readonly case: string; readonly workflow: string; readonly status: 'open' | 'closed'; readonly shares: readonly ShareEntry[] }[];
  /** Titles of forms by id. */
  readonly titles: { readonly [formId: string]: Text };
}

export interface Form {
  readonly ref: string;
  readonly title: Text;
  readonly purpose: Text;
  readonly kind: 'record' | 'decision' | 'note';
  readonly schema: JsonSchema;
  readonly uiSchema: JsonObject;
  readonly sections: readonly ResolvedSection[];
  readonly questions: { readonly [id: string]: ResolvedQuestion };
  readonly minutes?: number;
  readonly validator: string;
}
export interface Staff {
  readonly users: readonly { readonly id: string; readonly name: string; readonly role: string; readonly roleLabel?: Text; readonly team?: string }[];
  readonly teams: readonly { readonly id: string; readonly name: Text | string }[];
}
export interface Opening {
  readonly at: string;
  readonly actor: string;
  readonly name?: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly purpose: string;
  readonly kind?: string;
}
export interface ActionRequest {
  readonly id: string;
  readonly type: string;
  readonly revision?: number;
  readonly data?: Answers;
  readonly happenedOn?: string;
  readonly reason?: string;
  /** Why it goes ahead although an action says `exception`, or a refusal said `exception-possible`. */
  readonly exception?: string;
  /** The draft that is handed in; of a note that goes on, the id of its record. */
  readonly draft?: string;
}
export interface PublicationView {
  readonly ref: string;
  readonly digest: string;
  readonly workflows: readonly { readonly id: string; readonly title: Text }[];
  readonly forms: readonly string[];
  /** What each form is and how much it asks, so that a list of them needs no form itself. */
  readonly about: readonly FormLine[];
}
export interface FormLine {
  readonly ref: string;
  readonly title: Text;
  readonly kind: 'record' | 'decision' | 'note';
  readonly sections: number;
  readonly questions: number;
}
export interface Health {
  readonly status: string;
  readonly [detail: string]: unknown;
}
