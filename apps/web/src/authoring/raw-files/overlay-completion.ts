import type { Json, JsonObject, JsonSchema } from '#form-answers';
import type { SyntaxNode, Tree } from './json-tree.ts';
import { isValue, nameOf, propertiesOf, rootOf, textOf, valueAt } from './json-tree.ts';

export interface Completion {
  readonly label: string;
  readonly insert: string;
  readonly detail?: string;
}
export interface Completions {
  readonly from: number;
  readonly to: number;
  /** The options are keys of an object, not values. */
  readonly keys: boolean;
  readonly options: readonly Completion[];
}
/** Ids that may stand under a key, which the grammar cannot know: the questions, sections and actions of this form or workflow. */
export type KnownIds = { readonly [key: string]: readonly string[] };

type Step = { readonly key: string } | { readonly item: true };
/** A place in a file: the containers from the outside in, each with the step that leads into it. */
interface Place {
  readonly nodes: readonly SyntaxNode[];
  readonly steps: readonly Step[];
}

const part = (schema: Json | undefined): JsonSchema | undefined => (typeof schema === 'object' && schema !== null && !Array.isArray(schema) ? (schema as JsonSchema) : undefined);
const some = (schema: Json | undefined): readonly JsonSchema[] => {
  const found = part(schema);
  return found ? [found] : [];
};
const parts = (schemas: Json | undefined): readonly JsonSchema[] => (Array.isArray(schemas) ? (schemas as readonly Json[]).flatMap(some) : []);
const typeNames: { readonly [node: string]: string } = { Object: 'object', Array: 'array', String: 'string', Number: 'number', True: 'boolean', False: 'boolean', Null: 'null' };

/** Whether a value, as far as it is written, fits the simple tests by which the grammar tells one shape from another. */
const fits = (test: JsonSchema, node: SyntaxNode | undefined, text: string): boolean => {
  if (test.type !== undefined && (!node || typeNames[node.name] !== test.type)) return false;
  const known = node && node.name === 'String' ? textOf(node, text) : undefined;
  if (test.const !== undefined && test.const !== known) return false;
  if (Array.isArray(test.enum) && !(test.enum as readonly Json[]).includes(known ?? null)) return false;
  const properties = Object.entries((test.properties ?? {}) as JsonObject);
  return properties.every(([key, of]) => {
    const inner = part(of);
    return !inner || (node?.name === 'Object' && fits(inner, valueAt(node, key, text), text));
  });
};

/** A schema and every schema that holds with it for this value. */
const together = (schema: JsonSchema, grammar: JsonSchema, node: SyntaxNode | undefined, text: string, depth = 0): readonly JsonSchema[] => {
  if (depth > 12) return [];
  const deeper = (inner: JsonSchema | undefined) => (inner ? together(inner, grammar, node, text, depth + 1) : []);
  const ref = typeof schema.$ref === 'string' ? part(((grammar.$defs ?? {}) as JsonObject)[schema.$ref.replace('#/$defs/', '')]) : undefined;
  const test = part(schema.if as Json | undefined);
  return [
    schema,
    ...deeper(schema.$ref === '#' ? grammar : ref),
    ...[...parts(schema.allOf as Json), ...parts(schema.anyOf as Json), ...parts(schema.oneOf as Json)].flatMap((one) => deeper(one)),
    ...(test ? deeper(part((fits(test, node, text) ? schema.then : schema.else) as Json | undefined)) : []),
  ];
};

const into = (schemas: readonly JsonSchema[], step: Step): readonly JsonSchema[] =>
  schemas.flatMap((schema) => {
    if ('item' in step) return some(schema.items as Json | undefined);
    const properties = (schema.properties ?? {}) as JsonObject;
    return some(step.key in properties ? properties[step.key] : (schema.additionalProperties as Json | undefined));
  });

/** The schemas that hold at a place. */
const schemasAt = (grammar: JsonSchema, { nodes, steps }: Place, text: string): readonly JsonSchema[] => {
  let schemas: readonly JsonSchema[] = [grammar];
  steps.forEach((step, index) => {
    schemas = into(schemas.flatMap((schema) => together(schema, grammar, nodes[index], text)), step);
  });
  return schemas.flatMap((schema) => together(schema, grammar, nodes[steps.length], text));
};

