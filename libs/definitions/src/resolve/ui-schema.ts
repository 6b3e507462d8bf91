import type { JsonObject, ResolvedForm, ResolvedQuestion } from '../types.ts';

/**
 * The RJSF uiSchema of a form: `ui:widget` is the question's kind, so a theme registers one widget for each kind; a group
 * has its row's uiSchema under `items`. What the form file says under `ui` comes last and wins.
 */
export function uiSchema(sections: ResolvedForm['sections'], questions: readonly ResolvedQuestion[], written: { readonly [question: string]: JsonObject }): JsonObject {
  return {
    'ui:order': sections.flatMap((section) => section.questions),
    ...Object.fromEntries(questions.map((question) => [question.id, { ...questionUi(question), ...written[question.id] }])),
  };
}

function questionUi(question: ResolvedQuestion): JsonObject {
  const words = { 'ui:title': question.label.en, ...(question.hint && { 'ui:help': question.hint.en }) };
  if (question.kind === 'group') {
    const row = (question.row ?? []).map((inner) => [inner.id, questionUi(inner)] as const);
    return { ...words, 'ui:options': { orderable: false }, items: { id: { 'ui:widget': 'hidden' }, ...Object.fromEntries(row) } };
  }
  const names = question.options && { 'ui:enumNames': question.options.map((option) => option.label.en) };
  return { ...words, 'ui:widget': question.kind, ...names };
}
