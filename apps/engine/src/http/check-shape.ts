import Ajv2020, { type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { problem, type ProblemError } from './problem.ts';
import { schemas, type SchemaName } from './schemas.ts';

const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true, allowUnionTypes: true });
// The container of the schemas, as the OpenAPI document has it.
ajv.addKeyword('components');
addFormats(ajv, ['uuid', 'date', 'date-time']);
ajv.addSchema({ $id: 'exemplar', components: { schemas } }, 'exemplar');
const compiled = new Map<SchemaName, ValidateFunction>();

/** Checks a request's body against its schema. @throws a 400 problem that names each wrong place. */
export function checkShape<T>(name: SchemaName, body: unknown): T {
  const check = compiled.get(name) ?? ajv.compile({ $ref: `exemplar#/components/schemas/${name}` });
  compiled.set(name, check);
  if (check(body)) return body as T;
  throw problem(400, 'request-invalid', 'Part of what was sent does not have the shape that this address takes.', { errors: (check.errors ?? []).slice(0, 20).map(wrongPlace) });
}

/** Whether a value fits a schema; for tests of answers. */
export function fitsShape(name: SchemaName, value: unknown): string[] {
  const check = ajv.compile({ $ref: `exemplar#/components/schemas/${name}` });
  return check(value) ? [] : (check.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

function wrongPlace(error: ErrorObject): Omit<ProblemError, 'message'> & { message: { en: string } } {
  const extra = error.keyword === 'additionalProperties' || error.keyword === 'unevaluatedProperties' ? `/${String(error.params.additionalProperty ?? error.params.unevaluatedProperty)}` : '';
  return { path: `${error.instancePath}${extra}`, message: { en: error.message ?? 'is wrong' } };
}
