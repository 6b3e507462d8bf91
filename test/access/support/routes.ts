import { send, type TestEngine } from '../../api/support/test-engine.ts';

/** A route as the OpenAPI document has it. */
export interface RouteSaid {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly resource: string;
  readonly act: string;
  readonly about?: 'case' | 'person';
}
interface OpenApi {
  readonly paths: { readonly [path: string]: { readonly [method: string]: { readonly operationId: string; readonly 'x-access': { resource: string; act: string; about?: 'case' | 'person' } } } };
}

/** Every route that the engine says it has. Signing out comes last: nobody could ask anything after it. */
export async function routesSaid(engine: TestEngine): Promise<RouteSaid[]> {
  const { paths } = (await send(engine, 'GET', '/api/openapi.json')).body as unknown as OpenApi;
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ operation: operation.operationId, method, path, ...operation['x-access'] })),
  );
  return routes.sort((a, b) => Number(a.operation === 'signOut') - Number(b.operation === 'signOut'));
}
