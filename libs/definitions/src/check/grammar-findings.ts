import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import type { FileKind } from '../grammar/file-kinds.ts';
import { GRAMMARS } from '../grammar/grammars.ts';
import type { Finding, Json } from '../types.ts';
import { didYouMean } from './finding.ts';

const validators = new Map<string, ValidateFunction>();

/** What is wrong with the shape of one file, in sentences. */
export function grammarFindings(path: string, kind: FileKind, value: Json): readonly Finding[] {
  if (!(kind in GRAMMARS)) return [];
  const validate = validatorOf(kind as keyof typeof GRAMMARS);
  if (validate(value)) return [];
  const found = new Map<string, Finding>();
  for (const error of validate.errors ?? []) {
    const said = found.size < MOST_FINDINGS ? sentence(error) : undefined;
    if (said) found.set(`${said.path} ${said.message}`, { file: path, ...said });
  }
  return [...found.values()];
}

/** Nobody reads more of one file; what would make thousands was not written by hand. */
const MOST_FINDINGS = 200;

function validatorOf(kind: keyof typeof GRAMMARS): ValidateFunction {
  const known = validators.get(kind);
  if (known) return known;
  const compiled = new Ajv2020({ allErrors: true, verbose: true, strict: false }).compile(GRAMMARS[kind]);
  validators.set(kind, compiled);
  return compiled;
}

type Said = Pick<Finding, 'path' | 'rule' | 'message'>;

function sentence(error: ErrorObject): Said | undefined {
  const at = error.instancePath;
  const params = error.params as { readonly [name: string]: unknown };
  const limit = Number(params['limit']);
  switch (error.keyword) {
    // Both only repeat what the keyword inside them says.
    case 'if':
    case 'propertyNames':
      return undefined;
    case 'additionalProperties':
      return unknownKey(at, String(params['additionalProperty']), error.parentSchema);
    case 'false schema':
      return unknownKey(at.slice(0, at.lastIndexOf('/')), at.slice(at.lastIndexOf('/') + 1).replaceAll('~1', '/').replaceAll('~0', '~'), undefined);
    case 'required':
      return { path: at, rule: 'missing-key', message: `'${String(params['missingProperty'])}' is missing here: add it.` };
    case 'type':
      return { path: at, rule: 'wrong-type', message: `This must be ${typeWords(params['type'])}, not ${typeOf(error.data)}.` };
    case 'enum':
      return unknownValue(at, error.data, params['allowedValues'] as readonly unknown[]);
    case 'const':
      return { path: at, rule: 'unknown-value', message: `This must be ${JSON.stringify(params['allowedValue'])}.` };
    case 'pattern':
      return wrongForm(at, error);
    case 'minItems':
    case 'minProperties':
    case 'minLength':
      return { path: at, rule: 'too-few', message: limit === 1 ? 'This is empty: fill it in, or take it out.' : `This needs at least ${limit}.` };
    case 'minimum':
      return { path: at, rule: 'too-small', message: `This must be ${limit} or more.` };
    default:
      return { path: at, rule: 'wrong-form', message: `This ${error.message ?? 'is not as the grammar wants it'}.` };
  }
}

/** JSON Schema words that are left out of the grammar on purpose, and what to do instead. */
const LEFT_OUT: { readonly [key: string]: string } = {
  default: 'It would write an answer that nobody chose: use prefill for what is known already.',
  pattern: 'Use a named format instead, such as "format": "postcode".',
  oneOf: 'Use enum with options, or one question for each case with showWhen.',
  anyOf: 'Use one question for each case, with showWhen.',
  $ref: 'Write the question out, or put it into a block.',
  title: 'Put the words into the label, under questions.',
  description: 'Put the words into the hint, under questions.',
  always: 'A workflow moves only when somebody acts: make it an action.',
  after: 'Limits are clocks: write a row in clocks.json.',
  invoke: 'A workflow starts nothing by itself: make it an action.',
  entry: 'A workflow does nothing but move: what an action does is named by does.',
  exit: 'A workflow does nothing but move: what an action does is named by does.',
  actions: 'A workflow does nothing but move: what an action does is named by does.',
  history: 'A state remembers nothing: name the state to go back to.',
  type: 'Every state is a plain one: leave it out.',
};

function unknownKey(at: string, key: string, parent: ErrorObject['parentSchema']): Said {
  const known = Object.keys((parent?.['properties'] as object | undefined) ?? {}).filter((one) => one !== '$schema');
  const advice = LEFT_OUT[key] === undefined ? didYouMean(key, known) : ` ${LEFT_OUT[key]}`;
  const path = `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return { path, rule: 'unknown-key', message: `'${key}' is not a key here.${advice}` };
}

function unknownValue(at: string, value: unknown, allowed: readonly unknown[]): Said {
  const names = allowed.map(String);
  return { path: at, rule: 'unknown-value', message: `${show(value)} is not possible here.${typeof value === 'string' ? didYouMean(value, names) : ` There is: ${names.join(', ')}.`}` };
}

function wrongForm(at: string, error: ErrorObject): Said {
  if (error.schema === '\\S') return { path: at, rule: 'blank-text', message: 'These words are blank: write them, or take the key out.' };
  const value = error.propertyName ?? error.data;
  const description = String(error.parentSchema?.['description'] ?? 'what is expected here');
  return { path: at, rule: 'wrong-form', message: `${show(value)} is not ${description}.` };
}

function show(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
}

const TYPE_WORDS: { readonly [type: string]: string } = {
  string: 'text', number: 'a number', integer: 'a whole number', boolean: 'true or false', array: 'a list', object: 'an object', null: 'null',
};

function typeWords(type: unknown): string {
  return (Array.isArray(type) ? (type as readonly unknown[]) : [type]).map((one) => TYPE_WORDS[String(one)] ?? String(one)).join(' or ');
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return TYPE_WORDS[Array.isArray(value) ? 'array' : typeof value] ?? typeof value;
}
