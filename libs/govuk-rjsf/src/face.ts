import type { ComponentType, ReactNode } from 'react';
import type { Json, JsonObject, Language, ResolvedQuestion } from '#form-answers';
import type { PendingText } from './pending-text.ts';

/** The words that the faces themselves say; the app passes them in the reader's language. */
export interface FaceWords {
  readonly errorPrefix: string;
  readonly needed: string;
  readonly whyWeAsk: string;
  readonly day: string;
  readonly month: string;
  readonly year: string;
  readonly time: string;
  readonly timeHint: string;
  readonly yes: string;
  readonly no: string;
  readonly choose: string;
  readonly clear: (label: string) => string;
  readonly charactersLeft: (count: number) => string;
  readonly charactersOver: (count: number) => string;
  readonly add: (label: string) => string;
  readonly addAnother: (label: string) => string;
  readonly row: (label: string, number: number) => string;
  readonly remove: (label: string, number: number) => string;
  readonly removeAsk: (label: string, number: number) => string;
  readonly removeNothing: string;
  readonly removeLost: string;
  readonly removeYes: string;
  readonly removeNo: string;
  readonly noRows: string;
  /** The way to write over what was carried into a row. */
  readonly changeCarried: (label: string, number: number) => string;
}

/** What a page tells its faces; given to RJSF as `formContext`. */
export interface FaceContext {
  readonly language: Language;
  readonly words: FaceWords;
  /** What to do about an answer, by field id (see `fieldId`). */
  readonly errors: { readonly [fieldId: string]: string };
  /** Where an answer came from, by field id; absent where the worker wrote it here. */
  readonly notes?: { readonly [fieldId: string]: string };
  /** Keys that must be answered before sending: a question's id, or `<group>/<row id>/<property>`. */
  readonly needed: ReadonlySet<string>;
  /** Keys that are asked, for the questions of a row; absent: all are. */
  readonly shown?: ReadonlySet<string>;
  /** Properties of rows, as keys, that were carried in and stand as they were: read first, written over only when asked. */
  readonly carried?: ReadonlySet<string>;
  /** Takes a finished answer; the path is the question's id, then index and property within a group. */
  readonly commit: (path: readonly (string | number)[], value: Json) => void;
  readonly pending: PendingText;
  /** A new uuid for a row. */
  readonly newId: () => string;
}

export interface EditProps {
  /** The id of the (first) control, where an error summary's link lands. */
  readonly id: string;
  readonly path: readonly (string | number)[];
  readonly question: ResolvedQuestion;
  readonly value: Json | undefined;
  readonly maxLength?: number;
  readonly error?: string;
  readonly needed: boolean;
  readonly context: FaceContext;
  readonly onCommit: (value: Json) => void;
}
export interface ReadProps {
  readonly question: ResolvedQuestion;
  readonly value: Json | undefined;
  readonly language: Language;
  /** What stands below a row of a group, such as a line for a signature that is still to come. */
  readonly belowRow?: (row: JsonObject) => ReactNode;
}

/** A kind of question: how it is written, read on screen, and read on paper. */
export interface Kind {
  readonly edit: ComponentType<EditProps>;
  readonly read: ComponentType<ReadProps>;
  readonly print: ComponentType<ReadProps>;
}
