/**
 * The nouns of definitions: what the files in forms/ and workflows/ may say, and what they become when published.
 * "…File" is what an author writes; "Resolved…" and `Publication` are what the engine and the web app read.
 */

/** A JSON value, as files and answers hold it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };
/** A JSON Schema 2020-12, within the subset that form.schema.json admits. */
export type JsonSchema = JsonObject;

/** Words for people, in English and (where a translator has been) in Welsh. */
export interface Text {
  readonly en: string;
  readonly cy?: string;
}

/** Where a rule or a list comes from; `unverified` marks what nobody has checked against its source. */
export interface Source {
  readonly text: string;
  readonly url?: string;
  readonly unverified?: boolean;
}

/** The answers of one form: one value per question id. A repeating group is an array of rows, each with an `id` (uuid). */
export type Answers = JsonObject;

// ---------------------------------------------------------------- forms/

/** What a question means and says; its shape is its JSON Schema under the same id. */
export interface QuestionFile {
  readonly label: Text;
  readonly hint?: Text;
  /** "Why we ask", for the child or parent who wonders. */
  readonly why?: Text;
  /** Takes its options from a list in forms/codes; the schema's `enum` is filled in when the form is resolved. */
  readonly codes?: string;
  /** Labels for an `enum` written in the form itself. */
  readonly options?: { readonly [code: string]: Text };
  /** A dimension of the Assessment Framework (an id in the pack's dimensions). */
  readonly dimension?: string;
  /** A national data item, such as `N00100`. */
  readonly dataItem?: string;
  /** Carried in when a draft is begun: `person.<field>` or `<form>.<question>` (the latest submitted). */
  readonly prefill?: string;
  /** A kind of chronology entry that this answer proposes. */
  readonly chronology?: string;
  /** `words` is somebody's own words; `thirdParty` and `restricted` are kept from some readers and prints. */
  readonly sensitivity?: 'words' | 'thirdParty' | 'restricted';
  /** True on what states a conclusion: the manager's page begins with these. */
  readonly conclusion?: boolean;
  /** A JSON Schema over the answers: asked only when it holds. */
  readonly showWhen?: JsonSchema;
  /** A JSON Schema over the answers: must be answered when it holds. */
  readonly requireWhen?: JsonSchema;
  /** The questions of a repeating group's row, by property name. */
  readonly row?: { readonly [property: string]: QuestionFile };
}

/** A place in a section: a question, or the questions of a block. */
export type SectionItem = string | { readonly block: string; readonly with?: { readonly [parameter: string]: string } };

export interface SectionFile {
  readonly id: string;
  readonly title: Text;
  readonly hint?: Text;
  /** Sections with the same group are listed under its heading in the task list. */
  readonly group?: Text;
  readonly questions: readonly SectionItem[];
}

/** One section for each member of a vocabulary, from a block that brings its own section. */
export interface SectionForEach {
  readonly block: string;
  readonly forEach: 'dimensions';
  /** Only the members of this domain. */
  readonly domain?: string;
  readonly group?: Text;
}

/** forms/packs/<pack>/<form>/form.json */
export interface FormFile {
  readonly id: string;
  readonly version: string;
  readonly title: Text;
  readonly purpose: Text;
  readonly source?: Source;
  /** `decision` marks the form by which a manager approves or returns. */
  readonly kind?: 'record' | 'decision' | 'note';
  readonly sections: readonly (SectionFile | SectionForEach)[];
  /** Flat: one property per question. */
  readonly schema: { readonly type: 'object'; readonly properties: { readonly [question: string]: JsonSchema }; readonly required?: readonly string[] };
  readonly questions: { readonly [question: string]: QuestionFile };
  readonly ui?: { readonly [question: string]: JsonObject };
  /** Minutes a worker may expect to need, as the author guesses them. */
  readonly minutes?: number;
  readonly changes?: readonly { readonly version: string; readonly change: string }[];
}

/** forms/blocks/<block>.json: reusable questions. `{dimension}` in ids and `{dimension.title}` in texts are filled in. */
export interface BlockFile {
  readonly id: string;
  readonly version: string;
  readonly parameters?: readonly 'dimension'[];
  readonly section?: { readonly id: string; readonly title: Text; readonly hint?: Text };
  readonly order: readonly string[];
  readonly schema: FormFile['schema'];
  readonly questions: FormFile['questions'];
  readonly ui?: FormFile['ui'];
}

