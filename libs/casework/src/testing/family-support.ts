import type { ActionRule, Calendar, ClockRow, JsonSchema, MachineFile, ResolvedForm, ResolvedQuestion, ResolvedWorkflow, RolesFile } from '#definitions';

/** A small invented workflow with everything that casework can do, for stories in tests. */
const text = (en: string): { readonly en: string } => ({ en });

/** A form of plain questions, as resolving would make it. */
export function testForm(id: string, properties: { readonly [question: string]: JsonSchema }, required: readonly string[], kind: ResolvedForm['kind'] = 'record'): ResolvedForm {
  const question = (name: string): ResolvedQuestion => ({ id: name, label: text(name), kind: 'text', required: required.includes(name) });
  return {
    id,
    version: '1.0.0',
    ref: `${id}@1.0.0+testshire.0`,
    digest: `form-${id}-${Object.keys(properties).join('-')}`,
    title: text(id),
    purpose: text(id),
    kind,
    schema: { type: 'object', properties, required, unevaluatedProperties: false },
    uiSchema: {},
    sections: [{ id: 'all', title: text('All'), questions: Object.keys(properties) }],
    questions: Object.fromEntries(Object.keys(properties).map((name) => [name, question(name)])),
  };
}

const words: JsonSchema = { type: 'string', minLength: 1 };

export const forms: { readonly [id: string]: ResolvedForm } = {
  needs: testForm('needs', { summary: words, outcome: { enum: ['plan', 'nothing'] }, seenOn: words }, ['summary', 'outcome']),
  verdict: testForm('verdict', { reason: words }, ['reason'], 'decision'),
  talk: testForm('talk', { agreed: { type: 'boolean' }, heldAt: words }, ['agreed']),
  diary: testForm('diary', { text: words, on: words }, ['text'], 'note'),
  assignment: testForm('assignment', { worker: words, team: words, manager: words }, [], 'note'),
  excuse: testForm('excuse', { clock: words, instance: { type: 'number' }, reason: words }, ['clock', 'instance', 'reason'], 'note'),
};

export const both = ['worker', 'manager'];
export const rule = (does: ActionRule['does'], label: string, roles: readonly string[], more: Partial<ActionRule> = {}): ActionRule => ({
  does,
  label: text(label),
  history: text(`{actor} did: ${label.toLowerCase()}`),
  roles,
  ...more,
});

const actions: { readonly [type: string]: ActionRule } = {
  'file.open': rule('open', 'Open the file', both),
  'needs.submit': rule('submit', 'Hand in the needs', both, { form: 'needs', marks: ['needs-sent'], happenedOn: 'seenOn', weight: 'main' }),
  'needs.approve': rule('approve', 'Approve the needs', ['manager'], {
    form: 'verdict',
    decides: 'needs',
    guards: ['notOwnNeeds'],
    marksWhen: [
      { mark: 'plan-agreed', when: outcomeIs('plan') },
      { mark: 'file-closed', when: outcomeIs('nothing') },
    ],
    weight: 'main',
  }),
  'needs.return': rule('return', 'Return the needs', ['manager'], { form: 'verdict', decides: 'needs' }),
  'talk.start': rule('begin', 'Start a talk', both, { concurrent: true, marks: ['talk-started'] }),
  'talk.submit': rule('submit', 'Hand in the talk', both, { form: 'talk', happenedOn: 'heldAt', marks: ['talk-held'], weight: 'main' }),
  'talk.approve': rule('approve', 'Approve the talk', ['manager'], { form: 'verdict', decides: 'talk', guards: ['notOwnTalk'], weight: 'main' }),
  'talk.return': rule('return', 'Return the talk', ['manager'], { form: 'verdict', decides: 'talk' }),
  'diary.record': rule('note', 'Write in the diary', both, { form: 'diary', available: 'always', concurrent: true, happenedOn: 'on', marks: ['child-seen'] }),
  'file.assign': rule('assign', 'Give the file to a worker', ['manager'], { form: 'assignment', available: 'whileOpen', concurrent: true }),
  'limit.explain': rule('explain', 'Say why it was late', both, { form: 'excuse', available: 'always', concurrent: true }),
  'file.close': rule('move', 'Close the file', both, { guards: ['talksAtRest'], marks: ['file-closed'], weight: 'exit' }),
  'file.reopen': rule('reopen', 'Open the file again', ['manager'], { form: 'verdict', marks: ['file-reopened'] }),
};

