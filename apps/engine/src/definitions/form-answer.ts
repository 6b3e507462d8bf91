import type { ResolvedForm } from '#definitions';

/** A form as pages read it. `texts` are its own words, for whoever translates it. */
export function formAnswer(form: ResolvedForm) {
  const { ref, id, title, purpose, kind, schema, uiSchema, sections, questions, minutes, digest } = form;
  const texts = Object.fromEntries([...sections.map((section) => [section.id, section.title] as const), ...Object.values(questions).map((question) => [question.id, question.label] as const)]);
  return { ref, id, title, purpose, kind, schema, uiSchema, sections, questions, texts, ...(minutes !== undefined && { minutes }), validator: `/validators/${digest}.js` };
}
