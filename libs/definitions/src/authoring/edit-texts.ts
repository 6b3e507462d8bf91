import type { FormOverlayFile, OverlayFile, QuestionFile, Text, TextTarget, WorkflowOverlayFile, WorkflowTextTarget } from '../types.ts';
import type { Operation } from './operation-key.ts';
import { targetKey } from './operation-key.ts';
import { drop, operationAt, put, withOperations } from './overlay-edit.ts';
import { words } from './text-at.ts';

/**
 * Other words at a place. `national` is what the pack says there: the same words, or none, are no change and leave the overlay
 * without one. Of what the authority added itself the words are changed where they stand.
 */
export function relabel<Overlay extends OverlayFile>(overlay: Overlay, target: TextTarget | WorkflowTextTarget, text: Text, national?: Text): Overlay {
  const said = words(text);
  const own = withOwnText(overlay, target, said);
  if (own) return own;
  const without = drop(drop(overlay, `relabel ${targetKey(target)}`), `translate ${targetKey(target)}`);
  if (said.en.trim() === '') return without;
  if (said.en === national?.en) return said.cy === undefined || said.cy === national.cy ? without : putText(overlay, without, { does: 'translate', target, cy: said.cy } as Operation);
  return putText(overlay, without, { does: 'relabel', target, text: said } as Operation);
}

/** Welsh for a place; blank, or what the pack says there, is no change. Where the English is the authority's own, it stands beside it. */
export function translate<Overlay extends OverlayFile>(overlay: Overlay, target: TextTarget | WorkflowTextTarget, cy: string, national?: Text): Overlay {
  const key = targetKey(target);
  const ours = operationAt(overlay, 'relabel', key)?.text ?? ownText(overlay, target);
  if (ours) return relabel(overlay, target, { en: ours.en, cy }, national);
  const without = drop(overlay, `translate ${key}`);
  return cy.trim() === '' || cy === national?.cy ? without : putText(overlay, without, { does: 'translate', target, cy } as Operation);
}

/** In the place of what was said there, so that a file keeps its order while somebody types. */
function putText<Overlay extends OverlayFile>(before: Overlay, without: Overlay, operation: Operation): Overlay {
  const key = targetKey((operation as { readonly target: TextTarget }).target);
  const at = before.operations.findIndex((one) => 'target' in one && targetKey(one.target) === key);
  return withOperations(without, at < 0 ? [...without.operations, operation] : [...without.operations.slice(0, at), operation, ...without.operations.slice(at)]);
}

/** What the authority's own addition says at this place; undefined where the place is the pack's. */
export function ownText(overlay: OverlayFile, target: TextTarget | WorkflowTextTarget): Text | undefined {
  return 'form' in overlay ? ownFormText(overlay, target as TextTarget)?.text : ownWorkflowText(overlay, target as WorkflowTextTarget)?.text;
}

function withOwnText<Overlay extends OverlayFile>(overlay: Overlay, target: TextTarget | WorkflowTextTarget, text: Text): Overlay | undefined {
  const own = 'form' in overlay ? ownFormText(overlay, target as TextTarget) : ownWorkflowText(overlay as WorkflowOverlayFile, target as WorkflowTextTarget);
  if (!own) return undefined;
  return put(overlay, own.with(text) as never);
}

/** A text in an operation, and the same operation with another. */
interface OwnText {
  readonly text: Text | undefined;
  /** An optional text that is blank in English is taken out; a label stays, blank until there are words. */
  readonly with: (text: Text) => Operation;
}

function ownFormText(overlay: FormOverlayFile, target: TextTarget): OwnText | undefined {
  if (target.question === undefined) return ownSectionText(overlay, target);
  const option = target.option === undefined || target.row !== undefined ? undefined : operationAt(overlay, 'addOption', target.question, target.option);
  if (option) return { text: option.label, with: (text) => ({ ...option, label: text }) };
  const added = operationAt(overlay, 'addQuestion', target.question);
  if (!added) return undefined;
  const { row } = target;
  const asked = row === undefined ? added.question : added.question.row?.[row];
  if (!asked) return undefined;
  const back = (question: QuestionFile): Operation => ({ ...added, question: row === undefined ? question : { ...added.question, row: { ...added.question.row, [row]: question } } });
  return ownQuestionText(asked, target, back);
}

function ownQuestionText(question: QuestionFile, { option, part }: TextTarget, back: (question: QuestionFile) => Operation): OwnText | undefined {
  if (option !== undefined) {
    const label = question.options?.[option];
    return label && { text: label, with: (text) => back({ ...question, options: { ...question.options, [option]: text } }) };
  }
  if (part === 'label') return { text: question.label, with: (text) => back({ ...question, label: text }) };
  if (part !== 'hint' && part !== 'why') return undefined;
  const { [part]: said, ...rest } = question;
  return { text: said, with: (text) => back({ ...rest, ...optional(part, text) }) };
}

function ownSectionText(overlay: FormOverlayFile, { section, part }: TextTarget): OwnText | undefined {
  const added = section === undefined ? undefined : operationAt(overlay, 'addSection', section);
  if (!added) return undefined;
  if (part === 'title') return { text: added.title, with: (text) => ({ ...added, title: text }) };
  if (part !== 'hint' && part !== 'group') return undefined;
  const { [part]: said, ...rest } = added;
  return { text: said, with: (text) => ({ ...rest, ...optional(part, text) }) };
}

function ownWorkflowText(overlay: WorkflowOverlayFile, { state, action, guard, part }: WorkflowTextTarget): OwnText | undefined {
  for (const operation of overlay.operations) {
    if (operation.does === 'addGuard' && operation.name === guard) return sentenceOf(operation);
    if (operation.does === 'addStep' && state !== undefined && state.split('.').at(-1) === operation.state.id) {
      return { text: operation.state.label, with: (text) => ({ ...operation, state: { ...operation.state, label: text } }) };
    }
    if (operation.does === 'addStep' && operation.next.type === action) {
      return ruleText(operation.next.rule, part, (rule) => ({ ...operation, next: { ...operation.next, rule } }));
    }
    if (operation.does === 'addTransition' && operation.type === action) return ruleText(operation.rule, part, (rule) => ({ ...operation, rule }));
  }
  return undefined;
}

function sentenceOf(operation: Extract<Operation, { does: 'addGuard' }>): OwnText {
  return { text: operation.guard.sentence, with: (text) => ({ ...operation, guard: { ...operation.guard, sentence: text } }) };
}

type Rule = Extract<Operation, { does: 'addTransition' }>['rule'];

function ruleText(rule: Rule, part: string, back: (rule: Rule) => Operation): OwnText | undefined {
  if (part !== 'label' && part !== 'task' && part !== 'history') return undefined;
  const { task: _task, ...without } = rule;
  return { text: rule[part], with: (text) => back(part === 'task' ? { ...without, ...optional(part, text) } : { ...rule, [part]: text }) };
}

function optional(part: string, text: Text): { readonly [part: string]: Text } {
  return text.en.trim() === '' ? {} : { [part]: text };
}
