import type { Json, JsonObject, JsonSchema } from '#definitions';
import { addDays } from './london-time.ts';
import type { Random } from './random.ts';
import { narrative } from './words.ts';

/** What a generated answer may depend on beside chance. */
export interface ValueContext {
  readonly random: Random;
  /** The civil day it is; no generated date lies after it. */
  readonly today: string;
}

/** Values that the named formats admit: invented, or set apart for examples. */
const formats: { readonly [format: string]: readonly string[] } = {
  'nhs-number': ['9434765919', '9990548609', '9990554013'],
  upn: ['H801200001001'],
  postcode: ['NS1 4QT', 'TB9 2HL', 'WH3 7AD'],
  phone: ['01632 960 001', '01632 960 177'],
  email: ['someone@example.org'],
};

const isObject = (value: Json | undefined): value is JsonObject => value !== null && typeof value === 'object' && !Array.isArray(value);

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);

const whole = (value: Json | undefined, otherwise: number): number => (typeof value === 'number' ? value : otherwise);

/** A recent day, most often today or yesterday, for these need no explanation. */
const recentDay = ({ random, today }: ValueContext): string => addDays(today, random.chance(0.8) ? -random.int(0, 1) : -random.int(2, 60));

const textFor = (schema: JsonSchema, context: ValueContext): string => {
  const { random } = context;
  const format = typeof schema.format === 'string' ? schema.format : '';
  if (format === 'date') return recentDay(context);
  if (format === 'date-time') return `${addDays(context.today, -random.int(1, 2))}T${String(random.int(8, 18)).padStart(2, '0')}:${random.pick(['00', '15', '30', '45'])}`;
  if (format === 'uuid') return random.uuid();
  const known = formats[format];
  if (known) return random.pick(known);
  const least = whole(schema.minLength, 0);
  const most = whole(schema.maxLength, 2000);
  return narrative(random, least, Math.min(most, Math.max(least, 400)));
};

const numberFor = (schema: JsonSchema, { random }: ValueContext): number => {
  const low = whole(schema.minimum, whole(schema.exclusiveMinimum, 0));
  return random.int(low, Math.max(low, whole(schema.maximum, low + 10)));
};

const arrayFor = (schema: JsonSchema, context: ValueContext): Json[] => {
  const { random } = context;
  const items = isObject(schema.items) ? schema.items : {};
  const least = Math.max(1, whole(schema.minItems, 0));
  const codes = listOf(items.enum);
  if (codes.length > 0) return random.some(codes, random.int(least, Math.min(codes.length, whole(schema.maxItems, least + 2))));
  return Array.from({ length: random.int(least, Math.min(least + 1, whole(schema.maxItems, least + 1))) }, () => generateValue(items, context));
};

const rowFor = (schema: JsonSchema, context: ValueContext): JsonObject => {
  const properties = isObject(schema.properties) ? schema.properties : {};
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [name, name === 'id' ? context.random.uuid() : generateValue(isObject(property) ? property : {}, context)]),
  );
};

/**
 * A value that a question's JSON Schema admits, as far as its own keywords say (type, enum, const, format, lengths, bounds).
 * Codes are chosen evenly, so that rare answers come up as often as common ones.
 */
export const generateValue = (schema: JsonSchema, context: ValueContext): Json => {
  if (schema.const !== undefined) return schema.const;
  const codes = listOf(schema.enum);
  if (codes.length > 0) return context.random.pick(codes);
  const type = Array.isArray(schema.type) ? listOf(schema.type)[0] : schema.type;
  switch (type) {
    case 'boolean':
      return context.random.chance(0.5);
    case 'integer':
    case 'number':
      return numberFor(schema, context);
    case 'array':
      return arrayFor(schema, context);
    case 'object':
      return rowFor(schema, context);
    default:
      return textFor(schema, context);
  }
};
