import type { AnswerProblem, Text } from '#definitions';

/** Something another person did between what was read and what was asked. */
export interface Since {
  readonly revision: number;
  readonly type: string;
  readonly actor: string;
  readonly at: string;
  readonly history?: Text;
  readonly sentence?: Text;
}

/** One of the other's answers, as a stale draft is told of it. */
export interface ChangedAnswer {
  readonly question: string;
  readonly by: string;
  readonly value: unknown;
}

/**
 * A refusal as the engine words it (RFC 9457), or one of two that only the client can know:
 * `offline` (no answer came) and `signed-out` (401).
 */
export interface Problem {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly detail?: string;
  readonly sentence?: Text;
  readonly errors?: readonly AnswerProblem[];
  readonly revision?: number;
  readonly since?: readonly Since[];
  readonly changed?: readonly ChangedAnswer[];
  /** Roles that can put it right, and roles that may do it at all. */
  readonly resolvedBy?: readonly string[];
  readonly roles?: readonly string[];
  /** For `exception-possible`: what is unusual. The same action with `exception`, the reason why, goes ahead. */
  readonly guards?: readonly { readonly name: string; readonly sentence: Text }[];
  /** Seconds to wait, when too much was tried. */
  readonly retryAfter?: number;
  /** For `case-exists`. */
  readonly case?: string;
}

export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export const offline: Problem = { code: 'offline', status: 0, title: 'No answer from the server' };

/** Reads a problem document; anything else that is not a success becomes a problem named after its status. */
export const readProblem = (status: number, body: unknown, retryAfter?: string | null): Problem => {
  const told = typeof body === 'object' && body !== null ? (body as Partial<Problem> & { type?: string }) : {};
  const code = status === 401 ? (told.code ?? 'signed-out') : (told.code ?? told.type?.split('/').pop() ?? `status-${status}`);
  const seconds = Number(retryAfter);
  return {
    ...told,
    code,
    status,
    title: told.title ?? `The server answered ${status}`,
    ...(retryAfter && Number.isFinite(seconds) ? { retryAfter: seconds } : {}),
  };
};
