import type { Json, JsonObject, JsonSchema, ResolvedQuestion } from '../types.ts';

/** How one question is asked about in a condition that a person chooses. */
export type Comparison = 'answered' | 'notAnswered' | 'yes' | 'no' | 'oneOf' | 'noneOf' | 'atLeast' | 'atMost';
/** One thing said of one question. `values`: codes for oneOf and noneOf; one number for atLeast and atMost (of rows: how many). */
export interface Choice {
  readonly question: string;
  readonly is: Comparison;
  readonly values?: readonly (string | number)[];
}
/** Several things, of which all or any must hold. One alone is `all`. */
export interface Choices {
  readonly join: 'all' | 'any';
  readonly of: readonly Choice[];
}
type Kinds = { readonly [question: string]: Pick<ResolvedQuestion, 'kind'> | undefined };

const HAS_VALUES: { readonly [is in Comparison]: boolean } = { answered: false, notAnswered: false, yes: false, no: false, oneOf: true, noneOf: true, atLeast: true, atMost: true };

/** The comparisons that make sense of a question of this kind, the likeliest first. */
export function comparisonsOf(kind: ResolvedQuestion['kind']): readonly Comparison[] {
  switch (kind) {
    case 'yesNo':
      return ['yes', 'no', 'answered', 'notAnswered'];
    case 'choice':
    case 'choices':
      return ['oneOf', 'noneOf', 'answered', 'notAnswered'];
    case 'number':
    case 'group':
      return ['atLeast', 'atMost', 'answered', 'notAnswered'];
    case 'text':
    case 'narrative':
    case 'words':
    case 'date':
    case 'dateTime':
      return ['answered', 'notAnswered'];
    default:
      return kind satisfies never;
  }
}

/** True of a choice that is complete: a comparison with values has some. */
export function isWhole({ question, is, values = [] }: Choice): boolean {
  return question !== '' && (!HAS_VALUES[is] || values.length > 0);
}

/** The condition as a JSON Schema over the answers; undefined while nothing whole was chosen. */
export function conditionOf({ join, of }: Choices, questions: Kinds): JsonSchema | undefined {
  const parts = of.filter(isWhole).map((choice) => choiceSchema(choice, questions[choice.question]?.kind));
  if (parts.length < 2) return parts[0];
  return join === 'all' ? { allOf: parts } : { anyOf: parts };
}

function choiceSchema({ question, is, values = [] }: Choice, kind: ResolvedQuestion['kind'] | undefined): JsonSchema {
  const that = (rule: JsonObject): JsonSchema => ({ type: 'object', properties: { [question]: rule }, required: [question] });
  const several = kind === 'choices';
  switch (is) {
    case 'answered':
      return { type: 'object', required: [question] };
    case 'notAnswered':
      return { not: { type: 'object', required: [question] } };
    case 'yes':
      return that({ const: true });
    case 'no':
      return that({ const: false });
    case 'oneOf':
      return that(several ? { type: 'array', contains: among(values) } : among(values));
    case 'noneOf':
      return that({ not: several ? { type: 'array', contains: among(values) } : among(values) });
    case 'atLeast':
      return that(limit(kind, 'min', values));
    case 'atMost':
      return that(limit(kind, 'max', values));
    default:
      return is satisfies never;
  }
}

function among(values: readonly (string | number)[]): JsonObject {
  return values.length === 1 ? { const: values[0]! } : { enum: values };
}

function limit(kind: ResolvedQuestion['kind'] | undefined, end: 'min' | 'max', values: readonly (string | number)[]): JsonObject {
  const number = Number(values[0]);
  return kind === 'group' || kind === 'choices' ? { type: 'array', [`${end}Items`]: number } : { type: 'number', [`${end}imum`]: number };
}

/** What was chosen, from the condition; undefined for one that was written by hand and says more than can be chosen. */
export function choicesOf(condition: JsonSchema): Choices | undefined {
  for (const [key, join] of [['allOf', 'all'], ['anyOf', 'any']] as const) {
    const parts = condition[key];
    if (Object.keys(condition).length === 1 && Array.isArray(parts)) return joined(join, (parts as readonly JsonSchema[]).map(partChoices));
  }
  const of = partChoices(condition);
  return of && { join: 'all', of };
}

/** Each part of what any of must hold says one thing only. */
function joined(join: Choices['join'], parts: readonly (readonly Choice[] | undefined)[]): Choices | undefined {
  if (parts.some((part) => part === undefined || (join === 'any' && part.length !== 1))) return undefined;
  const of = parts.flatMap((part) => part ?? []);
  return { join: of.length === 1 ? 'all' : join, of };
}

/** What an object of properties says of each: all of it must hold. */
function partChoices(part: JsonSchema): readonly Choice[] | undefined {
  if (onlyKeys(part, ['not'])) return absent(part['not'] as JsonSchema);
  if (!onlyKeys(part, ['type', 'properties', 'required']) || (part['type'] !== undefined && part['type'] !== 'object')) return undefined;
  const required = (part['required'] ?? []) as readonly string[];
  const rules = Object.entries((part['properties'] ?? {}) as { readonly [question: string]: JsonSchema });
  if (rules.some(([question]) => !required.includes(question))) return undefined;
  const said = new Map<string, Choice | undefined>(required.map((question) => [question, { question, is: 'answered' }]));
  for (const [question, rule] of rules) said.set(question, ruleChoice(question, rule));
  const choices = [...said.values()];
  return choices.length > 0 && choices.every((choice) => choice !== undefined) ? (choices as readonly Choice[]) : undefined;
}

function absent(inner: JsonSchema): readonly Choice[] | undefined {
  const required = (inner['required'] ?? []) as readonly string[];
  return onlyKeys(inner, ['type', 'required']) && required.length === 1 ? [{ question: required[0]!, is: 'notAnswered' }] : undefined;
}

function ruleChoice(question: string, rule: JsonSchema): Choice | undefined {
  if (onlyKeys(rule, ['const']) && typeof rule['const'] === 'boolean') return { question, is: rule['const'] ? 'yes' : 'no' };
  const chosen = valuesOf(rule);
  if (chosen) return { question, is: 'oneOf', values: chosen };
  const without = onlyKeys(rule, ['not']) ? valuesOf(rule['not'] as JsonSchema) : undefined;
  if (without) return { question, is: 'noneOf', values: without };
  return limitChoice(question, rule);
}

function valuesOf(rule: JsonSchema): readonly (string | number)[] | undefined {
  if (onlyKeys(rule, ['type', 'contains']) && rule['contains'] !== undefined) return valuesOf(rule['contains'] as JsonSchema);
  const values: Json | undefined = onlyKeys(rule, ['const']) ? [rule['const']!] : onlyKeys(rule, ['enum']) ? rule['enum'] : undefined;
  return Array.isArray(values) && values.every((value) => typeof value === 'string' || typeof value === 'number') ? (values as readonly (string | number)[]) : undefined;
}

function limitChoice(question: string, rule: JsonSchema): Choice | undefined {
  const [key, ...others] = Object.keys(rule).filter((one) => one !== 'type');
  const value = key === undefined ? undefined : rule[key];
  if (others.length > 0 || typeof value !== 'number') return undefined;
  if (key === 'minimum' || key === 'minItems') return { question, is: 'atLeast', values: [value] };
  return key === 'maximum' || key === 'maxItems' ? { question, is: 'atMost', values: [value] } : undefined;
}

function onlyKeys(schema: JsonSchema, keys: readonly string[]): boolean {
  return Object.keys(schema).length > 0 && Object.keys(schema).every((key) => keys.includes(key));
}
