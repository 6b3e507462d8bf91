import { randomUUID } from 'node:crypto';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { EngineConfig } from '../config.ts';
import { problem } from './problem.ts';
import { sendProblem } from './problem-filter.ts';
import { isSoundJson } from './sound-json.ts';

const bodyLimit = 1024 * 1024;
const headers = {
  // Files that never change say otherwise for themselves.
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
} as const;

/** Where log lines go: anything that takes a line. */
export interface LogStream {
  readonly write: (line: string) => void;
}

/** Fastify as this engine wants it: JSON only, small bodies, safe headers, and a log without names or words. */
export function createServer(log: LogStream | false, trustProxy: EngineConfig['trustProxy']): { adapter: FastifyAdapter; server: FastifyInstance } {
  const adapter = new FastifyAdapter({
    bodyLimit, trustProxy: trustProxy ?? false, logController: new LogController({ disableRequestLogging: true }), genReqId: () => randomUUID(), requestTimeout: 30_000,
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: 200 },
    logger: log && { level: 'info', stream: log, base: null, serializers: { req: () => undefined, err: ({ name }: Error) => ({ name }) as never } },
    // These pass no hook.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => sendProblem(request, reply.headers(headers), error),
  } as never);
  const server = adapter.getInstance() as unknown as FastifyInstance;
  server.removeAllContentTypeParsers();
  const parse = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    void parse(request, body as string, (error, value) => done(error ? unreadable(error, body as string) : isSoundJson(value) ? null : unsound(), value));
  });
  server.addHook('onRequest', (_, reply, done) => {
    void reply.headers(headers);
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    // The pattern of the route and never the address itself: an address can name a child's record.
    request.log.info({ method: request.method, route: request.routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered');
    done();
  });
  return { adapter, server };
}

/** Why JSON was not read, where that helps whoever sent it. */
function unreadable(error: Error, body: string): Error {
  return /"(__proto__|constructor)"\s*:/.test(body) ? problem(400, 'key-forbidden', 'What was sent has a key that would change the nature of an object (__proto__, or a prototype in constructor). Take it out.') : error;
}

function unsound(): Error {
  return problem(400, 'unreadable', 'What was sent is nested too deeply, or holds characters that cannot be kept.');
}
