import type { RJSFSchema, UiSchema } from '@rjsf/utils';
import type { JsonSchema, ResolvedQuestion } from '#form-answers';

const typeOf = (question: ResolvedQuestion): RJSFSchema => {
  switch (question.kind) {
    case 'text':
    case 'narrative':
    case 'words':
    case 'date':
    case 'dateTime':
    case 'choice':
      return { type: 'string' };
    case 'number':
      return { type: 'number' };
    case 'yesNo':
      return { type: 'boolean' };
    case 'choices':
      return { type: 'array', items: { type: 'string' } };
    case 'group':
      return { type: 'array', items: { type: 'object' } };
    default:
      return question.kind satisfies never;
  }
};

/**
 * The plain schema of a section's visible questions for RJSF: no conditions, formats or limits, which the compiled
 * validator knows better. `properties` are the form's own, for the length of a text.
 */
export const sectionSchema = (
  questions: readonly ResolvedQuestion[],
  properties: { readonly [question: string]: JsonSchema } = {},
): { readonly schema: RJSFSchema; readonly uiSchema: UiSchema } => ({
  schema: {
    type: 'object',
    properties: Object.fromEntries(
      questions.map((question) => {
        const limit = properties[question.id]?.['maxLength'];
        return [question.id, { ...typeOf(question), ...(typeof limit === 'number' ? { maxLength: limit } : {}) }];
      }),
    ),
  },
  uiSchema: Object.fromEntries(questions.map((question) => [question.id, { 'ui:field': 'question', 'ui:options': { question } }])),
});
