import { HttpException } from '@nestjs/common';

/** One wrong place in what was sent. */
export interface ProblemError {
  readonly question?: string;
  readonly row?: string;
  readonly path: string;
  readonly message: string;
}
/** Everything that a problem may say beside its number (RFC 9457). */
export interface ProblemDetail {
  readonly code: string;
  readonly detail: string;
  readonly [more: string]: unknown;
}
export interface Problem extends ProblemDetail {
  readonly type: string;
  readonly title: string;
  readonly status: number;
}

const titles: { readonly [status: number]: string } = {
  400: 'The request cannot be read', 401: 'Sign in first', 403: 'Not allowed', 404: 'Not found', 405: 'Not possible here',
  409: 'Not possible now', 412: 'Something changed meanwhile', 413: 'Too large', 415: 'Send JSON', 422: 'Some answers need attention',
  428: 'Say what it is based on', 429: 'Too many attempts', 500: 'Something went wrong here', 503: 'Not possible at the moment',
};

/** The body of a problem answer. */
export function problemBody(status: number, detail: ProblemDetail): Problem {
  return { type: `/problems/${detail.code}`, title: titles[status] ?? 'Not possible', status, ...detail };
}

/** A problem to be thrown at the HTTP edge; the filter answers with it. */
export function problem(status: number, code: string, detail: string, more: { readonly [name: string]: unknown } = {}, headers: { readonly [name: string]: string } = {}): HttpException {
  const failure = new HttpException(problemBody(status, { code, detail, ...more }), status);
  return Object.assign(failure, { headers });
}

/** For whatever this reader may not know of, and for whatever is not there: one and the same answer. */
export const notFound = (): HttpException => problem(404, 'not-found', 'There is nothing here, or nothing that you can see.');
