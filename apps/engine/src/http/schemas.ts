import { authoringAnswers, authoringRequests } from '../authoring/authoring-schemas.ts';
import { migrationAnswers } from '../migration/migration-schemas.ts';
import { answerSchemas } from './answer-schemas.ts';

/**
 * Every shape that goes over HTTP, once: Ajv checks requests by it, and the OpenAPI document shows it.
 * References between them are written as the OpenAPI document has them.
 */
const id = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._~-]{0,79}$' } as const;
const actionId = { type: 'string', format: 'uuid' } as const;
const happenedOn = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2})?$' } as const;
const revision = { type: 'integer', minimum: 0, maximum: 2147483647 } as const;
const answers = { type: 'object', maxProperties: 2000, propertyNames: { pattern: '^[A-Za-z][A-Za-z0-9._-]{0,119}$' } } as const;
const words = { type: 'string', minLength: 1, maxLength: 200, pattern: '\\S' } as const;
const civilDate = { type: 'string', format: 'date' } as const;

const names = {
  type: 'array', minItems: 1, maxItems: 20,
  items: { type: 'object', additionalProperties: false, minProperties: 1, properties: { given: words, family: words } },
} as const;
const birth = {
  type: 'object', additionalProperties: false,
  properties: { date: civilDate, estimatedAge: { type: 'integer', minimum: 0, maximum: 120 }, estimatedOn: civilDate, expected: civilDate },
} as const;
const identifiers = {
  type: 'array', maxItems: 20,
  items: { type: 'object', additionalProperties: false, required: ['kind', 'value'], properties: { kind: words, value: words } },
} as const;
const person = { names, birth, sex: { type: 'string', maxLength: 40 }, identifiers } as const;

const requestSchemas = {
  SignIn: {
    type: 'object', additionalProperties: false, required: ['username', 'password'],
    properties: {
      username: { type: 'string', minLength: 1, maxLength: 200 }, password: { type: 'string', minLength: 1, maxLength: 1000 },
      newPassword: { type: 'string', minLength: 12, maxLength: 1000, description: 'Needed once, in place of a one-time password.' },
      cookie: { type: 'boolean', description: 'True: the answer sets a cookie and holds no token.' },
    },
  },
  Search: { type: 'object', additionalProperties: false, required: ['q'], properties: { q: { type: 'string', minLength: 1, maxLength: 200 } } },
  PersonDetails: { type: 'object', additionalProperties: false, required: ['names'], properties: person },
  NewPerson: {
    type: 'object', additionalProperties: false, required: ['names'],
    properties: { id, ...person, consideredMatches: { type: 'array', maxItems: 100, items: id } },
  },
  NewCase: { type: 'object', additionalProperties: false, required: ['person', 'workflow'], properties: { id, person: id, workflow: { type: 'string', minLength: 1, maxLength: 80 } } },
  CaseAction: {
    type: 'object', additionalProperties: false, required: ['id', 'type'],
    properties: {
      id: actionId, type: { type: 'string', minLength: 1, maxLength: 120 }, revision, data: answers, happenedOn,
      reason: { type: 'string', minLength: 1, maxLength: 4000 }, draft: id,
      exception: { type: 'string', minLength: 1, maxLength: 4000, description: 'Why it goes ahead although something unusual stands against it; a manager is told.' },
    },
  },
  PersonAction: {
    type: 'object', additionalProperties: false, required: ['id', 'type'],
    properties: {
      id: actionId, type: { enum: ['person.correct', 'person.restrict'] }, revision, happenedOn,
      data: { type: 'object', additionalProperties: false, properties: { ...person, readers: { type: 'array', maxItems: 100, uniqueItems: true, items: { type: 'string', minLength: 1, maxLength: 200 } } } },
    },
  },
  Reason: { type: 'object', additionalProperties: false, required: ['purpose'], properties: { purpose: { type: 'string', minLength: 3, maxLength: 500, pattern: '\\S' } } },
  DraftChange: {
    type: 'object', additionalProperties: false, required: ['action', 'revision', 'changes'],
    properties: {
      action: { type: 'string', minLength: 1, maxLength: 120 }, form: { type: 'string', maxLength: 200 }, revision,
      changes: { ...answers, description: 'New values by question; null takes an answer away.' },
    },
  },
} as const;

export const schemas = { ...requestSchemas, ...authoringRequests, ...answerSchemas, ...authoringAnswers, ...migrationAnswers };
export type SchemaName = keyof typeof schemas;
