import { bson, type Document } from '../bson.ts';
import { isOperators } from '../filters/path-condition.ts';
import { mongoError } from '../mongo-error.ts';
import { isDocument } from '../values/is-document.ts';
import { missing } from '../values/missing.ts';
import { assign, findPlace, makePlace, valueAt } from './place.ts';

/**
 * The document an upsert starts from: what the filter says by equality. `filter` is decoded exactly.
 * @throws NotSingleValueField when the filter says two things about one field.
 */
export function upsertSeed(filter: Document): Document {
  const seed: Document = {};
  for (const [name, value] of equalities(filter)) {
    const path = name.split('.');
    if (path.includes('__proto__')) throw mongoError('BadValue', 'The field name __proto__ is not allowed in an upsert');
    if (findPlace(seed, path)) throw mongoError('NotSingleValueField', `cannot infer query fields to set, path '${name}' is matched twice`);
    const place = makePlace(seed, path);
    if (valueAt(place) === missing) assign(place, value);
  }
  return seed;
}

function equalities(filter: Document): [name: string, value: unknown][] {
  return Object.entries(filter).flatMap(([name, condition]): [string, unknown][] => {
    if (name === '$and' || (name === '$or' && Array.isArray(condition) && condition.length === 1)) {
      return (condition as unknown[]).filter(isDocument).flatMap(equalities);
    }
    if (name.startsWith('$') || condition instanceof bson.BSONRegExp) return [];
    if (!isOperators(condition)) return [[name, condition]];
    if ('$eq' in condition) return [[name, condition.$eq]];
    const only = condition.$in;
    return Array.isArray(only) && only.length === 1 && !(only[0] instanceof bson.BSONRegExp) ? [[name, only[0]]] : [];
  });
}