/** The place of a container, from the root down. */
const placeOf = (container: SyntaxNode, text: string): Place => {
  const nodes: SyntaxNode[] = [container];
  const steps: Step[] = [];
  for (let node: SyntaxNode | null = container; node?.parent; node = node.parent) {
    const { parent } = node;
    if (parent.name === 'Array') steps.unshift({ item: true });
    else if (parent.name === 'Property') steps.unshift({ key: nameOf(parent, text) });
    if (parent.name === 'Array' || parent.name === 'Object') nodes.unshift(parent);
  }
  return { nodes, steps };
};

const keysAt = (grammar: JsonSchema, object: SyntaxNode, text: string, written: string): readonly Completion[] => {
  const schemas = schemasAt(grammar, placeOf(object, text), text);
  const there = new Set(propertiesOf(object).map((one) => nameOf(one, text)).filter((name) => name !== written));
  const needed = new Set(schemas.flatMap(({ required }) => (Array.isArray(required) ? (required as readonly string[]) : [])));
  const found = new Map<string, Completion>();
  for (const { properties } of schemas) {
    for (const [key, of] of Object.entries((properties ?? {}) as JsonObject)) {
      if (there.has(key) || found.get(key)?.detail) continue;
      const detail = [part(of)?.description, needed.has(key) ? '*' : undefined].filter((one) => typeof one === 'string').join(' ');
      found.set(key, { label: key, insert: JSON.stringify(key), ...(detail ? { detail } : {}) });
    }
  }
  return [...found.values()].toSorted((a, b) => Number(needed.has(b.label)) - Number(needed.has(a.label)));
};

const valuesAt = (grammar: JsonSchema, container: SyntaxNode, step: Step, text: string, known: KnownIds): readonly Completion[] => {
  const place = placeOf(container, text);
  const schemas = schemasAt(grammar, { nodes: place.nodes, steps: [...place.steps, step] }, text);
  const said = schemas.flatMap((schema): readonly Json[] => (Array.isArray(schema.enum) ? (schema.enum as Json[]) : schema.const !== undefined ? [schema.const as Json] : schema.type === 'boolean' ? [true, false] : []));
  const ids = 'key' in step ? (known[step.key] ?? []) : [];
  return [...new Set([...said, ...ids].map((value) => JSON.stringify(value)))].map((insert) => ({ label: insert.replace(/^"|"$/g, ''), insert }));
};

const around = (node: SyntaxNode, offset: number): { readonly from: number; readonly to: number } => (node.name === 'String' || node.name === 'PropertyName' ? { from: node.from, to: node.to } : { from: offset, to: offset });

/** What may stand at the cursor: keys that are not there yet (the needed ones first), or values. */
export const completionsAt = (grammar: JsonSchema, tree: Tree, text: string, offset: number, known: KnownIds = {}): Completions | undefined => {
  const root = rootOf(tree);
  if (!root || offset <= root.from) return undefined;
  let node: SyntaxNode = tree.resolveInner(offset, -1);
  if (node.name === '⚠' && node.parent) node = node.parent;
  if (node.name === 'PropertyName' && node.parent?.parent) return { ...around(node, offset), keys: true, options: keysAt(grammar, node.parent.parent, text, textOf(node, text)) };
  const at = isValue(node) && node.name !== 'Object' && node.name !== 'Array' ? node : undefined;
  const holder = at ? at.parent : node.name === 'Object' || node.name === 'Array' || node.name === 'Property' ? node : node.parent;
  if (!holder) return undefined;
  const where = at ? around(at, offset) : { from: offset, to: offset };
  if (holder.name === 'Property' && holder.parent) return { ...where, keys: false, options: valuesAt(grammar, holder.parent, { key: nameOf(holder, text) }, text, known) };
  if (holder.name === 'Array') return { ...where, keys: false, options: valuesAt(grammar, holder, { item: true }, text, known) };
  return holder.name === 'Object' ? { ...where, keys: true, options: keysAt(grammar, holder, text, '') } : undefined;
};
