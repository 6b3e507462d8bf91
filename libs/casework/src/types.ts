/**
 * The nouns of casework: streams, actions, events, refusals, and what is derived from them.
 * Nothing here knows the time, the network, the disk or a random number: they are passed in.
 */
import type { Answers, AnswerProblem, Calendar, ClockRow, ResolvedForm, ResolvedWorkflow, RolesFile, Source, Text } from '#definitions';

/** A civil date, `2026-11-23`. */
export type CivilDate = string;
/** An instant in UTC, `2026-11-23T21:29:36.000Z`. */
export type Instant = string;
/** Lower-case hex sha-256. */
export type Digest = string;
/** sha-256 of a text, as lower-case hex; passed in because the core has no crypto of its own. */
export type Hash = (text: string) => Digest;

/** Who acts. `supervises` comes from the role's definition. */
export interface Actor {
  readonly id: string;
  readonly role: string;
  readonly team?: string;
}

// ---------------------------------------------------------------- events

export type StreamKind = 'case' | 'person' | 'group' | 'occurrence';
export interface StreamId {
  readonly kind: StreamKind;
  readonly id: string;
}
/** A thing to deliver at least once after the event is stored. `key` makes a delivery recognisable when repeated. */
export interface Effect {
  readonly key: string;
  readonly type: EffectType;
  readonly params: { readonly [name: string]: string };
}
/** `closeDraft` { draft }, `tell` { role | user, case, sentence: history key } (a line in "since yesterday"). */
export type EffectType = 'closeDraft' | 'tell';

/** The envelope: no free text, no personal data. Immutable and insert-only. */
export interface EventOf<Body> {
  readonly v: 1;
  readonly authority: string;
  readonly stream: StreamId;
  /** 1, 2, 3 … */
  readonly revision: number;
  readonly actionId: string;
  readonly type: string;
  readonly actor: { readonly id: string; readonly role: string };
  readonly at: Instant;
  /** A civil date, or a local date-time `2026-11-23T14:30`, Europe/London. */
  readonly happenedOn: string;
  /** What was read of other streams to decide: `person:<id>`. */
  readonly reads?: readonly { readonly stream: string; readonly revision: number }[];
  readonly effects: readonly Effect[];
  readonly body: Body;
  /** sha256(salt ‖ canonical JSON of { data, reason }). */
  readonly answersDigest?: Digest;
  readonly previous: Digest;
  /** Over everything above, canonical JSON: a chain per stream. */
  readonly digest: Digest;
  /** Beside the envelope and not under its digest, so that it can be erased. */
  readonly answers?: EventAnswers;
}
export interface EventAnswers {
  readonly salt: string;
  readonly data: Answers;
  /** Why it was entered over a working day after it happened. */
  readonly reason?: string;
}
export type CaseEvent = EventOf<CaseBody>;
export type PersonEvent = EventOf<PersonBody>;
/** What `decide` answers: an event before it is numbered into its chain. */
export type Unsealed<E extends EventOf<unknown>> = Omit<E, 'previous' | 'digest' | 'answersDigest'>;

/** The state of a machine: a state name, or the states by region and below. */
export type StateValue = string | { readonly [region: string]: StateValue };

export interface CaseBody {
  /** Only on the first event. */
  readonly person?: string;
  readonly workflow?: string;
  readonly from: StateValue | null;
  readonly to: StateValue;
  readonly status: 'open' | 'closed';
  /** The publication whose workflow decided this. */
  readonly publication: string;
  /** The form (ref) that the answers fill. */
  readonly form?: string;
  readonly marks: readonly string[];
  readonly concurrent: boolean;
  /** The record that this event writes or decides, and what becomes of it. */
  readonly record?: { readonly id: string; readonly status: RecordStatus };
  /** Everyone who wrote these answers or their draft since the last return. */
  readonly contributors?: readonly string[];
  readonly assigned?: Assignment;
  /** For `explain`. */
  readonly clock?: { readonly id: string; readonly instance: number };
  /** The action ids whose answers were erased, on the `erased` event. */
  readonly erased?: readonly string[];
}
export interface PersonBody {
  /** Which fields the answers of this event carry. */
  readonly fields: readonly string[];
  /** User ids who alone may know of a restricted person; an empty list lifts the restriction. */
  readonly readers?: readonly string[];
  readonly consideredMatches?: readonly string[];
  /** Who is responsible until a case says otherwise. */
  readonly assigned?: Assignment;
  readonly erased?: readonly string[];
}
export interface Assignment {
  readonly worker?: string;
  readonly team?: string;
  readonly manager?: string;
}

// ---------------------------------------------------------------- asking

