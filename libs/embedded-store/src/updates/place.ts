import type { Document } from '../bson.ts';
import { mongoError } from '../mongo-error.ts';
import { isDocument } from '../values/is-document.ts';
import { missing } from '../values/missing.ts';

/** Where a path ends in a document: a field of a sub-document or an element of an array. */
export interface Place {
  readonly container: Document | unknown[];
  readonly name: string;
}

const arrayPosition = /^(0|[1-9]\d*)$/;
const mostPadding = 1_500_000;

/** The place a path leads to, or undefined where the document does not reach that far. */
export function findPlace(document: Document, path: readonly string[]): Place | undefined {
  let container: unknown = document;
  for (const step of path.slice(0, -1)) {
    const value = isContainer(container) ? valueAt({ container, name: step }) : missing;
    if (value === missing) return undefined;
    container = value;
  }
  const place = { container, name: path[path.length - 1]! };
  return isContainer(container) && valueAt(place as Place) !== missing ? (place as Place) : undefined;
}

/**
 * The place a path leads to, with the sub-documents on the way made where they are missing.
 * @throws PathNotViable where something else is in the way.
 */
export function makePlace(document: Document, path: readonly string[]): Place {
  let container: Document | unknown[] = document;
  for (const [position, step] of path.entries()) {
    const place: Place = { container, name: step };
    checkName(place);
    if (position === path.length - 1) return place;
    let next = valueAt(place);
    if (next === missing) {
      next = {};
      assign(place, next);
    }
    if (!isContainer(next)) throw mongoError('PathNotViable', `Cannot create field '${path[position + 1]}' in element {${step}: ${JSON.stringify(next)}}`);
    container = next;
  }
  throw mongoError('EmptyFieldName', 'An update path is empty');
}

/** What stands at a place, or `missing`. */
export function valueAt({ container, name }: Place): unknown {
  if (Array.isArray(container)) {
    return arrayPosition.test(name) && Number(name) < container.length ? container[Number(name)] : missing;
  }
  return Object.hasOwn(container, name) ? container[name] : missing;
}

/** Puts a value at a place; an array that is too short is filled with nulls, as in MongoDB. */
export function assign({ container, name }: Place, value: unknown): void {
  if (!Array.isArray(container)) {
    container[name] = value;
    return;
  }
  const position = Number(name);
  if (position - container.length > mostPadding) throw mongoError('BadValue', `can't backfill more than ${mostPadding} elements`);
  while (container.length < position) container.push(null);
  container[position] = value;
}

/** Takes a field away; an element of an array becomes null, so that the others keep their places. */
export function removeFrom({ container, name }: Place): void {
  if (Array.isArray(container)) container[Number(name)] = null;
  else delete container[name];
}

function checkName({ container, name }: Place): void {
  if (Array.isArray(container) && !arrayPosition.test(name)) {
    throw mongoError('PathNotViable', `Cannot create field '${name}' in an array`);
  }
}

function isContainer(value: unknown): value is Document | unknown[] {
  return Array.isArray(value) || isDocument(value);
}
