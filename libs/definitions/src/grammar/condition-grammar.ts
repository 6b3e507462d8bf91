import type { JsonObject, JsonSchema } from '../types.ts';

/** A condition over answers or facts; its grammar stands under `$defs`, because it holds itself. */
export const CONDITION: JsonSchema = { $ref: '#/$defs/condition' };

/** The part of JSON Schema that asks about values, and nothing that adds, rewrites or fetches. */
export const CONDITION_DEFS: JsonObject = {
  condition: {
    type: 'object',
    description: 'a condition: a JSON Schema over the answers (in a workflow, over the facts)',
    minProperties: 1,
    additionalProperties: false,
    properties: {
      type: { enum: ['object', 'array', 'string', 'number', 'integer', 'boolean'] },
      properties: { type: 'object', minProperties: 1, additionalProperties: CONDITION },
      required: { type: 'array', minItems: 1, items: { type: 'string' } },
      const: { type: ['string', 'number', 'boolean'] },
      enum: { type: 'array', minItems: 1, items: { type: ['string', 'number', 'boolean'] } },
      contains: CONDITION,
      minimum: { type: 'number' },
      maximum: { type: 'number' },
      minItems: { type: 'integer', minimum: 0 },
      maxItems: { type: 'integer', minimum: 0 },
      not: CONDITION,
      allOf: { type: 'array', minItems: 1, items: CONDITION },
      anyOf: { type: 'array', minItems: 1, items: CONDITION },
    },
  },
};
