const string = { type: 'string' } as const;
const integer = { type: 'integer' } as const;
const yes = { type: 'boolean' } as const;
const strings = { type: 'array', items: string } as const;
/** Definitions go over HTTP as they are: their own grammar says what they may be. */
const free = { type: 'object', additionalProperties: true } as const;
const text = { $ref: '#/components/schemas/Text' } as const;
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` }) as const;
const many = (items: object) => ({ type: 'array', items }) as const;

function object(required: { readonly [name: string]: object }, optional: { readonly [name: string]: object } = {}) {
  return { type: 'object', required: Object.keys(required), properties: { ...required, ...optional } } as const;
}

const id = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._~-]{0,79}$' } as const;
const revision = { type: 'integer', minimum: 0, maximum: 2147483647 } as const;
const civilDate = { type: 'string', format: 'date' } as const;
const title = { type: 'string', minLength: 1, maxLength: 200, pattern: '\\S' } as const;
const reason = { type: 'string', minLength: 1, maxLength: 4000, pattern: '\\S' } as const;
const publicationRef = { type: 'string', minLength: 1, maxLength: 100 } as const;
const steps = ['try', 'send', 'return', 'publish', 'withdraw', 'takeBack'] as const;
/** An object that says no more than what is named. */
function exactly(required: { readonly [name: string]: object }, optional: { readonly [name: string]: object } = {}) {
  return { ...object(required, optional), additionalProperties: false } as const;
}

const name = { type: 'string', minLength: 1, maxLength: 200 } as const;
const supposedAnswers = { type: 'object', maxProperties: 50, additionalProperties: { type: 'object', maxProperties: 50, additionalProperties: { type: ['string', 'boolean', 'number'] } } } as const;
const simulatedStep = exactly({ type: name, day: { type: 'integer', minimum: 0, maximum: 9999 } }, { to: name, answers: supposedAnswers, holds: { type: 'array', maxItems: 50, items: name }, exception: { const: true } });

export const authoringRequests = {
  NewChange: exactly({ id, title, reason }, { from: { ...publicationRef, description: 'The publication whose content is to be in force again.' } }),
  ChangeDetails: exactly({ revision, title, reason }),
  ChangeStep: exactly({ revision, step: { enum: steps } }, { words: reason, from: { ...civilDate, description: 'The day from which it is in force: today, or later.' } }),
  ChangedFile: exactly({ revision, overlay: free }),
  NationalChoices: exactly({
    revision,
    choices: { type: 'object', maxProperties: 500, additionalProperties: { type: 'object', maxProperties: 2000, additionalProperties: { enum: ['ours', 'national'] } } },
  }),
  ImportedChange: exactly({ revision }, {
    zip: { type: 'string', maxLength: 1_000_000, pattern: '^[A-Za-z0-9+/]*={0,2}$', description: 'A zip file as base64, in the folders of the repository.' },
    files: { type: 'array', maxItems: 200, items: exactly({ path: { type: 'string', minLength: 1, maxLength: 300 }, text: { type: 'string', maxLength: 1_048_576 } }) },
  }),
  MigrationAsked: exactly({ dryRun: yes }, { cases: { type: 'array', maxItems: 10_000, items: id }, closed: { ...yes, description: 'Closed cases too.' } }),
  SimulationAsked: exactly({ workflow: { type: 'string', minLength: 1, maxLength: 80 }, steps: { type: 'array', maxItems: 150, items: simulatedStep } }, { startsOn: civilDate, ageInYears: { type: 'number', minimum: 0, maximum: 25 } }),
} as const;

const kind = { enum: ['forms', 'workflows'] } as const;
const named = object({ id: string, name: string });
const finding = object({ file: string, path: string, rule: string, message: string });
const status = { enum: ['draft', 'review', 'returned', 'scheduled', 'published', 'withdrawn'] } as const;
const changeLine = {
  id: string, title: string, reason: string, status, author: named, contributors: many(named), revision: integer, savedAt: string,
  files: many(object({ kind, id: string, title: text })), checked: yes, tried: yes,
} as const;
const changeMore = {
  from: string, publication: string, retired: yes, rollBackTo: string,
  review: object({ by: string, at: string, outcome: { enum: ['sent', 'returned', 'published'] } }, { words: string }),
} as const;
const logLine = object({ at: string, by: string, step: string }, { words: string });
const step = object({ step: { enum: steps }, allowed: yes }, { why: text });
const minutes = object({}, { guess: integer, national: integer, measured: object({ median: { type: 'number' }, records: integer }) });

export const authoringAnswers = {
  Authoring: object(
    {
      pack: object({ id: string, title: text }), publication: object({ ref: string, from: string }), languages: strings,
      publications: many(object({ ref: string, number: integer, from: string, at: string, digest: string, inForce: yes }, { author: named, publisher: named, reason: string, change: string })),
      changes: many(ref('ChangeLine')), national: many(object({ kind, id: string, title: text, from: string, to: string })),
      forms: many(object({ id: string, title: text, kind: string, version: string, ref: string, questions: integer, ours: integer }, { locked: strings, minutes: integer })),
      workflows: many(object({ id: string, title: text, version: string, ours: integer })),
    },
    { scheduled: many(object({ ref: string, from: string })) },
  ),
  Palette: object({
    codeLists: many(object({ id: string, title: text, open: yes, codes: many(free) })),
    blocks: many(object({ id: string, parameters: strings, questions: many(free) }, { title: text, file: free })),
    dataItems: many(free), dimensions: free, roles: many(free), marks: many(free),
    clocks: many(object({ id: string, label: text }, { amount: { type: 'number' }, unit: string })),
    guardKinds: many(object({ type: string, label: text, params: many(object({ name: string, label: text, takes: string }, { optional: yes, many: yes })) })),
    forms: many(object({ id: string, title: text, version: string, questions: many(object({ id: string, label: text, kind: string, section: string }, { options: many(free), chronology: string })) })),
    languages: strings,
  }),
  ChangeLine: object(changeLine, changeMore),
  Change: object(
    { ...changeLine, log: many(logLine), difference: many(object({ kind, id: string, title: text, lines: many(text) })), findings: many(finding), steps: many(step) },
    changeMore,
  ),
  ChangeFile: object(
    { kind, id: string, title: text, revision: integer, overlay: free, national: free, resolved: free, findings: many(finding), advice: many(free), difference: many(text), change: integer },
    { savedAt: string, savedBy: string, validator: string, minutes, others: strings, published: strings },
  ),
  NationalMerges: many(object(
    { kind, id: string, title: text, from: string, to: string, did: many(text), conflicts: many(object({ key: string, operation: {}, why: text, choices: many({ enum: ['ours', 'national'] }) }, { before: {}, now: {}, ours: {} })) },
  )),
  ExportedChange: object({ name: string, zip: string }),
  DriftReport: free,
  Replay: { ...object({ cases: integer, open: integer, took: { type: 'number' }, counts: free, groups: many(free), workers: many(text) }), additionalProperties: true },
  Simulation: free,
  Migration: { ...object({ total: integer, done: integer, moved: integer }), additionalProperties: true },
} as const;
