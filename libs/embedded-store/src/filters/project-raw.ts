import type { Document } from '../bson.ts';
import { mongoError, notSupported } from '../mongo-error.ts';
import { documentOf, elementsOf, namedElement, rawType, type RawElement } from '../values/raw-document.ts';

/** Which fields to keep or to leave out: `true` is the whole field, a map says which parts of it. */
type FieldTree = Map<string, true | FieldTree>;

interface Projection {
  readonly include: boolean;
  readonly fields: FieldTree;
}

/**
 * Compiles an inclusion or exclusion of (dotted) fields into a function over BSON bytes, so that no value changes
 * its type and nothing is decoded.
 * @throws CommandNotSupported for projection operators, literals and positional fields.
 */
export function projectRaw(projection: Document): (raw: Buffer) => Buffer {
  const compiled = compile(projection);
  return (raw) => projectDocument(raw, compiled.fields, compiled.include);
}

function compile(projection: Document): Projection {
  const wanted = Object.entries(projection).map(([name, value]) => ({ name, shown: isShown(name, value) }));
  const fields = wanted.filter(({ name }) => name !== '_id');
  const id = wanted.find(({ name }) => name === '_id');
  const include = (fields[0] ?? id)?.shown ?? false;
  const mixed = fields.find(({ shown }) => shown !== include);
  if (mixed) {
    throw mongoError('Location31254', `Cannot do ${include ? 'exclusion' : 'inclusion'} on field ${mixed.name} in ${include ? 'inclusion' : 'exclusion'} projection`);
  }
  const tree: FieldTree = new Map();
  for (const { name } of fields) plant(tree, name);
  const treeHoldsId = include ? (id?.shown ?? true) : id?.shown === false;
  if (treeHoldsId) tree.set('_id', true);
  return { include, fields: tree };
}

function isShown(name: string, value: unknown): boolean {
  if (name.startsWith('$') || name.endsWith('.$')) throw notSupported(`The projection of ${name}`);
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  throw notSupported(`A projection of ${name} by anything but 1 and 0`);
}

function plant(tree: FieldTree, name: string): void {
  const path = name.split('.');
  const last = path.pop()!;
  let branch = tree;
  for (const step of path) {
    const next = branch.get(step) ?? new Map();
    if (next === true) throw mongoError('Location31249', `Path collision at ${name}`);
    branch.set(step, next);
    branch = next;
  }
  if (branch.has(last)) throw mongoError('Location31249', `Path collision at ${name}`);
  branch.set(last, true);
}

function projectDocument(raw: Buffer, tree: FieldTree, include: boolean): Buffer {
  const kept: Buffer[] = [];
  for (const element of elementsOf(raw)) {
    const part = projectElement(raw, element, element.name, tree.get(element.name), include);
    if (part) kept.push(part);
  }
  return documentOf(kept);
}

function projectElement(raw: Buffer, element: RawElement, name: string, wanted: true | FieldTree | undefined, include: boolean): Buffer | undefined {
  const whole = raw.subarray(element.start, element.end);
  if (wanted === undefined) return include ? undefined : whole;
  if (wanted === true) return include ? whole : undefined;
  const value = raw.subarray(element.value, element.end);
  if (element.type === rawType.document) return namedElement(rawType.document, name, projectDocument(value, wanted, include));
  if (element.type === rawType.array) return namedElement(rawType.array, name, projectArray(value, wanted, include));
  return include ? undefined : whole;
}

/** Arrays keep their documents, each projected; an inclusion drops the elements that are not documents. */
function projectArray(raw: Buffer, tree: FieldTree, include: boolean): Buffer {
  const kept: Buffer[] = [];
  for (const element of elementsOf(raw)) {
    const part = projectElement(raw, element, String(kept.length), tree, include);
    if (part) kept.push(part);
  }
  return documentOf(kept);
}
