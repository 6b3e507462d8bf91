import type { ResolvedForm, Text } from '#form-answers';

const QUOTED = /["“‘'`]([A-Za-z][\w.-]*)["”’'`]/g;

/** A finding as its author reads it: a question or section that it names by id is named by its words. */
export const findingWords = (message: string, national: ResolvedForm, form: ResolvedForm, say: (text: Text) => string): string =>
  message.replaceAll(QUOTED, (whole, id: string) => {
    const label = form.questions[id]?.label ?? form.retired?.[id]?.label ?? national.questions[id]?.label ?? form.sections.find((section) => section.id === id)?.title ?? national.sections.find((section) => section.id === id)?.title;
    return label ? `“${say(label)}”` : whole;
  });
