import type { Text } from './values.ts';

// What checking reads and finds.

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
