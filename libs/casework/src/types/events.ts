import type { Answers } from '#definitions';
import type { RecordStatus } from './derived.ts';
import type { Digest, Instant } from './values.ts';

// What is recorded.

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
  /** sha256(salt ‖ canonical JSON of { data, reason, exception }). */
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
  /** Why it went ahead against `body.exceptions`. */
  readonly exception?: string;
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
  /** The guards, marked `exception`, that did not hold and were passed over with a reason. */
  readonly exceptions?: readonly string[];
  /** True where it was entered late; the manager is told. Left out of what is decided again, for it rests on the calendar in force. */
  readonly late?: true;
  /** The marks of this event that the manager is told of. */
  readonly tells?: readonly string[];
  /** For `acknowledge`: the manager has read what she was told up to this revision. */
  readonly acknowledged?: number;
  /** For `correct`: the revision whose day was wrong, that day, and the right one. */
  readonly corrects?: { readonly revision: number; readonly from: string; readonly to: string };
  /** The team to which the record handed in would pass responsibility. */
  readonly offered?: { readonly team: string };
  /** The record, handed in to pass responsibility, that this event takes back without deciding it. */
  readonly withdrawn?: string;
  /** The actor's team, where a guard asked for it. */
  readonly actorTeam?: string;
  /** For `case.migrate`: the publications between which the case moved, and the forms and actions that are called otherwise now, old name to new. */
  readonly migrated?: {
    readonly from: string;
    readonly to: string;
    readonly forms?: { readonly [form: string]: string };
    readonly actions?: { readonly [type: string]: string };
  };
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
