/**
 * The nouns of definitions: what the files in forms/ and workflows/ may say, and what they become when published.
 * "…File" is what an author writes; "Resolved…" and `Publication` are what the engine and the web app read.
 */
export type * from './types/values.ts';
export type * from './types/form-files.ts';
export type * from './types/workflow-files.ts';
export type * from './types/clock-files.ts';
export type * from './types/authority-files.ts';
export type * from './types/overlay-files.ts';
export type * from './types/published.ts';
export type * from './types/findings.ts';
