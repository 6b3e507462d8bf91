import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ENGINE, type Engine } from '../context.ts';
import { checkShape } from '../http/check-shape.ts';
import { notFound, problem } from '../http/problem.ts';
import { routeOf, type RouteSpec } from '../http/route.ts';
import { credentialOf, refuseCrossSite } from '../session/credentials.ts';
import { findSession } from '../session/sign-in.ts';
import { knownOf, readerOf, type Reader } from '../session/who.ts';
import { isOpenToAnyone, requireAccess, requireSubject } from './decide-access.ts';
import { findSubject } from './subject.ts';

/** The one guard: who it is, and whether she may. Every route passes it, and one that says nothing about access is closed. */
@Injectable()
export class RequestGuard implements CanActivate {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const route = routeOf(context.getHandler());
    if (!route) throw notFound();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reader = await findReader(this.engine, request);
    if (reader) knownOf(request).reader = reader;
    if (!isOpenToAnyone(this.engine, route.access)) {
      if (!reader) throw problem(401, 'signed-out', 'Sign in first.');
      await admit(this.engine, reader, route, request);
    }
    if (route.body && !route.shapeLater) checkShape(route.body, request.body);
    return true;
  }
}

async function findReader(engine: Engine, request: FastifyRequest): Promise<Reader | undefined> {
  const credential = credentialOf(engine.config, request);
  if (!credential) return undefined;
  const session = await findSession(engine, credential.token, credential.carriedBy);
  if (!session) return undefined;
  if (credential.carriedBy === 'cookie') refuseCrossSite(request);
  const published = engine.published(session.user.authority);
  return published && readerOf(session.user, session.hash, published);
}

async function admit(engine: Engine, reader: Reader, route: RouteSpec, request: FastifyRequest): Promise<void> {
  const { access } = route;
  if (!access.about) return requireAccess(reader, access);
  const { id = '' } = request.params as { id?: string };
  const subject = await findSubject(engine, reader, access.about, id, access.resource === 'case' && access.act === 'write');
  if (!subject) throw notFound();
  knownOf(request).subject = await requireSubject(engine, reader, access, subject);
}
