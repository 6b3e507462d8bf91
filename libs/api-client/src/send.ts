import type { Reply } from './problem.ts';
import { offline, readProblem } from './problem.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
/** Sends one request to the engine and answers with data, never by throwing. */
export type Send = <T>(method: Method, path: string, body?: unknown) => Promise<Reply<T>>;
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface SendOptions {
  readonly fetch: Fetch;
  /** Told whenever the engine says that nobody is signed in. */
  readonly onSignedOut?: () => void;
  /** Milliseconds after which a silent server counts as offline. */
  readonly patience?: number;
}

const readBody = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/** A proxy that stands before a stopped engine answers with these; to a worker that is the same as no line. */
const gone = new Set([502, 503, 504]);

/** Makes the one function through which every request goes: same origin, cookie session, JSON both ways. */
export const createSend =
  (options: SendOptions): Send =>
  async <T>(method: Method, path: string, body?: unknown): Promise<Reply<T>> => {
    let response: Response;
    let content: unknown;
    try {
      response = await options.fetch(path, {
        method,
        credentials: 'same-origin',
        headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(options.patience ?? 20_000),
      });
      content = await readBody(response);
    } catch {
      return { ok: false, problem: offline };
    }
    if (response.ok) return { ok: true, value: content as T };
    const problem = readProblem(response.status, content, response.headers.get('retry-after'));
    if (gone.has(response.status) && problem.code.startsWith('status-')) return { ok: false, problem: offline };
    if (response.status === 401 && path !== '/api/session') options.onSignedOut?.();
    return { ok: false, problem };
  };
