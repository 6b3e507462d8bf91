import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '#casework';
import type { AccessKind } from '#definitions';
import type { Published, UserRow } from '#store';
import type { Subject } from '../access/subject.ts';

/** Whoever sent the request, as the guards found out. */
export interface Reader {
  readonly authority: string;
  readonly user: UserRow;
  readonly actor: Actor;
  /** The kind of access of her role; none when no publication knows the role any more. */
  readonly kind: AccessKind | undefined;
  readonly supervises: boolean;
  readonly published: Published;
  /** Hash of the session. */
  readonly session: string;
}
/** What the guards leave on a request. */
export interface Known {
  reader?: Reader;
  subject?: Subject;
}
const known = new WeakMap<object, Known>();

export function knownOf(request: FastifyRequest): Known {
  const before = known.get(request);
  if (before) return before;
  const now: Known = {};
  known.set(request, now);
  return now;
}

/** The signed-in reader; only on routes that ask for one. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext): Reader => {
  const { reader } = knownOf(context.switchToHttp().getRequest<FastifyRequest>());
  if (!reader) throw new Error('This route is open to anyone: it has no reader.');
  return reader;
});

/** The signed-in reader, or nobody. */
export const MaybeWho = createParamDecorator((_: unknown, context: ExecutionContext): Reader | undefined => knownOf(context.switchToHttp().getRequest<FastifyRequest>()).reader);

/** The case or person that the path names, visible to this reader. */
export const About = createParamDecorator((_: unknown, context: ExecutionContext): Subject => {
  const { subject } = knownOf(context.switchToHttp().getRequest<FastifyRequest>());
  if (!subject) throw new Error('This route is about no case or person.');
  return subject;
});

/** The reader that a user is, by what is published now. */
export function readerOf(user: UserRow, session: string, published: Published): Reader {
  const role = published.current.content.roles.find(({ id }) => id === user.role);
  const actor: Actor = { id: user.id, role: user.role, ...(user.team && { team: user.team }), ...(role?.everyTeam && { everyTeam: true }) };
  return { authority: user.authority, user, actor, kind: role?.access, supervises: role?.supervises ?? false, published, session };
}