const machine: MachineFile = {
  id: 'family',
  type: 'parallel',
  states: {
    need: {
      initial: 'assessing',
      meta: { label: text('Need') },
      states: {
        assessing: {
          tags: ['stage:assessment'],
          initial: 'writing',
          states: {
            writing: { meta: { label: text('Needs being written'), waitsFor: ['worker'] }, on: { 'needs.submit': { target: 'awaiting' } } },
            awaiting: {
              meta: { label: text('Needs awaiting a decision'), waitsFor: ['manager'] },
              on: {
                'needs.approve': [{ target: '#family.need.helping', guard: 'wantsPlan' }, { target: '#family.need.closed', guard: 'talksAtRest' }],
                'needs.return': { target: 'writing' },
              },
            },
          },
        },
        helping: { tags: ['stage:intervention'], meta: { label: text('Helping'), waitsFor: ['worker'] }, on: { 'file.close': { target: 'closed' } } },
        closed: { tags: ['stage:closed', 'rest'], meta: { label: text('Closed') }, on: { 'file.reopen': { target: 'assessing' } } },
      },
    },
    protection: {
      initial: 'none',
      meta: { label: text('Protection') },
      states: {
        none: { tags: ['rest'], meta: { label: text('No talk') }, on: { 'talk.start': { target: 'writing' } } },
        writing: { meta: { label: text('Talk being written'), waitsFor: ['worker'] }, on: { 'talk.start': { target: 'writing' }, 'talk.submit': { target: 'awaiting' } } },
        awaiting: {
          meta: { label: text('Talk awaiting a decision'), waitsFor: ['manager'] },
          on: { 'talk.start': { target: 'writing' }, 'talk.approve': { target: 'none' }, 'talk.return': { target: 'writing' } },
        },
      },
    },
  },
};

export const workflow: ResolvedWorkflow = {
  id: 'family-support',
  version: '1.0.0',
  digest: 'workflow-family-support-1',
  title: text('Family support'),
  machine,
  actions,
  guards: {
    wantsPlan: { type: 'matches', params: { schema: outcomeIs('plan') }, sentence: text('The needs do not ask for a plan.') },
    notOwnNeeds: {
      type: 'actorDidNotContribute',
      params: { form: 'needs' },
      sentence: text('You wrote part of this, so another manager must decide.'),
      resolvedBy: ['manager'],
    },
    notOwnTalk: { type: 'actorDidNotContribute', params: { form: 'talk' }, sentence: text('You wrote part of this talk.'), resolvedBy: ['manager'] },
    talksAtRest: {
      type: 'regionsAtRest',
      params: { except: ['need'] },
      sentence: text('A talk about harm is still open. It has to be decided first.'),
      resolvedBy: ['manager'],
    },
  },
  locked: [],
};

export const roles: RolesFile['roles'] = [
  { id: 'worker', label: text('Family worker'), access: 'casework' },
  { id: 'manager', label: text('Team leader'), access: 'casework', supervises: true },
  { id: 'clerk', label: text('Clerk'), access: 'analysis' },
];

/** Bank holidays of England and Wales, as gov.uk lists them, for the years that the tests use. */
export const calendar: Calendar = {
  id: 'england-and-wales',
  label: text('England and Wales'),
  from: '2024-01-01',
  to: '2027-12-31',
  source: { text: 'gov.uk/bank-holidays' },
  holidays: [
    '2024-01-01', '2024-03-29', '2024-04-01', '2024-05-06', '2024-05-27', '2024-08-26', '2024-12-25', '2024-12-26',
    '2025-01-01', '2025-04-18', '2025-04-21', '2025-05-05', '2025-05-26', '2025-08-25', '2025-12-25', '2025-12-26',
    '2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31', '2026-12-25', '2026-12-28',
    '2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31', '2027-08-30', '2027-12-27', '2027-12-28',
  ].map((date) => ({ date, name: 'Bank holiday' })),
};

/** A limit between two marks; ten working days from `needs-sent` to `plan-agreed` unless said otherwise. */
export function clockRow(more: Partial<ClockRow> = {}): ClockRow {
  return {
    id: 'plan',
    label: text('Plan agreed'),
    from: ['needs-sent'],
    to: ['plan-agreed'],
    cancel: ['file-closed'],
    amount: 10,
    unit: 'workingDays',
    calendar: calendar.id,
    jurisdiction: ['england', 'wales'],
    validFrom: '2000-01-01',
    legalSource: { text: 'Invented for tests' },
    near: 3,
    ...more,
  };
}

function outcomeIs(outcome: string): JsonSchema {
  return {
    type: 'object',
    required: ['answers'],
    properties: { answers: { type: 'object', required: ['needs'], properties: { needs: { type: 'object', properties: { outcome: { const: outcome } } } } } },
  };
}
