import { Controller, Inject } from '@nestjs/common';
import { ENGINE, type Engine } from '../context.ts';
import { Route, type RouteSpec } from '../http/route.ts';
import { cookieName } from '../session/credentials.ts';
import { openApiDocument } from './openapi-document.ts';

/** Under this Nest hands over every route of the engine. */
export const ROUTES = Symbol('routes');

@Controller()
export class OpenApiController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(ROUTES) private readonly routes: () => readonly RouteSpec[],
  ) {}

  @Route({ id: 'openapi', method: 'get', path: 'api/openapi.json', says: 'This interface, as an OpenAPI document.', access: { resource: 'openapi', act: 'read' }, answer: 'OpenApi' })
  read() {
    return openApiDocument(this.routes(), cookieName(this.engine.config));
  }
}
