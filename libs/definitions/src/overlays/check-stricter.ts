import { didYouMean } from '../check/finding.ts';
import { itemsOf } from '../resolve/question-kind.ts';
import { own } from '../own.ts';
import type { Finding, JsonSchema, ResolvedQuestion } from '../types.ts';
import { neverHolds } from './condition-chances.ts';
import type { FormCase, Placed } from './form-check-context.ts';
import { called, fault, placed, questionOf } from './form-check-context.ts';

/** Faults of what an authority asks more strictly. */
export function checkStricter(one: FormCase): readonly Finding[] {
  return [
    ...placed(one, 'require').flatMap((at) => checkRequire(one, at)),
    ...placed(one, 'requireWhen').flatMap((at) => checkRequireWhen(one, at)),
    ...placed(one, 'narrow').flatMap((at) => checkNarrow(one, at)),
  ];
}

/** The question before it was made stricter, if it is still asked. */
function before(one: FormCase, id: string): ResolvedQuestion | undefined {
  if (one.gone.has(id)) return undefined;
  const added = one.added.get(id);
  const question = questionOf(one, id);
  return own(one.national.questions, id) ?? (question && added && { ...question, required: added.required });
}

function checkRequire(one: FormCase, { index, operation: { question: id } }: Placed<'require'>): readonly Finding[] {
  const question = before(one, id);
  if (!question) return [];
  if (question.required) return [fault(one, index, ['question'], 'require-same', `${called(one, id)} must be answered already: take this out.`)];
  const never = question.showWhen && neverHolds(question.showWhen, one.resolved.questions, one.schemas, one.chances);
  return never ? [fault(one, index, ['question'], 'require-hidden', `${called(one, id)} is never asked, as no answers make its condition true, so it cannot be required: take this out.`)] : [];
}

function checkRequireWhen(one: FormCase, { index, operation: { question: id, when } }: Placed<'requireWhen'>): readonly Finding[] {
  const question = before(one, id);
  if (!question) return [];
  const isRequired = question.required || placed(one, 'require').some(({ operation }) => operation.question === id);
  if (isRequired) return [fault(one, index, ['question'], 'require-same', `${called(one, id)} must be answered whenever it is asked, so a condition adds nothing: take this out.`)];
  const asked = question.showWhen ? { allOf: [question.showWhen, when] } : when;
  return neverHolds(asked, one.resolved.questions, one.schemas, one.chances) ? [fault(one, index, ['when'], 'require-never', `No answers make this true while ${called(one, id)} is asked, so it would never be required: change the condition.`)] : [];
}

const LIMITS: { readonly [kind in ResolvedQuestion['kind']]: readonly string[] } = {
  text: ['minLength', 'maxLength'],
  narrative: ['minLength', 'maxLength'],
  words: ['minLength', 'maxLength'],
  number: ['minimum', 'maximum'],
  choice: ['enum'],
  choices: ['enum', 'minItems', 'maxItems'],
  group: ['minItems', 'maxItems'],
  date: [],
  dateTime: [],
  yesNo: [],
};
const LIMIT_WORDS: { readonly [limit: string]: string } = {
  minLength: 'shortest length', maxLength: 'longest length', minimum: 'lowest number', maximum: 'highest number', minItems: 'fewest', maxItems: 'most', enum: 'list of options',
};

function checkNarrow(one: FormCase, at: Placed<'narrow'>): readonly Finding[] {
  const { index, operation: { question: id, schema } } = at;
  const question = before(one, id);
  if (!question) return [];
  const national = one.added.get(id)?.schema ?? schemaOf(one.national.schema, id);
  const possible = LIMITS[question.kind].filter((limit) => !(limit.endsWith('Length') && national['format'] !== undefined));
  const strange = Object.keys(schema).filter((limit) => !possible.includes(limit));
  if (strange.length > 0) {
    const instead = possible.length === 0 ? 'it has no limits: take this out.' : `its limits are ${possible.map((limit) => `the ${LIMIT_WORDS[limit] ?? limit} (${limit})`).join(', ')}.`;
    return strange.map((limit) => fault(one, index, ['schema', limit], 'narrow-kind', `${called(one, id)} has no ${LIMIT_WORDS[limit] ?? limit}; ${instead}`));
  }
  const limits = Object.keys(schema).flatMap((limit) => (limit === 'enum' ? [] : limitFault(one, index, question, limit, Number(schema[limit]), national[limit] as number | undefined)));
  const codes = schema['enum'] === undefined ? [] : optionFaults(one, at, question, (schema['enum'] as readonly string[]));
  const found = [...limits, ...codes];
  return found.length > 0 ? found : nothingFits(one, index, question, { ...national, ...schema });
}

