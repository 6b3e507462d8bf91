import type { Answers, Calendar, ClockRow, MarksFile, Migrations, ResolvedForm, ResolvedWorkflow, RolesFile } from '#definitions';
import type { ClockState } from './derived.ts';
import type { CivilDate, Instant } from './values.ts';

// What is asked, and what a decision may read.

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
  /** Why it goes ahead although a guard marked `exception` does not hold; at most 2000 characters. */
  readonly exception?: string;
  /** The draft that becomes the record; the record takes its id. A note with `again` names the record that it goes on with. */
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
  /** Labels of the marks, and which a manager is told of; none where left out. */
  readonly marks?: MarksFile['marks'];
  /** Rows and calendars in force now; a limit is chosen by the day its clock started. */
  readonly clocks: readonly ClockRow[];
  readonly calendars: readonly Calendar[];
  readonly jurisdiction: string;
  /** The authority's working-day calendar. */
  readonly calendar: string;
  /** By ref when a record was begun on it, by id for the form in force now. */
  readonly form: (idOrRef: string) => ResolvedForm | undefined;
  /** The forms, by id, of the publication that `workflow` comes from: its guards speak of their questions. As in force now without it. */
  readonly forms?: { readonly [form: string]: ResolvedForm };
  /** The ways between the versions of forms and workflows; none where left out. */
  readonly migrations?: Migrations;
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
