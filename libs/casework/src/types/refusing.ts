import type { AnswerProblem, Text } from '#definitions';
import type { EventOf, Unsealed } from './events.ts';
import type { Instant } from './values.ts';

// What a decision answers.

/** A named reason why not. Sentences are for the person who asked. HTTP chooses the number. */
export type Refusal = { readonly sentence: Text } & (
  | { readonly code: 'unknown-action'; readonly action: string; readonly available: readonly string[] }
  | { readonly code: 'not-available'; readonly action: string; readonly states: readonly Text[]; readonly available: readonly string[] }
  | { readonly code: 'role-required'; readonly roles: readonly string[] }
  | { readonly code: 'revision-required'; readonly revision: number }
  | { readonly code: 'stale-revision'; readonly revision: number; readonly since: readonly { readonly revision: number; readonly type: string; readonly actor: string; readonly at: Instant; readonly history: Text }[] }
  | { readonly code: 'form-invalid'; readonly problems: readonly AnswerProblem[] }
  | { readonly code: 'data-not-expected' }
  | { readonly code: 'reason-required'; readonly happenedOn: string }
  | { readonly code: 'date-invalid'; readonly happenedOn: string }
  | { readonly code: 'guard-refused'; readonly guard: string; readonly resolvedBy: readonly string[] }
  | { readonly code: 'exception-possible'; readonly guards: readonly { readonly name: string; readonly sentence: Text }[] }
  | { readonly code: 'already-exists' }
  | { readonly code: 'migration-stuck'; readonly region: string; readonly state: string }
  | { readonly code: 'migration-needless' }
  | { readonly code: 'not-found' }
);
export type Decision<E extends EventOf<unknown>> = { readonly event: Unsealed<E> } | { readonly refused: Refusal };