/** What is asked of a case. */
export interface CaseAction {
  readonly id: string;
  readonly type: string;
  /** The revision it was based on; concurrent actions need none. */
  readonly revision?: number;
  readonly data?: Answers;
  readonly happenedOn?: string;
  /** Why it is entered late. */
  readonly reason?: string;
  /** The draft that becomes the record; the record takes its id. */
  readonly draft?: string;
}
export interface PersonAction {
  readonly id: string;
  readonly type: 'person.create' | 'person.correct' | 'person.restrict';
  readonly revision?: number;
  readonly data?: Answers;
  readonly happenedOn?: string;
}

/** The definitions a case is decided by. Machine and action rules are pinned by the case, a form by its record. */
export interface CaseRules {
  /** Ref of the publication that `workflow` comes from. */
  readonly publication: string;
  readonly workflow: ResolvedWorkflow;
  readonly roles: RolesFile['roles'];
  /** Rows and calendars in force now; a limit is chosen by the day its clock started. */
  readonly clocks: readonly ClockRow[];
  readonly calendars: readonly Calendar[];
  readonly jurisdiction: string;
  /** The authority's working-day calendar. */
  readonly calendar: string;
  /** By ref when a record was begun on it, by id for the form in force now. */
  readonly form: (idOrRef: string) => ResolvedForm | undefined;
}

/** What the world says at the moment of deciding. Everything that matters later is recorded in the event. */
export interface Moment {
  readonly now: Instant;
  /** Civil date of `now` in Europe/London. */
  readonly today: CivilDate;
  readonly person?: PersonFacts & { readonly id: string; readonly revision: number };
  /** The draft named by the action: its form and who wrote it. */
  readonly draft?: { readonly id: string; readonly form: string; readonly contributors: readonly string[] };
  /** The users that the action's data names. */
  readonly staff?: { readonly [user: string]: { readonly role: string; readonly team?: string } };
  /** The teams that there are; left out where a decision is taken again, for teams come and go. */
  readonly teams?: readonly string[];
  /** Random, hex; salts the digest of the answers. */
  readonly salt: string;
}
export interface PersonFacts {
  readonly birthDate?: CivilDate;
  readonly expectedBirth?: CivilDate;
  readonly ageInDays?: number;
}

/** What guards may read, and nothing else. */
export interface Facts {
  /** Latest submitted answers by form id, this action's own included. */
  readonly answers: { readonly [form: string]: Answers };
  /** Latest day by mark, since the case was last opened: a plan agreed before it closed is none now. */
  readonly marks: { readonly [mark: string]: CivilDate };
  readonly person: PersonFacts;
  /** State of the latest instance by clock id. */
  readonly clocks: { readonly [clock: string]: ClockState };
  readonly today: CivilDate;
}

// ---------------------------------------------------------------- refusing

/** A named reason why not. Sentences are for the person who asked. HTTP chooses the number. */
export type Refusal = { readonly sentence: Text } & (
  | { readonly code: 'unknown-action'; readonly action: string; readonly available: readonly string[] }
  | { readonly code: 'not-available'; readonly action: string; readonly states: readonly Text[]; readonly available: readonly string[] }
  | { readonly code: 'role-required'; readonly roles: readonly string[] }
  | { readonly code: 'revision-required'; readonly revision: number }
  | { readonly code: 'stale-revision'; readonly revision: number; readonly since: readonly { readonly revision: number; readonly type: string; readonly actor: string; readonly at: Instant; readonly history: Text }[] }
  | { readonly code: 'form-invalid'; readonly problems: readonly AnswerProblem[] }
  | { readonly code: 'data-not-expected' }
  | { readonly code: 'reason-required'; readonly happenedOn: string }
  | { readonly code: 'date-invalid'; readonly happenedOn: string }
  | { readonly code: 'guard-refused'; readonly guard: string; readonly resolvedBy: readonly string[] }
  | { readonly code: 'already-exists' }
  | { readonly code: 'not-found' }
);
export type Decision<E extends EventOf<unknown>> = { readonly event: Unsealed<E> } | { readonly refused: Refusal };

// ---------------------------------------------------------------- derived

/** `recorded` is what nobody decides: a visit, a note. */
export type RecordStatus = 'draft' | 'recorded' | 'submitted' | 'approved' | 'returned' | 'superseded';

