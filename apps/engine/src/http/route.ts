import { applyDecorators, HttpCode, RequestMapping, RequestMethod, SetMetadata } from '@nestjs/common';
import type { AccessAct } from '#definitions';
import type { SchemaName } from './schemas.ts';

/** What a route is about: the row of the access table that answers, and the record named in its path, if one is. */
export interface RouteAccess {
  readonly resource: string;
  readonly act: AccessAct;
  /** `:id` names a case or a person, whose visibility is settled before anything else is looked at. */
  readonly about?: 'case' | 'person';
}
/** Everything about a route: what Nest serves, what the guards ask, and what the OpenAPI document says. */
export interface RouteSpec {
  readonly id: string;
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** Without the leading slash, as Nest writes it: `api/cases/:id`. */
  readonly path: string;
  readonly says: string;
  readonly access: RouteAccess;
  readonly body?: SchemaName;
  /** True when the handler checks the body's shape itself, after it has looked for a repeated action id. */
  readonly shapeLater?: boolean;
  readonly status?: number;
  /** The schema of the answer; none for an answer without a body. */
  readonly answer?: SchemaName;
  /** What the answer is, where it is not JSON. */
  readonly media?: 'text/javascript';
  /** Statuses of refusals that are this route's own; those of every route are added. */
  readonly refuses?: readonly number[];
}

const routeKey = 'exemplar:route';
const methods = { get: RequestMethod.GET, post: RequestMethod.POST, put: RequestMethod.PUT, delete: RequestMethod.DELETE };

/** Serves a method of a controller as said. */
export function Route(spec: RouteSpec): MethodDecorator {
  return applyDecorators(
    RequestMapping({ path: spec.path, method: methods[spec.method] }),
    HttpCode(statusOf(spec)),
    SetMetadata(routeKey, spec),
  );
}

/** The status of an answer that is no refusal. */
export function statusOf(spec: RouteSpec): number {
  return spec.status ?? (spec.answer || spec.media ? 200 : 204);
}

/** What was said about a handler; undefined for one that is not a route of ours. */
export function routeOf(handler: object): RouteSpec | undefined {
  return Reflect.getMetadata(routeKey, handler) as RouteSpec | undefined;
}

/** Every route of some controllers, in the order of their methods. */
export function routesOf(controllers: readonly { prototype: object }[]): RouteSpec[] {
  return controllers.flatMap(({ prototype }) =>
    Object.getOwnPropertyNames(prototype).flatMap((name) => {
      const value: unknown = Object.getOwnPropertyDescriptor(prototype, name)?.value;
      const spec = typeof value === 'function' ? routeOf(value) : undefined;
      return spec ? [spec] : [];
    }),
  );
}
