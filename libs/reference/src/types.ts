import type { PublicationContent, RecordCount, Text } from '#definitions';

/** What the reference of one pack is written from. */
export interface PackReference {
  readonly id: string;
  readonly title: Text;
  readonly about: Text;
  /** The pack as an authority that changed nothing would publish it, in all its languages. */
  readonly content: PublicationContent;
  /** How much each record asks, by its form's id, and in which languages. */
  readonly counts: { readonly [form: string]: RecordCount };
  /** For each published outline: its fields, and where they are asked or why not. */
  readonly outlines: readonly PackOutline[];
  /** What the exploration of each workflow found, in sentences. */
  readonly explored: { readonly [workflow: string]: readonly string[] };
}
export interface PackOutline {
  readonly record: string;
  readonly fields: readonly { readonly field: string; readonly questions?: readonly string[]; readonly leftOut?: string }[];
}

/** One static page: its path below the reference, and its HTML. */
export interface ReferencePage {
  readonly path: string;
  readonly html: string;
}
