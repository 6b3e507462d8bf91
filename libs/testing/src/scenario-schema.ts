import type { JsonSchema } from '#definitions';

const key = '^[a-z][a-zA-Z0-9-]*$';
const userId = '^[a-z][a-z0-9-]*$';
const text: JsonSchema = { type: 'string', minLength: 1 };

const person: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['names'],
  properties: {
    names: {
      type: 'array',
      items: { type: 'object', additionalProperties: false, minProperties: 1, properties: { given: text, family: text } },
    },
    birth: { type: 'object', additionalProperties: false, properties: { date: {}, estimatedAge: { type: 'integer', minimum: 0 }, estimatedOn: {}, expected: {} } },
    sex: text,
    identifiers: { type: 'array', items: { type: 'object', additionalProperties: false, required: ['kind', 'value'], properties: { kind: text, value: text } } },
    readers: { type: 'array', minItems: 1, items: { type: 'string', pattern: userId } },
  },
};

const step: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['day', 'actor', 'case', 'action'],
  properties: {
    day: { type: 'integer' },
    time: { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' },
    actor: { type: 'string', pattern: userId },
    case: { type: 'string', pattern: key },
    action: { type: 'string', pattern: '^[a-z][a-z0-9-]*\\.[a-z][a-zA-Z0-9-]*$' },
    data: { type: 'object' },
    happenedOn: { anyOf: [{ type: 'integer' }, { type: 'string', pattern: '^\\$day:-?\\d+(T([01]\\d|2[0-3]):[0-5]\\d)?$' }] },
    reason: text,
    exception: { type: 'string', minLength: 1, maxLength: 2000 },
    again: { const: true },
    expect: { type: 'object', minProperties: 1, additionalProperties: { type: 'string' } },
  },
};

/** JSON Schema of a scenario file; `checkScenario` adds what a schema cannot say (names that must be known). */
export const scenarioSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  additionalProperties: false,
  required: ['id', 'title', 'authority', 'story', 'people', 'cases', 'steps'],
  properties: {
    $schema: { type: 'string' },
    id: { type: 'string', pattern: '^[a-z][a-z0-9-]*$' },
    title: text,
    authority: { type: 'string', pattern: userId },
    story: text,
    people: { type: 'object', minProperties: 1, propertyNames: { pattern: key }, additionalProperties: person },
    cases: {
      type: 'object',
      minProperties: 1,
      propertyNames: { pattern: key },
      additionalProperties: { type: 'object', additionalProperties: false, required: ['person'], properties: { person: { type: 'string', pattern: key }, authority: { type: 'string', pattern: userId } } },
    },
    steps: { type: 'array', minItems: 1, items: step },
  },
};