/** What the pack's form says of a question, without the authority's own options. */
function schemaOf(form: JsonSchema, id: string): JsonSchema {
  return own((form['properties'] ?? {}) as { readonly [id: string]: JsonSchema }, id) ?? {};
}

function limitFault(one: FormCase, index: number, { id }: ResolvedQuestion, limit: string, now: number, was: number | undefined): readonly Finding[] {
  const isUpper = limit.startsWith('max');
  const standing = was ?? (isUpper || limit === 'minimum' ? undefined : 0);
  if (standing === undefined || (isUpper ? now < standing : now > standing)) return [];
  const words = `The ${LIMIT_WORDS[limit] ?? limit} of ${called(one, id)}`;
  if (now === standing) return [fault(one, index, ['schema', limit], 'narrow-same', `${words} is ${standing.toLocaleString('en-GB')} already: take this out.`)];
  return [fault(one, index, ['schema', limit], 'narrow-loosens', `${words} is ${standing.toLocaleString('en-GB')} in the pack, and ${now.toLocaleString('en-GB')} would allow what the pack does not: make it stricter, or take it out.`)];
}

function optionFaults(one: FormCase, { index }: Placed<'narrow'>, { id, options: standing = [] }: ResolvedQuestion, codes: readonly string[]): readonly Finding[] {
  const added = placed(one, 'addOption').flatMap(({ operation }) => (operation.question === id ? [operation.code] : []));
  const all = [...standing.map(({ code }) => code), ...added];
  const lost = all.filter((code) => !codes.includes(code));
  const reading = lost.flatMap((code) => one.readers.filter((reader) => reader.form === one.national.id && reader.question === id && reader.codes.map(String).includes(code)).slice(0, 1).map((reader) => ({ code, by: reader.by })));
  const unknown = codes.flatMap((code, at) => (all.includes(code) ? [] : [fault(one, index, ['schema', 'enum', at], 'option-unknown', `'${code}' is no option of ${called(one, id)}.${didYouMean(code, all)}`)]));
  return [
    ...unknown,
    ...(lost.length === 0 && unknown.length === 0 ? [fault(one, index, ['schema', 'enum'], 'narrow-same', `These are all the options that ${called(one, id)} has: leave some out, or take this out.`)] : []),
    ...reading.map(({ code, by }) => fault(one, index, ['schema', 'enum'], 'option-read', `Something in the pack looks for '${code}', so it has to stay: ${by}.`)),
    ...added.filter((code) => lost.includes(code)).map((code) => fault(one, index, ['schema', 'enum'], 'contradiction', `'${code}' is added here and left out here: keep one of the two.`)),
  ];
}

function nothingFits(one: FormCase, index: number, { id, kind }: ResolvedQuestion, schema: JsonSchema): readonly Finding[] {
  const number = (limit: string, otherwise: number) => (typeof schema[limit] === 'number' ? schema[limit] : otherwise);
  const whole = schema['type'] === 'integer';
  const [low, high] = [number('minimum', -Infinity), number('maximum', Infinity)];
  const options = Array.isArray(schema['enum']) ? schema['enum'].length : Array.isArray(itemsOf(schema)?.['enum']) ? (itemsOf(schema)?.['enum'] as readonly unknown[]).length : Infinity;
  const never =
    number('minLength', 0) > number('maxLength', Infinity) ||
    (whole ? Math.ceil(low) > Math.floor(high) : low > high) ||
    number('minItems', 0) > number('maxItems', Infinity) ||
    (kind === 'choices' && number('minItems', 0) > options);
  return never ? [fault(one, index, ['schema'], 'narrow-empty', `No answer to ${called(one, id)} could be within these limits: widen one of them.`)] : [];
}
