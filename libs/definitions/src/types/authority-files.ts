import type { Text } from './values.ts';
import type { AccessKind } from './workflow-files.ts';

// What an authority is, and who may.

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
