/** What a JSON Schema of the OpenAPI document says, as far as it is needed here. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: { readonly [name: string]: Schema };
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly format?: string;
  readonly pattern?: string;
}
export type Random = () => number;

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
export const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)]!;

const uuid = (random: Random) => '00000000-0000-4000-8000-000000000000'.replace(/0/g, () => Math.floor(random() * 16).toString(16));
const dates = ['2019-05-06', '2026-03-02', '2000-02-29', '2026-02-30', '0001-01-01', '9999-12-31'];
const texts = ['Amy', 'practitioner@northshire', 'contact.submit', 'note.record', 'child-in-need', 'demo', 'x'];

/** A body that fits a schema, more or less. */
export function valueFor(schema: Schema, definitions: { readonly [name: string]: Schema }, random: Random): unknown {
  if (schema.$ref) return valueFor(definitions[schema.$ref.split('/').at(-1)!] ?? {}, definitions, random);
  if (schema.enum) return pick(random, schema.enum);
  switch (schema.type) {
    case 'object': {
      const names = Object.keys(schema.properties ?? {}).filter((name) => schema.required?.includes(name) || random() < 0.5);
      return Object.fromEntries(names.map((name) => [name, valueFor(schema.properties![name]!, definitions, random)]));
    }
    case 'array': return Array.from({ length: (schema.minItems ?? 0) + Math.floor(random() * 3) }, () => valueFor(schema.items ?? {}, definitions, random));
    case 'integer': return (schema.minimum ?? 0) + Math.floor(random() * 4);
    case 'boolean': return random() < 0.5;
    case 'string':
      if (schema.format === 'uuid') return uuid(random);
      if (schema.format === 'date' || schema.pattern?.startsWith('^\\d{4}')) return pick(random, dates);
      return pick(random, texts);
    default: return null;
  }
}

const oddities: readonly unknown[] = [
  null, true, 0, -1, 1.5, 1e308, 2 ** 53, '', ' ', '\u0000', '\r\nX: y', 'a'.repeat(5000), '🧒', '\u202e', '../../etc/passwd', "' OR 1=1 --", '{"$gt":""}', '2026-02-30', '9999-12-31', 'constructor', '__proto__',
  [], {}, [[]], [null], { $gt: '' }, { $where: 'sleep(1)' }, { length: 1e9 }, { toString: 'x' }, { id: 'x' }, Array.from({ length: 2500 }, () => 'x'), Object.fromEntries(Array.from({ length: 2500 }, (_, n) => [`k${n}`, n])),
];
const names = ['toString', 'constructor', 'hasOwnProperty', '$set', 'a.b', 'id', 'authority', 'role', 'readers', '_id', 'x'];

/** The same value with something wrong somewhere, or with nothing wrong at all. */
export function mutated(value: unknown, random: Random, depth = 0): unknown {
  const chance = random();
  if (chance < 0.12) return pick(random, oddities);
  if (Array.isArray(value)) {
    if (chance < 0.2) return [...value, ...value, pick(random, oddities)];
    return value.map((item) => (random() < 0.4 ? mutated(item, random, depth + 1) : (item as unknown)));
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(() => random() > 0.08);
    const changed = entries.map(([name, held]): [string, unknown] => [random() < 0.03 ? pick(random, names) : name, random() < 0.45 ? mutated(held, random, depth + 1) : held]);
    return Object.fromEntries(random() < 0.15 ? [...changed, [pick(random, names), pick(random, oddities)]] : changed);
  }
  if (typeof value === 'string' && chance < 0.4) return value + pick(random, ['\u0000', '"', '%00', "'", '<script>', '‮', 'a'.repeat(300)]);
  return value;
}
/** JSON text with a byte wrong now and then. */
export function spoilt(text: string, random: Random): string {
  if (random() > 0.06) return text;
  const at = Math.floor(random() * text.length);
  return text.slice(0, at) + pick(random, ['', '}', '"', '\u0001', ',', '[['.repeat(30)]) + text.slice(at + 1);
}
