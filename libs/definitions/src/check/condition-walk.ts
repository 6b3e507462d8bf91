import type { JsonSchema } from '../types.ts';

type Keys = readonly (string | number)[];

/** One thing that a condition says of one place: the names of properties that lead there, and what it may be. */
export interface Mention {
  /** Names of properties from the root of the answers or facts; empty at the root itself. */
  readonly subject: readonly string[];
  /** Where in the condition it stands. */
  readonly at: Keys;
  /** Values compared with, for `const` and `enum`. */
  readonly values: readonly unknown[];
  /** True where `properties` speaks of it without `required`: then the condition also holds while it is unanswered. */
  readonly open: boolean;
}

/** Everything that a condition mentions, in the order in which it stands. */
export function mentions(condition: JsonSchema): readonly Mention[] {
  return walk(condition, [], []);
}

function walk(schema: JsonSchema, subject: readonly string[], at: Keys): readonly Mention[] {
  const values = [...(schema['const'] !== undefined ? [schema['const']] : []), ...((schema['enum'] as readonly unknown[] | undefined) ?? [])];
  const required = (schema['required'] ?? []) as readonly string[];
  const properties = Object.entries((schema['properties'] ?? {}) as { readonly [name: string]: JsonSchema });
  return [
    ...(values.length > 0 ? [{ subject, at: [...at, schema['const'] !== undefined ? 'const' : 'enum'], values, open: false }] : []),
    ...required.map((name, index) => ({ subject: [...subject, name], at: [...at, 'required', index], values: [], open: false })),
    ...properties.flatMap(([name, inner]) => [
      { subject: [...subject, name], at: [...at, 'properties', name], values: [], open: !required.includes(name) },
      ...walk(inner, [...subject, name], [...at, 'properties', name]),
    ]),
    ...inner(schema, 'not').flatMap((one) => walk(one, subject, [...at, 'not'])),
    ...inner(schema, 'contains').flatMap((one) => walk(one, subject, [...at, 'contains'])),
    ...['allOf', 'anyOf'].flatMap((key) => ((schema[key] ?? []) as readonly JsonSchema[]).flatMap((one, index) => walk(one, subject, [...at, key, index]))),
  ];
}

function inner(schema: JsonSchema, key: string): readonly JsonSchema[] {
  return schema[key] === undefined ? [] : [schema[key] as JsonSchema];
}

/** The questions that a condition over answers reads. */
export function questionsRead(condition: JsonSchema): ReadonlySet<string> {
  return new Set(mentions(condition).flatMap(({ subject }) => subject.slice(0, 1)));
}
