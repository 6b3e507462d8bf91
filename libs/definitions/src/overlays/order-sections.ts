import type { FormOperation, ResolvedSection } from '../types.ts';
import type { OwnQuestion } from './block-questions.ts';
import { placeOrder } from './place-order.ts';

/** The sections of the pack and the authority's own, with all questions in their places; what names no section is left out. */
export function orderSections(national: readonly ResolvedSection[], operations: readonly FormOperation[], added: readonly OwnQuestion[]): readonly ResolvedSection[] {
  const sections = withSections(national, operations);
  const filled = sections.map((section) => ({ ...section, questions: placeOrder(section.questions, added.filter((one) => one.section === section.id), 'last') }));
  return sorted(moved(filled, operations), operations);
}

function withSections(national: readonly ResolvedSection[], operations: readonly FormOperation[]): readonly ResolvedSection[] {
  const added = operations.flatMap((one) => (one.does === 'addSection' && !national.some(({ id }) => id === one.id) ? [one] : []));
  const all = new Map<string, ResolvedSection>(national.map((section) => [section.id, section]));
  for (const { id, title, hint, group } of added) all.set(id, { id, title, ...(hint && { hint }), ...(group && { group }), questions: [] });
  return placeOrder(national.map(({ id }) => id), added.map(({ id, after }) => ({ id, after })), 'first').map((id) => all.get(id)!);
}

function moved(sections: readonly ResolvedSection[], operations: readonly FormOperation[]): readonly ResolvedSection[] {
  const asked = new Set(sections.flatMap(({ questions }) => questions));
  const moves = operations.flatMap((one) => (one.does === 'move' && asked.has(one.question) && sections.some(({ id }) => id === one.section) ? [one] : []));
  const going = new Map(moves.map((one) => [one.question, one]));
  return sections.map((section) => {
    const stay = section.questions.filter((id) => !going.has(id));
    const come = [...going.values()].filter((one) => one.section === section.id).map(({ question, after }) => ({ id: question, after }));
    return { ...section, questions: placeOrder(stay, come, 'first') };
  });
}

function sorted(sections: readonly ResolvedSection[], operations: readonly FormOperation[]): readonly ResolvedSection[] {
  const moves = operations.flatMap((one) => (one.does === 'moveSection' && sections.some(({ id }) => id === one.section) ? [{ id: one.section, after: one.after }] : []));
  if (moves.length === 0) return sections;
  const byId = new Map(sections.map((section) => [section.id, section]));
  return placeOrder(sections.map(({ id }) => id), moves, 'first').map((id) => byId.get(id)!);
}