/** forms/codes/<list>.json: a national or pack list of codes. */
export interface CodeListFile {
  readonly id: string;
  readonly title: Text;
  readonly source: Source;
  /** `dataItem` such as N00152 where the list is a return's. */
  readonly dataItem?: string;
  readonly codes: readonly { readonly code: string; readonly label: Text; readonly retired?: boolean }[];
}

/** forms/packs/<pack>/dimensions.json */
export interface DimensionsFile {
  readonly domains: readonly { readonly id: string; readonly title: Text }[];
  readonly dimensions: readonly { readonly id: string; readonly domain: string; readonly title: Text; readonly hint?: Text }[];
  readonly source: Source;
}

// ---------------------------------------------------------------- workflows/

/** A kind of access; the engine's access table speaks of kinds, never of roles. */
export type AccessKind = 'casework' | 'authoring' | 'publishing' | 'analysis' | 'administration' | 'dataProtection';

/** workflows/packs/<pack>/roles.json */
export interface RolesFile {
  readonly roles: readonly { readonly id: string; readonly label: Text; readonly access: AccessKind; readonly supervises?: boolean }[];
}

/** workflows/packs/<pack>/marks.json: what an action means nationally. */
export interface MarksFile {
  readonly marks: readonly { readonly id: string; readonly label: Text }[];
}

export type ClockUnit = 'workingDays' | 'days' | 'months' | 'hours';

/** One row of workflows/packs/<pack>/clocks.json: a limit running between two marks. */
export interface ClockRow {
  readonly id: string;
  readonly label: Text;
  /** Marks that start a new instance. */
  readonly from: readonly string[];
  /** Marks that meet every running instance. */
  readonly to: readonly string[];
  /** Marks that cancel every running instance. */
  readonly cancel?: readonly string[];
  /** `first` starts at the first mark only while none runs; `each` starts an instance at every mark. Default `first`. */
  readonly start?: 'first' | 'each';
  readonly amount: number;
  readonly unit: ClockUnit;
  /** A calendar id; needed for working days. */
  readonly calendar?: string;
  readonly jurisdiction: readonly string[];
  /** The limit is chosen by the day the clock started: validFrom ≤ day ≤ validTo. */
  readonly validFrom: string;
  readonly validTo?: string;
  readonly legalSource: Source;
  /** Days (of its unit) before the due day from which it is called near. */
  readonly near?: number;
}
export interface ClocksFile {
  readonly clocks: readonly ClockRow[];
}

/** workflows/packs/<pack>/calendar.json */
export interface CalendarFile {
  readonly calendars: readonly Calendar[];
}
export interface Calendar {
  readonly id: string;
  readonly label: Text;
  /** First and last civil day that the list of holidays covers. */
  readonly from: string;
  readonly to: string;
  readonly source: Source;
  readonly holidays: readonly { readonly date: string; readonly name: string }[];
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
}
/**
 * - `matches` { schema }: a JSON Schema over the facts holds.
 * - `actorDidNotContribute` { form }: the actor wrote none of the latest submitted record of that form since the last return,
 *   nor approved it already where several have to.
 * - `regionsAtRest` { except? }: every region (but those named) is in a state tagged `rest`.
 * - `all` { of: [names] }, `any` { of: [names] }, `not` { of: name }.
 */
export type GuardType = 'matches' | 'actorDidNotContribute' | 'regionsAtRest' | 'all' | 'any' | 'not';

/** What an action does beside moving a machine; each is a capability of casework, named by data. */
/**
 * - `open`: the first action of a case (moves nothing; the machine stands at its initial state).
 * - `submit`: a record of `form` is handed in for a decision.
 * - `approve` / `return`: the latest submitted record of `decides` is approved or returned; `form` is the decision. Where a
 *   second approval follows, it decides the record that the first approved.
 * - `note`: a record of `form` is written down for good (a visit, a note); nobody decides it.
 * - `assign`: worker, team and manager are named; the form asks `worker`, `team`, `manager` (ids).
 * - `explain`: why a clock was late; the form asks `clock`, `instance`, `reason`.
 * - `begin`, `move`, `reopen`: a transition, with or without a form.
 */
