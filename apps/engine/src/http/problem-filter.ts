import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemBody, type Problem } from './problem.ts';

/** Turns whatever was thrown into a problem answer; never a stack trace, never words of ours about theirs. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    sendProblem(request, reply, error);
  }
}

/** Answers with the problem that an error stands for, and logs what nobody expected without its message. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, error: unknown): void {
  if (reply.sent) return;
  const body = problemOf(error);
  if (body.status >= 500) request.log.error({ fault: describe(error), code: body.code }, 'request failed');
  const headers = (error as { headers?: { [name: string]: string } } | undefined)?.headers ?? {};
  for (const [name, value] of Object.entries(headers)) reply.header(name, value);
  void reply.status(body.status).header('content-type', 'application/problem+json; charset=utf-8').send(JSON.stringify(body));
}

function problemOf(error: unknown): Problem {
  if (error instanceof HttpException) {
    const body = error.getResponse();
    return typeof body === 'object' && 'code' in body ? (body as Problem) : ofStatus(error.getStatus());
  }
  const status = (error as { statusCode?: unknown } | undefined)?.statusCode;
  return ofStatus(typeof status === 'number' ? status : 500);
}
/** What Fastify and Nest refuse on their own: sizes, types, syntax, routes. */
function ofStatus(status: number): Problem {
  switch (status) {
    case 404: return problemBody(404, { code: 'not-found', detail: 'There is nothing here, or nothing that you can see.' });
    case 413: return problemBody(413, { code: 'too-large', detail: 'What was sent is larger than this address takes.' });
    case 415: return problemBody(415, { code: 'json-only', detail: 'Send the content as application/json.' });
    default:
      if (status >= 400 && status < 500) return problemBody(400, { code: 'unreadable', detail: 'What was sent is not well-formed.' });
      return problemBody(500, { code: 'internal', detail: 'Something went wrong here. Nothing that was saved is lost. Try again.' });
  }
}
/** The kind of an error and where it arose. Its message may quote what somebody wrote, so that stays out of the log. */
function describe(error: unknown): { name: string; code?: unknown; at: string[] } {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  const at = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at ')).slice(0, 6).map((line) => line.trim());
  return { name: error.name, code: (error as { code?: unknown }).code, at };
}
