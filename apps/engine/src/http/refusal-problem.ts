import type { HttpException } from '@nestjs/common';
import type { Refusal } from '#casework';
import { problem } from './problem.ts';

/** The status that stands for a refusal; casework knows no numbers. */
function statusOf(code: Refusal['code']): number {
  switch (code) {
    case 'unknown-action':
    case 'not-available':
    case 'guard-refused':
    case 'exception-possible':
    case 'already-exists':
    case 'migration-stuck':
    case 'migration-needless':
      return 409;
    case 'role-required':
      return 403;
    case 'revision-required':
      return 428;
    case 'stale-revision':
      return 412;
    case 'form-invalid':
    case 'data-not-expected':
    case 'reason-required':
    case 'date-invalid':
      return 422;
    case 'not-found':
      return 404;
    default:
      return code satisfies never;
  }
}

/** A refusal as a problem: its sentence is the detail, and what else it knows stands beside. */
export function refusalProblem(refused: Refusal): HttpException {
  const { code, sentence, ...more } = refused;
  const errors = 'problems' in more ? { errors: more.problems } : {};
  const { problems: _said, ...rest } = more as { problems?: unknown };
  return problem(statusOf(code), code, sentence.en, { sentence, ...rest, ...errors });
}
