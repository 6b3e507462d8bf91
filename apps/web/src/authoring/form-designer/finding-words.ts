import type { ResolvedForm, Text } from '#form-answers';

const QUOTED = /["“‘'`]([A-Za-z][\w.-]*)["”’'`]/g;

const BESIDE = / \(([A-Za-z][\w.-]*)\)/g;

/** A finding as its author reads it: a question, section or option that it names by id is named by its words, once. */
export const findingWords = (message: string, national: ResolvedForm, form: ResolvedForm, say: (text: Text) => string): string => {
  const labelOf = (id: string): Text | undefined =>
    [form.questions, form.retired ?? {}, national.questions].find((questions) => Object.hasOwn(questions, id))?.[id]?.label ??
    [...form.sections, ...national.sections].find((section) => section.id === id)?.title ??
    Object.values(form.questions).flatMap(({ options = [] }) => options).find(({ code, parent }) => code === id && parent !== undefined)?.label;
  return message
    .replaceAll(BESIDE, (whole, id: string) => (labelOf(id) ? '' : whole))
    .replaceAll(QUOTED, (whole, id: string) => {
      const label = labelOf(id);
      return label ? `“${say(label)}”` : whole;
    });
};