/** One filled form in a case. */
export interface RecordState {
  readonly id: string;
  /** Form ref and form id. */
  readonly form: string;
  readonly formId: string;
  readonly status: Exclude<RecordStatus, 'draft'>;
  readonly by: string;
  /** When it happened, and when it was handed in. */
  readonly on: string;
  readonly at: Instant;
  readonly contributors: readonly string[];
  /** Every time it was handed in, oldest first; answers are absent once erased. */
  readonly versions: readonly { readonly revision: number; readonly actionId: string; readonly at: Instant; readonly by: string; readonly answers?: Answers }[];
  /** Every approval or return, oldest first. */
  readonly decisions: readonly { readonly revision: number; readonly actionId: string; readonly at: Instant; readonly by: string; readonly status: 'approved' | 'returned'; readonly form?: string; readonly answers?: Answers }[];
}
/** An action as those who read on meet it: enough to say what changed since. */
export interface RecentAct {
  readonly revision: number;
  readonly type: string;
  readonly actor: string;
  readonly at: Instant;
}
export interface MarkEntry {
  readonly mark: string;
  readonly on: string;
  readonly revision: number;
}
export interface CaseState {
  readonly id: string;
  readonly authority: string;
  readonly person: string;
  readonly workflow: string;
  readonly publication: string;
  readonly revision: number;
  /** The last revision that was not concurrent: an action based on an earlier one is stale. */
  readonly baseRevision: number;
  readonly value: StateValue;
  readonly status: 'open' | 'closed';
  /** By region: when it came to the state it is in. */
  readonly since: { readonly [region: string]: string };
  readonly records: readonly RecordState[];
  readonly marks: readonly MarkEntry[];
  readonly assigned: Assignment;
  /** Reasons given for late clocks. */
  readonly reasons: readonly { readonly clock: string; readonly instance: number; readonly reason?: string; readonly revision: number; readonly actionId?: string }[];
  readonly openedOn: string;
  /** The revision by which it was last opened again; absent where it never was. */
  readonly reopened?: number;
  /** The latest actions that were not concurrent, oldest first: what a stale form is told. At most 20. */
  readonly recent: readonly RecentAct[];
}
export interface PersonState {
  readonly id: string;
  readonly authority: string;
  readonly revision: number;
  readonly names: readonly { readonly given?: string; readonly family?: string }[];
  readonly birth?: { readonly date?: CivilDate; readonly estimatedAge?: number; readonly estimatedOn?: CivilDate; readonly expected?: CivilDate };
  readonly sex?: string;
  readonly identifiers: readonly { readonly kind: string; readonly value: string }[];
  /** The action that each field is from, so that erasing it is felt. */
  readonly learntBy?: { readonly [field: string]: string };
  /** Present: only these users may know that the person exists. */
  readonly readers?: readonly string[];
  readonly assigned: Assignment;
}

export type ClockState = 'running' | 'paused' | 'met' | 'cancelled';
/** One running of a clock. */
export interface ClockView {
  readonly id: string;
  /** 1, 2, 3 … */
  readonly instance: number;
  readonly label: Text;
  readonly startedOn: string;
  readonly dueOn: string;
  readonly metOn?: string;
  readonly state: ClockState;
  readonly late: boolean;
  /** Days of the clock's own unit from start to due, and those gone by. */
  readonly of: number;
  readonly gone: number;
  readonly near: boolean;
  readonly unit: ClockRow['unit'];
  readonly reason?: string;
  readonly legalSource: Source;
}
export interface ActionView {
  readonly type: string;
  readonly label: Text;
  /** What there is to do while its form is still to be written: "Write the initial assessment". */
  readonly task?: Text;
  readonly form?: string;
  readonly region?: string;
  readonly concurrent?: boolean;
  readonly does: string;
  readonly weight: 'main' | 'other' | 'exit';
  /** The record it would decide, or go on with after a return. */
  readonly record?: string;
  readonly allowed: boolean;
  readonly why?: { readonly code: string; readonly sentence: Text; readonly resolvedBy?: readonly string[] };
}
export interface RegionView {
  readonly id: string;
  readonly label: Text;
  /** Dotted path within the region. */
  readonly state: string;
  readonly stateLabel: Text;
  readonly stage?: string;
  readonly since: string;
  readonly waitsFor: readonly string[];
  readonly atRest: boolean;
}
/** The case as its readers see it (names are added at the edge). */
export interface CaseView {
  readonly id: string;
  readonly person: { readonly id: string; readonly name?: string };
  readonly authority: string;
  readonly workflow: string;
  readonly publication: string;
  readonly revision: number;
  readonly stage: string;
  readonly status: 'open' | 'closed';
  readonly regions: readonly RegionView[];
  readonly actions: readonly ActionView[];
  readonly clocks: readonly ClockView[];
  readonly records: readonly { readonly id: string; readonly form: string; readonly formId: string; readonly status: RecordStatus; readonly by: string; readonly on: string; readonly at: Instant }[];
  readonly assigned: Assignment;
}