export type ActionDoes = 'open' | 'submit' | 'approve' | 'return' | 'note' | 'assign' | 'explain' | 'begin' | 'move' | 'reopen';

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
  readonly marks?: readonly string[];
  /** Marks that depend on the answers or facts: the mark is set when the schema holds over the facts after this action. */
  readonly marksWhen?: readonly { readonly mark: string; readonly when: JsonSchema }[];
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
  readonly machine: MachineFile;
  readonly actions: { readonly [type: string]: ActionRule };
  readonly guards?: { readonly [name: string]: GuardFile };
  /** State paths, action types and guard names that an overlay may not touch. */
  readonly locked?: readonly string[];
  readonly changes?: readonly { readonly version: string; readonly change: string }[];
}

/** workflows/authorities/<authority>/authority.json */
export interface AuthorityFile {
  readonly id: string;
  readonly name: Text;
  readonly shape: Text;
  readonly pack: string;
  readonly jurisdiction: 'england' | 'wales';
  readonly languages: readonly ('en' | 'cy')[];
  readonly calendar: string;
  readonly teams: readonly { readonly id: string; readonly name: Text }[];
  /** Made only in a demonstration store, with the password `demo`. */
  readonly demonstrationUsers: readonly { readonly id: string; readonly name: string; readonly role: string; readonly team?: string }[];
}

/** workflows/access.json: who may, as data. The first row that fits an actor's kind, resource, act and relationship answers. */
export interface AccessFile {
  readonly rows: readonly AccessRow[];
}
export interface AccessRow {
  readonly access: OneOrMore<AccessKind | 'anyone' | 'signedIn'>;
  readonly resource: OneOrMore<string>;
  readonly act: OneOrMore<AccessAct>;
  readonly relationship: OneOrMore<AccessRelationship>;
  readonly answer: AccessAnswer;
}
/** One word, or a list of which each counts. */
export type OneOrMore<Word extends string> = Word | readonly Word[];
export type AccessAct = 'read' | 'write' | 'list' | 'search' | 'create' | 'use';
/**
 * How the actor stands to the person a record is about. `own`: assigned to them; `team`: their team's; `authority`:
 * any other of the authority; `reader`: a named reader of a restricted person; `restricted`: restricted and not a reader;
 * `none`: the resource is about no person.
 */
export type AccessRelationship = 'own' | 'team' | 'authority' | 'reader' | 'restricted' | 'none' | 'any';
/** `reason`: only after giving one, logged and shown to the manager. `hide`: as if it did not exist (404). */
export type AccessAnswer = 'allow' | 'reason' | 'hide' | 'refuse';

// ---------------------------------------------------------------- published

export interface ResolvedQuestion {
  readonly id: string;
  readonly label: Text;
  readonly hint?: Text;
  readonly why?: Text;
  /** The face it has, derived from its schema. */
  readonly kind: 'text' | 'narrative' | 'words' | 'date' | 'dateTime' | 'number' | 'yesNo' | 'choice' | 'choices' | 'group';
  readonly options?: readonly { readonly code: string; readonly label: Text }[];
  readonly dimension?: string;
  readonly dataItem?: string;
  readonly prefill?: string;
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
  /** Closed (`unevaluatedProperties: false`), with the conditions compiled to if/then. */
  readonly schema: JsonSchema;
  readonly uiSchema: JsonObject;
  readonly sections: readonly ResolvedSection[];
  readonly questions: { readonly [id: string]: ResolvedQuestion };
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
  readonly workflows: { readonly [id: string]: ResolvedWorkflow };
  readonly forms: { readonly [id: string]: ResolvedForm };
  readonly roles: RolesFile['roles'];
  readonly marks: MarksFile['marks'];
  readonly clocks: readonly ClockRow[];
  readonly calendars: readonly Calendar[];
  readonly dimensions: DimensionsFile;
  readonly access: AccessFile;
}

// ---------------------------------------------------------------- checking

/** One file as read: its path relative to the folder it was found in (always with '/'), and its text. */
export interface DefinitionFile {
  readonly path: string;
  readonly text: string;
}
/** A problem found in checking, by file and JSON path. */
export interface Finding {
  readonly file: string;
  /** JSON pointer within the file; '' is the whole file. */
  readonly path: string;
  readonly rule: string;
  /** What is wrong and what to do, in a sentence. */
  readonly message: string;
}

/** A wrong or missing answer. */
export interface AnswerProblem {
  readonly question: string;
  /** The row's id, in a repeating group. */
  readonly row?: string;
  /** JSON pointer into the answers. */
  readonly path: string;
  /** What to do: "Enter what the child said, or say why they were not asked". */
  readonly message: Text;
  /** The JSON Schema keyword that failed. */
  readonly rule: string;
}
