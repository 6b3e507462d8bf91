import { statusOf, type RouteSpec } from '../http/route.ts';
import { problemBody } from '../http/problem.ts';
import { schemas } from '../http/schemas.ts';

/** What may happen to any request, beside what a route itself refuses. */
const always = [400, 500, 503];
const withBody = [413, 415];

/** The OpenAPI 3.1 document of some routes, complete enough to make a client or a fuzzer from it. */
export function openApiDocument(routes: readonly RouteSpec[], cookieName: string): { readonly [key: string]: unknown } {
  const paths: { [path: string]: { [method: string]: unknown } } = {};
  for (const route of routes) {
    const path = `/${route.path.replace(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [route.method]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Exemplar', version: '1', description: 'Cases, records and workflows of children’s social care. Every refusal is a problem document (RFC 9457).' },
    paths,
    components: {
      schemas,
      securitySchemes: { token: { type: 'http', scheme: 'bearer' }, cookie: { type: 'apiKey', in: 'cookie', name: cookieName } },
    },
  };
}

function operation(route: RouteSpec) {
  const parameters = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string', maxLength: 100 } }));
  const refusals = [...new Set([...always, ...(isOpen(route) ? [] : [401, 403]), ...(parameters.length > 0 ? [404] : []), ...(route.body ? withBody : []), ...(route.refuses ?? [])])].sort();
  return {
    operationId: route.id,
    summary: route.says,
    tags: [route.access.resource],
    'x-access': { resource: route.access.resource, act: route.access.act, ...(route.access.about && { about: route.access.about }) },
    security: isOpen(route) ? [] : [{ token: [] }, { cookie: [] }],
    ...(parameters.length > 0 && { parameters }),
    ...(route.body && { requestBody: { required: true, content: { 'application/json': { schema: { $ref: `#/components/schemas/${route.body}` } } } } }),
    responses: { [statusOf(route)]: success(route), ...Object.fromEntries(refusals.map((status) => [status, refusal(status)])) },
  };
}

function success(route: RouteSpec) {
  if (route.media) return { description: 'As asked.', content: { [route.media]: { schema: { type: 'string' } } } };
  if (!route.answer) return { description: 'Done.' };
  return { description: 'As asked.', content: { 'application/json': { schema: { $ref: `#/components/schemas/${route.answer}` } } } };
}
function refusal(status: number) {
  const { title } = problemBody(status, { code: '', detail: '' });
  return { description: title, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
}
const open = new Set(['session', 'health', 'openapi', 'validator']);
function isOpen({ access }: RouteSpec): boolean {
  return open.has(access.resource);
}

