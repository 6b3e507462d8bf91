import type { FastifyReply, FastifyRequest } from 'fastify';
import type { EngineConfig } from '../config.ts';
import { isLoopback } from '../config.ts';
import { problem } from '../http/problem.ts';

/** What a request shows to say who it is from. */
export interface Credential {
  readonly token: string;
  readonly carriedBy: 'cookie' | 'token';
}
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The cookie's name: the strict one, but for plain http on the same machine. */
export function cookieName(config: EngineConfig): string {
  return isLoopback(config.host) ? 'exemplar' : '__Host-exemplar';
}

/** @throws 400 when a request shows both a cookie and a token: it cannot be meant by one party. */
export function credentialOf(config: EngineConfig, request: FastifyRequest): Credential | undefined {
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const cookie = cookieOf(request.headers.cookie, cookieName(config));
  if (request.headers.authorization !== undefined && cookie) throw problem(400, 'two-credentials', 'Send a cookie or a token, never both.');
  if (bearer) return { token: bearer, carriedBy: 'token' };
  return cookie ? { token: cookie, carriedBy: 'cookie' } : undefined;
}

/** @throws 403 when a request that changes something comes from another site, or 415 when it is not JSON. */
export function refuseCrossSite(request: FastifyRequest): void {
  if (safeMethods.has(request.method)) return;
  if (!isSameOrigin(request)) throw problem(403, 'cross-site', 'This request did not come from a page of this engine.');
  const type = request.headers['content-type'];
  if (request.body !== undefined && request.body !== null && !type?.startsWith('application/json')) throw problem(415, 'json-only', 'Send the content as application/json.');
}

/** Signing in with a cookie has no cookie yet: another site must not do it for its visitor either. */
export function refuseForeignOrigin(request: FastifyRequest): void {
  if (request.headers.origin !== undefined && !isSameOrigin(request)) throw problem(403, 'cross-site', 'This request did not come from a page of this engine.');
}

export function setCookie(config: EngineConfig, reply: FastifyReply, token: string | undefined): void {
  const secure = isLoopback(config.host) ? '' : '; Secure';
  const end = token === undefined ? '; Max-Age=0' : '';
  void reply.header('set-cookie', `${cookieName(config)}=${token ?? ''}; Path=/; HttpOnly; SameSite=Strict${secure}${end}`);
}

function isSameOrigin(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  const origin = request.headers.origin;
  if (!origin || !URL.canParse(origin)) return false;
  const { protocol, host } = new URL(origin);
  // Both ends parsed alike, so that a port that goes without saying makes no difference.
  const own = `${protocol}//${request.headers.host ?? ''}`;
  return URL.canParse(own) && new URL(own).host === host;
}
function cookieOf(header: string | undefined, name: string): string | undefined {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([key]) => key === name)?.slice(1).join('=') || undefined;
}
