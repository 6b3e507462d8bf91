import { Body, Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ENGINE, type Engine } from '../context.ts';
import { Route } from '../http/route.ts';
import { refuseForeignOrigin, setCookie } from './credentials.ts';
import { meAnswer, userAnswer } from './me.ts';
import { endSession, signIn, type SignIn } from './sign-in.ts';
import { MaybeWho, Who, readerOf, type Reader } from './who.ts';

@Controller()
export class SessionController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Route({ id: 'signIn', method: 'post', path: 'api/session', says: 'Signs in: answers with a token, or sets a cookie when asked to.', access: { resource: 'session', act: 'create' }, body: 'SignIn', answer: 'SignedIn', refuses: [401, 403, 429] })
  async begin(@Body() body: SignIn, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    refuseForeignOrigin(request);
    const { token, user } = await signIn(this.engine, body, request.ip);
    const reader = readerOf(user, '', this.engine.published(user.authority)!);
    if (body.cookie) setCookie(this.engine.config, reply, token);
    return body.cookie ? { user: userAnswer(reader) } : { token, user: userAnswer(reader) };
  }

  @Route({ id: 'session', method: 'get', path: 'api/session', says: 'Who is signed in, if anybody is.', access: { resource: 'session', act: 'read' }, answer: 'Session' })
  current(@MaybeWho() reader: Reader | undefined) {
    return reader ? { signedIn: true, ...meAnswer(this.engine, reader) } : { signedIn: false, store: this.engine.storeKind };
  }

  @Route({ id: 'signOut', method: 'delete', path: 'api/session', says: 'Signs out. Harmless when nobody is signed in.', access: { resource: 'session', act: 'write' } })
  async end(@MaybeWho() reader: Reader | undefined, @Res({ passthrough: true }) reply: FastifyReply) {
    if (reader) await endSession(this.engine, reader.authority, reader.session);
    setCookie(this.engine.config, reply, undefined);
  }

  @Route({ id: 'me', method: 'get', path: 'api/me', says: 'The signed-in user, her authority, and what kind of store this is.', access: { resource: 'me', act: 'read' }, answer: 'Me' })
  me(@Who() reader: Reader) {
    return meAnswer(this.engine, reader);
  }
}
