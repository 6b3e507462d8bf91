// What every definition is made of: JSON, words, sources, answers.

/** A JSON value, as files and answers hold it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };
/** A JSON Schema 2020-12, within the subset that form.schema.json admits. */
export type JsonSchema = JsonObject;

/** Words for people, in English and (where a translator has been) in Welsh. */
export interface Text {
  readonly en: string;
  readonly cy?: string;
  /** The Welsh that no Welsh speaker has checked. Filled in from forms/languages and workflows/languages; shown to authors, never to families. */
  readonly unchecked?: true;
}

/** Where a rule or a list comes from; `unverified` marks what nobody has checked against its source. */
export interface Source {
  readonly text: string;
  readonly url?: string;
  readonly unverified?: boolean;
}

/** The answers of one form: one value per question id. A repeating group is an array of rows, each with an `id` (uuid). */
export type Answers = JsonObject;
