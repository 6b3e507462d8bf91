import { questionsRead } from '../check/condition-walk.ts';
import { didYouMean } from '../check/finding.ts';
import type { Finding, FormOperation, ResolvedForm } from '../types.ts';
import type { FormCase } from './form-check-context.ts';
import { called, fault, isLocked, isQuestion, placed, questionIds } from './form-check-context.ts';

/** Faults of where things are put: places that are not there, rings, what is locked where it is, and orders that a condition needs. */
export function checkPlaces(one: FormCase): readonly Finding[] {
  return [
    ...one.operations.flatMap((operation, index) => placeFaults(one, operation, index)),
    ...placed(one, 'move').flatMap(({ index, operation: { question } }) => (lockedSection(one, question) ? [fault(one, index, ['question'], 'locked', `${called(one, question)} is locked where it is by the pack, and cannot be moved: take this out.`)] : [])),
    ...rings(one),
    ...brokenOrders(one),
  ];
}

/** The question itself is met with all that may not be touched; here, its section. */
function lockedSection(one: FormCase, question: string): boolean {
  return isLocked(one, question) && one.national.locked?.includes(question) !== true;
}

function placeFaults(one: FormCase, operation: FormOperation, index: number): readonly Finding[] {
  const sections = [...one.national.sections.map(({ id }) => id), ...placed(one, 'addSection').map(({ operation: { id } }) => id)];
  const unknownSection = (id: string, key: string) => (sections.includes(id) ? [] : [fault(one, index, [key], 'target-unknown', `There is no section '${id}'.${didYouMean(id, sections)}`)]);
  if (operation.does === 'addSection' || operation.does === 'moveSection') {
    const own = operation.does === 'addSection' ? operation.id : operation.section;
    return [
      ...(operation.does === 'moveSection' ? unknownSection(own, 'section') : []),
      ...(operation.does === 'moveSection' && one.national.locked?.includes(own) ? [fault(one, index, ['section'], 'locked', `The section '${own}' is locked where it is by the pack: take this out.`)] : []),
      ...(operation.after === undefined ? [] : operation.after === own ? [afterItself(one, index)] : unknownSection(operation.after, 'after')),
    ];
  }
  if (operation.does !== 'addQuestion' && operation.does !== 'addBlock' && operation.does !== 'move') return [];
  const missing = unknownSection(operation.section, 'section');
  return missing.length > 0 || operation.after === undefined ? missing : afterFault(one, operation, operation.after, index);
}

/** What something is put after must stand in the same section, before anything is moved (for a move: or be moved there too). */
function afterFault(one: FormCase, operation: Extract<FormOperation, { does: 'addQuestion' | 'addBlock' | 'move' }>, after: string, index: number): readonly Finding[] {
  if (operation.does === 'addQuestion' ? after === operation.id : operation.does === 'move' && after === operation.question) return [afterItself(one, index)];
  if (!isQuestion(one, after)) return [fault(one, index, ['after'], 'after-unknown', `There is no question '${after}' to come after.${didYouMean(after, questionIds(one))}`)];
  return isIn(one, operation, after) ? [] : [fault(one, index, ['after'], 'after-elsewhere', `${called(one, after)} is not in the section '${operation.section}': come after a question of that section.`)];
}

/** Whether a question stands in the section of an operation when that is applied. */
function isIn(one: FormCase, { does, section }: Extract<FormOperation, { does: 'addQuestion' | 'addBlock' | 'move' }>, id: string): boolean {
  const move = does === 'move' ? placed(one, 'move').find(({ operation }) => operation.question === id) : undefined;
  const stands = one.added.get(id)?.section ?? one.national.sections.find(({ questions }) => questions.includes(id))?.id;
  return (move?.operation.section ?? stands) === section;
}

function afterItself(one: FormCase, index: number): Finding {
  return fault(one, index, ['after'], 'order-ring', 'Nothing can come after itself: name another.');
}

/** Things that each come after the other have no place. */
function rings(one: FormCase): readonly Finding[] {
  return (['addQuestion', 'move', 'addSection', 'moveSection'] as const).flatMap((does) => {
    const after = new Map(placed(one, does).map(({ operation }) => [subject(operation), operation.after]));
    return placed(one, does)
      .filter(({ operation }) => operation.after !== subject(operation) && comesAfterItself(after, subject(operation)))
      .map(({ index, operation }) => fault(one, index, ['after'], 'order-ring', `'${subject(operation)}' comes, by way of others, after itself: let one of them come after something else.`));
  });
}

function subject(operation: Extract<FormOperation, { does: 'addQuestion' | 'move' | 'addSection' | 'moveSection' }>): string {
  switch (operation.does) {
    case 'addQuestion':
    case 'addSection':
      return operation.id;
    case 'move':
      return operation.question;
    case 'moveSection':
      return operation.section;
    default:
      return operation satisfies never;
  }
}

function comesAfterItself(after: ReadonlyMap<string, string | undefined>, id: string): boolean {
  const seen = new Set<string>();
  for (let next = after.get(id); next !== undefined && !seen.has(next); next = after.get(next)) {
    if (next === id) return true;
    seen.add(next);
  }
  return false;
}

/** A question of the pack that is asked because of another's answer comes after it, if it did in the pack. */
function brokenOrders(one: FormCase): readonly Finding[] {
  const moves = one.operations.flatMap((operation, index) => (operation.does === 'move' || operation.does === 'moveSection' ? [{ operation, index }] : []));
  if (moves.length === 0) return [];
  const [before, now] = [orderOf(one.national), orderOf(one.resolved)];
  const found = new Map<number, Finding>();
  for (const { id, showWhen, requireWhen } of Object.values(one.national.questions)) {
    for (const read of [showWhen, requireWhen].flatMap((condition) => (condition ? [...questionsRead(condition)] : []))) {
      if (!isAfter(before, id, read) || !isAfter(now, read, id)) continue;
      const moved = moves.find(({ operation }) => concerns(one, operation, [id, read]));
      if (moved && !found.has(moved.index)) found.set(moved.index, fault(one, moved.index, [], 'order-condition', `${called(one, id)} depends on what is answered to ${called(one, read)}, and would come before it: move both, or neither.`));
    }
  }
  return [...found.values()];
}

function orderOf(form: ResolvedForm): ReadonlyMap<string, number> {
  return new Map(form.sections.flatMap(({ questions }) => questions).map((id, index) => [id, index]));
}

function isAfter(order: ReadonlyMap<string, number>, later: string, earlier: string): boolean {
  const [a, b] = [order.get(later), order.get(earlier)];
  return a !== undefined && b !== undefined && a > b;
}

function concerns({ national, resolved }: FormCase, operation: FormOperation, ids: readonly string[]): boolean {
  if (operation.does === 'move') return ids.includes(operation.question);
  if (operation.does !== 'moveSection') return false;
  return [national, resolved].some(({ sections }) => sections.some(({ id, questions }) => id === operation.section && ids.some((question) => questions.includes(question))));
}
