import type { JsonObject, JsonSchema, Source, Text } from './values.ts';

// What an author writes in forms/.

/** What a question means and says; its shape is its JSON Schema under the same id. */
export interface QuestionFile {
  readonly label: Text;
  readonly hint?: Text;
  /** "Why we ask", for the child or parent who wonders. */
  readonly why?: Text;
  /**
   * Takes its options from a list in forms/codes, or from the pack's `dimensions` (`dimensions.child`: those of a domain); the
   * schema's `enum` is filled in when the form is resolved.
   */
  readonly codes?: string;
  /** An authority may add options of its own, each under one of those that are here; as `open` of a list. */
  readonly open?: true;
  /** Labels for an `enum` written in the form itself. */
  readonly options?: { readonly [code: string]: Text };
  /** A dimension of the Assessment Framework (an id in the pack's dimensions). */
  readonly dimension?: string;
  /** A national data item, such as `N00100`. */
  readonly dataItem?: string;
  /**
   * Carried in when a draft is begun: `person.<field>` or `<form>.<question>` (the latest submitted); of several, what was
   * handed in last. Rows are carried with their ids, and with the properties that both have.
   */
  readonly prefill?: string | readonly string[];
  /** Of rows carried in, only those that fit (a JSON Schema over a row). */
  readonly carry?: JsonSchema;
  /** What the answer is in the share ledger: with whom, what, when, on what ground in law or consent. */
  readonly means?: 'share' | 'shareWith' | 'shareWhat' | 'shareOn' | 'shareGround' | 'shareWithheld';
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

/** The questions of a block; with `showWhen`, a JSON Schema over the answers of the form, asked only when it holds. */
export interface BlockUse {
  readonly block: string;
  readonly with?: { readonly [parameter: string]: string };
  readonly showWhen?: JsonSchema;
}
/** A place in a section: a question, or the questions of a block. */
export type SectionItem = string | BlockUse;

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

/** What a record still waits for once it is written down: a signature, an answer. Each that waits too long is on the worklist. */
export interface WaitFile {
  readonly id: string;
  /** "Get the placement agreement signed" */
  readonly task: Text;
  /** A group question: each of its rows waits by itself. */
  readonly rows?: string;
  /** A JSON Schema over the answers (with `rows`, over a row): waits while it holds. */
  readonly when: JsonSchema;
  /** A date question (with `rows`, of the row) and the calendar days from it; without a date, from the day of the record. */
  readonly since?: string;
  readonly days: number;
}

/** The section that a block brings with it: how forms of several packs share whole sections. */
export interface SectionBlock extends BlockUse {
  readonly group?: Text;
}

/** forms/shared/<form>/form.json, of every pack that has none of its own by that id; or forms/packs/<pack>/<form>/form.json */
export interface FormFile {
  readonly id: string;
  readonly version: string;
  readonly title: Text;
  readonly purpose: Text;
  readonly source?: Source;
  /** `decision` marks the form by which a manager approves or returns. */
  readonly kind?: 'record' | 'decision' | 'note';
  readonly sections: readonly (SectionFile | SectionBlock | SectionForEach)[];
  /** Flat: one property per question. */
  readonly schema: { readonly type: 'object'; readonly properties: { readonly [question: string]: JsonSchema }; readonly required?: readonly string[] };
  readonly questions: { readonly [question: string]: QuestionFile };
  readonly ui?: { readonly [question: string]: JsonObject };
  readonly waits?: readonly WaitFile[];
  /** Minutes a worker may expect to need, as the author guesses them. */
  readonly minutes?: number;
  /** Ids of questions and sections whose words, place and asking no authority may change. */
  readonly locked?: readonly string[];
  readonly changes?: readonly { readonly version: string; readonly change: string }[];
}

/** forms/blocks/<block>.json: reusable questions. `{dimension}` in ids and `{dimension.title}` in texts are filled in. */
export interface BlockFile {
  readonly id: string;
  readonly version: string;
  readonly parameters?: readonly 'dimension'[];
  readonly section?: { readonly id: string; readonly title: Text; readonly hint?: Text };
  /** Blocks whose questions its conditions read; a form that uses this block asks what they read. */
  readonly beside?: readonly string[];
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
  /** An authority may add options of its own, each under one of these. */
  readonly open?: true;
  readonly codes: readonly { readonly code: string; readonly label: Text; readonly retired?: boolean }[];
}

/** forms/data-items.json: the items of national data requirements that a question may name. */
export interface DataItemsFile {
  readonly items: readonly { readonly id: string; readonly label: Text; readonly returns: readonly string[]; readonly source: Source }[];
}
/** forms/packs/<pack>/outline/<record>.json: each field that the published outline of a record has, and where it is asked, or why not. */
export interface OutlineFile {
  readonly record: string;
  readonly source: Source;
  readonly fields: readonly ({ readonly field: string; readonly question: string | readonly string[] } | { readonly field: string; readonly leftOut: string })[];
}
/** forms/languages/<language>/*.json and workflows/languages/<language>/*.json: texts by their English. */
export interface LanguageFile {
  readonly language: 'cy';
  readonly texts: readonly { readonly en: string; readonly cy: string; readonly checked?: { readonly by: string; readonly on: string } }[];
}

/** forms/shared/dimensions.json, or forms/packs/<pack>/dimensions.json */
export interface DimensionsFile {
  readonly domains: readonly { readonly id: string; readonly title: Text }[];
  readonly dimensions: readonly { readonly id: string; readonly domain: string; readonly title: Text; readonly hint?: Text }[];
  readonly source: Source;
}
