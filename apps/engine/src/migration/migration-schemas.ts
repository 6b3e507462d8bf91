const string = { type: 'string' } as const;
const integer = { type: 'integer' } as const;
const text = { $ref: '#/components/schemas/Text' } as const;
const many = (items: object) => ({ type: 'array', items }) as const;

function object(required: { readonly [name: string]: object }, optional: { readonly [name: string]: object } = {}) {
  return { type: 'object', required: Object.keys(required), properties: { ...required, ...optional } } as const;
}

const renamed = object({ from: string, to: string });

/** What moving one case to other definitions would do. */
export const migrationAnswers = {
  CaseMigration: object(
    {
      from: string, to: string, needsNothing: { type: 'boolean' },
      moves: many(object({ region: string, from: text, to: text, path: renamed })),
      regions: many(object({ id: string, label: text, stateLabel: text })),
      drafts: many(object({ draft: string, form: renamed, action: renamed, homeless: many(object({ question: string, label: text })) }, { stays: text })),
      answersWithoutHome: many(object({ record: string, form: string, question: string, label: text, why: string })),
      clocksMove: many(object({ clock: string, instance: integer, label: text, from: string, to: string })),
      approvalsMore: many(object({ action: string, label: text })),
    },
    { stuck: object({ region: string, state: string, why: string, sentence: text }) },
  ),
} as const;
