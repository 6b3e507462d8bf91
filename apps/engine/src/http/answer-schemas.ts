const string = { type: 'string' } as const;
const integer = { type: 'integer' } as const;
const yes = { type: 'boolean' } as const;
const free = { type: 'object' } as const;
const strings = { type: 'array', items: string } as const;
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` }) as const;
const many = (items: object) => ({ type: 'array', items }) as const;
const text = ref('Text');

function object(required: { readonly [name: string]: object }, optional: { readonly [name: string]: object } = {}) {
  return { type: 'object', required: Object.keys(required), properties: { ...required, ...optional } } as const;
}

const userShape = object({ id: string, name: string, role: string, roleLabel: text, access: string }, { supervises: yes, team: string, teamName: text });
const me = {
  user: ref('SignedInUser'),
  authority: object({ id: string, name: text, languages: strings }),
  store: { enum: ['demonstration', 'live'] },
  publication: string,
} as const;
const assigned = object({}, { worker: string, team: string, manager: string });
const status = { enum: ['open', 'closed'] } as const;
const personCase = object({ id: string, workflow: string, status, stage: string, stageLabel: text });
const hit = object({ id: string, name: string }, { birth: free, sex: string, cases: many(personCase), relationship: string, score: { type: 'number' }, because: many(text) });
const clock = object(
  {
    id: string, instance: integer, label: text, startedOn: string, dueOn: string, state: { enum: ['running', 'paused', 'met', 'cancelled'] }, late: yes, legalSource: free,
    of: { type: 'number' }, gone: { type: 'number' }, near: yes, unit: string, kind: { enum: ['limit', 'total'] },
  },
  { metOn: string, reason: string, used: { type: 'number' }, pausedSince: string, pausedDays: integer, startBy: string, atRisk: yes, was: object({ startedOn: string, dueOn: string }) },
);
const action = object(
  { type: string, label: text, does: string, weight: { enum: ['main', 'other', 'exit'] }, allowed: yes },
  { task: text, form: string, region: string, concurrent: yes, record: string, records: strings, exception: text, why: object({ code: string, sentence: text }, { resolvedBy: strings }) },
);
const region = object({ id: string, label: text, state: string, stateLabel: text, since: string, waitsFor: strings, atRest: yes }, { stage: string });
const record = object({ id: string, form: string, formId: string, status: string, by: string, on: string, at: string });
const offer = object({ team: string, record: string });
const notice = object(
  { revision: integer, kind: { enum: ['exception', 'late', 'mark'] }, type: string, by: string, on: string, actionId: string, sentence: text },
  { name: string, words: string },
);
const wait = object({ record: string, form: string, wait: string, task: text, since: string, dueOn: string, overdue: yes }, { row: string });
const share = object({ record: string, form: string, on: string }, { row: string, with: text, what: text, ground: text, withheld: text });
const event = object(
  { revision: integer, type: string, actor: string, at: string, happenedOn: string, sentence: text, late: yes },
  { form: string, record: string, reason: string, exception: string, corrected: object({ on: string }) },
);
const draftLine = object({ id: string, action: string, form: string, savedAt: string, by: strings });
const version = object({ revision: integer, at: string, by: string }, { answers: free });
const workItem = object(
  { case: string, person: object({ id: string, name: string }), what: text, why: text, group: { enum: ['overdue', 'today', 'week', 'later', 'waiting'] } },
  { kind: { enum: ['decision', 'paper', 'wait', 'notice', 'offer', 'forecast'] }, region: string, action: string, record: string, form: string, clock, dueOn: string },
);

/** The shapes of answers. */
export const answerSchemas = {
  Text: object({ en: string }, { cy: string, unchecked: { const: true, description: 'Only for authors and publishers: no Welsh speaker has checked the Welsh.' } }),
  Problem: object(
    { type: string, title: string, status: integer, code: string, detail: string },
    {
      sentence: text, errors: many(object({ path: string, message: text }, { question: string, row: string, rule: string })),
      available: strings, revision: integer, roles: strings, resolvedBy: strings, since: many(free), changed: many(free), case: string,
      guard: string, guards: many(object({ name: string, sentence: text })),
      findings: many(object({ file: string, path: string, rule: string, message: string })), overlay: free, by: string, at: string,
    },
  ),
  SignedInUser: userShape,
  SignedIn: object({ user: ref('SignedInUser') }, { token: string }),
  Me: object(me),
  Session: { anyOf: [object({ signedIn: { const: false } }, { store: string }), object({ ...me, signedIn: { const: true } })] },
  Created: object({ id: string, revision: integer }),
  People: object({ people: many(hit) }),
  Matches: object({ matches: many(hit) }),
  Person: object(
    { id: string, name: string, names: many(free), identifiers: many(free), restricted: yes, revision: integer, cases: many(personCase), relationship: string, workflows: many(object({ id: string, title: text })) },
    { birth: free, sex: string },
  ),
  Case: object(
    {
      id: string, person: object({ id: string }, { name: string, birth: free }), authority: string, workflow: string, publication: string, revision: integer,
      stage: string, status, regions: many(region), actions: many(action), clocks: many(clock), records: many(record), assigned,
      drafts: many(draftLine), staff: { type: 'object', additionalProperties: string }, titles: { type: 'object', additionalProperties: text },
    },
    { notices: many(notice), offered: offer, waits: many(wait) },
  ),
  Events: object({ events: many(event) }),
  Chronology: object({ entries: many(object({ on: string, at: string, revision: integer, kind: string, text }, { mark: string, record: string, question: string })) }),
  Shares: object({ cases: many(object({ case: string, workflow: string, status, shares: many(share) })), titles: { type: 'object', additionalProperties: text } }),
  Record: object(
    {
      id: string, formRef: string, formId: string, status: string, versions: many(version),
      decisions: many(object({ revision: integer, at: string, by: string, status: string }, { form: string, answers: free })),
      changes: many(object({ question: string }, { before: {}, after: {} })), contributors: strings,
    },
  ),
  Draft: object({ id: string, action: string, form: string, revision: integer, answers: free, contributors: strings, savedAt: string }),
  Form: object(
    { ref: string, id: string, title: text, purpose: text, kind: string, schema: free, uiSchema: free, sections: many(free), questions: free, texts: free, validator: string },
    { minutes: integer },
  ),
  Publication: object({ ref: string, digest: string, workflows: many(object({ id: string, title: text })), forms: strings, about: many(object({ ref: string, title: text, kind: string, sections: integer, questions: integer })) }),
  Worklist: object({ today: string, items: many(workItem), counts: { type: 'object', additionalProperties: integer }, notices: many(object({ case: string, at: string, actor: string, sentence: text, person: object({ id: string, name: string }) })) }),
  Staff: object({ users: many(object({ id: string, name: string, role: string, roleLabel: text }, { team: string })), teams: many(object({ id: string, name: text })) }),
  Openings: object({ openings: many(object({ at: string, actor: string, name: string, person: object({ id: string, name: string }), purpose: string })) }),
  Health: object({ status: { enum: ['ok', 'degraded'] }, store: string, definitions: free }),
  OpenApi: free,
} as const;
