import { own } from '../own.ts';
import type { FormOperation, ResolvedForm, ResolvedQuestion, Text, TextTarget } from '../types.ts';

/** The parts of a form that have words. */
export type Worded = Pick<ResolvedForm, 'title' | 'purpose' | 'sections' | 'questions'>;
type Change = (before: Text | undefined) => Text | undefined;

/** The form in other words. What names nothing that has words is passed over. */
export function changeTexts<Form extends Worded>(form: Form, operations: readonly FormOperation[]): Form {
  const relabelled = operations.reduce<Form>((one, operation) => (operation.does === 'relabel' ? changed(one, operation.target, (before) => inWords(before, operation.text)) : one), form);
  return operations.reduce<Form>((one, operation) => (operation.does === 'translate' ? changed(one, operation.target, (before) => before && { en: before.en, cy: operation.cy }) : one), relabelled);
}

/** The Welsh stays where only English is given. */
function inWords(before: Text | undefined, { en, cy }: Text): Text {
  return cy === undefined && before?.cy !== undefined ? { ...before, en } : { en, ...(cy !== undefined && { cy }) };
}

function changed<Form extends Worded>(form: Form, target: TextTarget, change: Change): Form {
  if (target.question !== undefined) {
    const question = own(form.questions, target.question);
    return question ? { ...form, questions: { ...form.questions, [question.id]: inQuestion(question, target, change) } } : form;
  }
  if (target.section === undefined) return part(form, target.part, ['title', 'purpose'], change);
  return { ...form, sections: form.sections.map((section) => (section.id === target.section ? part(section, target.part, ['title', 'hint', 'group'], change) : section)) };
}

function inQuestion(question: ResolvedQuestion, { row, ...target }: TextTarget, change: Change): ResolvedQuestion {
  if (row !== undefined) return question.row ? { ...question, row: question.row.map((inner) => (inner.id === row ? inQuestion(inner, target, change) : inner)) } : question;
  if (target.option === undefined) return part(question, target.part, ['label', 'hint', 'why'], change);
  return question.options ? { ...question, options: question.options.map((option) => (option.code === target.option ? part(option, target.part, ['label'], change) : option)) } : question;
}

function part<Holder extends object>(holder: Holder, name: TextTarget['part'], parts: readonly string[], change: Change): Holder {
  if (!parts.includes(name)) return holder;
  const after = change((holder as { readonly [part: string]: Text | undefined })[name]);
  return after ? { ...holder, [name]: after } : holder;
}

/** The words at a place of a form; undefined where there are none. */
export function textAt(form: Worded, target: TextTarget): Text | undefined {
  let found: Text | undefined;
  changed(form, target, (before) => {
    found = before;
    return before;
  });
  return found;
}
