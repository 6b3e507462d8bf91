import { checkActions } from '../check/check-actions.ts';
import type { FactNames } from '../check/check-facts.ts';
import { checkGuards } from '../check/check-guards.ts';
import { checkMachine } from '../check/check-machine.ts';
import { toPointer } from '../check/finding.ts';
import { checkChances } from '../check/guard-chances.ts';
import type { ExpandedForm } from '../resolve/expand-form.ts';
import type { ActionRule, Finding, JsonSchema, PublicationContent, ResolvedForm, ResolvedWorkflow, WorkflowOperation } from '../types.ts';
import { secondTypes } from './workflow-approvals.ts';
import type { WorkflowCheck } from './workflow-check-context.ts';
import { placeIn } from './workflow-check-context.ts';
import { own } from './workflow-machine.ts';

/** What is wrong with the workflow as it becomes, and is not wrong in the pack: each where an operation says it. */
export function checkWhole(check: WorkflowCheck): readonly Finding[] {
  const { content, national, local, roles, operations, file } = check;
  const whole = { ...local, actions: { ...unplaced(operations), ...local.actions } };
  const facts = factNames(content);
  const before = nationalFaults(content, national, facts);
  // What asks nothing where it is asked for an action that is not there, is said of that action.
  const asked = new Set(operations.flatMap((one) => (one.does === 'addGuard' && one.action !== undefined ? [`/guards/${one.name}`] : [])));
  const after = findingsOf(whole, roles.map(({ id }) => id), facts).filter((one) => !before.has(key(one)) && !SAID_ELSEWHERE.has(one.rule) && !(one.rule === 'guard-unused' && asked.has(one.path)));
  return after.map((one) => ({ ...one, file, path: placeInOverlay(operations, one.path) ?? '/operations' }));
}

/** What the operation's own check says better, or what only follows from it. */
const SAID_ELSEWHERE: ReadonlySet<string> = new Set(['action-unused', 'state-stuck', 'target-unknown', 'own-work', 'role-unknown', 'decides-nothing', 'target-region']);

const known = new WeakMap<ResolvedWorkflow, ReadonlySet<string>>();

/** What these checks say of the pack itself (of texts that a publication holds filled in, say): worked out once. */
function nationalFaults(content: PublicationContent, national: ResolvedWorkflow, facts: FactNames): ReadonlySet<string> {
  const before = known.get(national);
  if (before) return before;
  const faults = new Set(findingsOf(national, content.roles.map(({ id }) => id), facts).map(key));
  known.set(national, faults);
  return faults;
}

function findingsOf(workflow: ResolvedWorkflow, roles: readonly string[], facts: FactNames): readonly Finding[] {
  return [...checkMachine('', workflow), ...checkActions('', workflow, roles, facts), ...checkGuards('', workflow, roles, facts), ...checkChances('', workflow, facts)];
}

function key({ path, rule, message }: Finding): string {
  return `${path} ${rule} ${message}`;
}

/** Rules of actions whose place is not there are looked at all the same. */
function unplaced(operations: readonly WorkflowOperation[]): { readonly [type: string]: ActionRule } {
  return Object.fromEntries(operations.flatMap((one) => (one.does === 'addStep' ? [[one.next.type, one.next.rule]] : one.does === 'addTransition' ? [[one.type, one.rule]] : [])));
}

/** What conditions may name, of forms as they are published. */
function factNames(content: PublicationContent): FactNames {
  return {
    forms: Object.keys(content.forms),
    form: (id) => {
      const form = own(content.forms, id);
      return form && ({ properties: propertiesOf(form), questions: {}, sections: form.sections, required: [], ui: {}, faults: [] } satisfies ExpandedForm);
    },
    marks: content.marks.map(({ id }) => id),
    clocks: content.clocks.map(({ id }) => id),
    codes: () => undefined,
  };
}

/** The schemas of all questions, national and local. */
function propertiesOf({ schema }: ResolvedForm): { readonly [question: string]: JsonSchema } {
  const parts = [schema, ...((schema['allOf'] ?? []) as readonly JsonSchema[])];
  return Object.assign({}, ...parts.map((part) => (part['type'] === 'object' || part === schema ? (part['properties'] ?? {}) : {}))) as { readonly [question: string]: JsonSchema };
}

/** The place in an overlay of what stands at a place of the workflow: the operation that says it, as far down as it does; undefined where none does. */
export function placeInOverlay(operations: readonly WorkflowOperation[], pointer: string): string | undefined {
  const keys = pointer.split('/').slice(1).map((one) => one.replaceAll('~1', '/').replaceAll('~0', '~'));
  const found = operations.flatMap((operation, index) => {
    const inner = within(operation, keys);
    return inner ? [{ index, inner, isWay: operation.does === 'addTransition' }] : [];
  });
  // A way out of a state is at fault rather than the state that it leaves.
  const best = found.find(({ isWay }) => isWay) ?? found[0];
  return best && toPointer(placeIn(best.index, ...best.inner.filter((one) => one !== '')));
}

/** Where an operation says what stands at a place of the workflow; undefined where it does not. */
function within(operation: WorkflowOperation, [kind = '', name = '', ...rest]: readonly string[]): readonly string[] | undefined {
  switch (operation.does) {
    case 'addStep':
      if (kind === 'actions' && name === operation.next.type) return ['next', 'rule', ...rest];
      return kind === 'machine' && rest.includes(operation.state.id) ? ['state'] : undefined;
    case 'addTransition':
      if (kind === 'actions' && name === operation.type) return ['rule', ...rest];
      return kind === 'machine' && rest.includes(operation.type) ? (rest.at(-1) === 'guard' ? ['guard'] : ['type']) : undefined;
    case 'insertApproval':
      if (kind === 'actions' && Object.values(secondTypes(operation.id)).includes(name)) return ['roles', 'form'].includes(rest[0] ?? '') ? rest : [''];
      return kind === 'machine' && rest.some((one) => one === operation.id || one.startsWith(`${operation.id}-`)) ? ['id'] : undefined;
    case 'addGuard':
      if (kind === 'guards' && name === operation.name) return rest.length ? ['guard', ...rest] : ['name'];
      return kind === 'actions' && name === operation.action && rest[0] === 'guards' ? ['name'] : undefined;
    case 'addRole':
    case 'narrowRoles':
    case 'tightenLimit':
    case 'relabel':
    case 'translate':
      return undefined;
    default:
      return operation satisfies never;
  }
}
