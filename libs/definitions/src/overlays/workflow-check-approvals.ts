import { mentions } from '../check/condition-walk.ts';
import { didYouMean, finding, unknownNames } from '../check/finding.ts';
import type { ActionRule, Finding, GuardFile, JsonSchema, ResolvedWorkflow } from '../types.ts';
import { secondTypes } from './workflow-approvals.ts';
import type { WorkflowCheck } from './workflow-check-context.ts';
import { checkPrefix, checkRoles, checkText, placeIn } from './workflow-check-context.ts';
import { findState, own, parentOf, statesWith, waysOf } from './workflow-machine.ts';
import type { PlacedOperation } from './workflow-order.ts';

type Keys = readonly (string | number)[];
type Placed = PlacedOperation<'insertApproval'>;

/** What is wrong with a second decision. */
export function checkApproval(check: WorkflowCheck, placed: Placed): readonly Finding[] {
  const { index, operation } = placed;
  const { file, local } = check;
  const at = (...keys: Keys) => placeIn(index, ...keys);
  return [
    ...checkAfter(check, placed),
    ...checkPrefix(check, at('id'), operation.id, 'approval'),
    ...checkTaken(check, placed),
    ...checkText(check, at('label'), operation.label),
    ...(['approve', 'return'] as const).flatMap((key) => (operation[key] ? (['label', 'history'] as const).flatMap((part) => checkText(check, at(key, part), operation[key]?.[part] ?? { en: '' })) : [])),
    ...checkRoles(check, at('roles'), operation.roles),
    ...checkWhoElse(check, placed),
    ...checkForm(check, placed),
    ...(operation.onlyWhen === undefined ? [] : unknownNames(file, [{ name: operation.onlyWhen, at: at('onlyWhen') }], Object.keys(local.guards), 'guard-unknown', 'guard')),
  ];
}

/** It follows an approval of the pack, one that can be followed. */
function checkAfter(check: WorkflowCheck, { index, operation: { after } }: Placed): readonly Finding[] {
  const { file, national } = check;
  const fault = (rule: string, message: string) => [finding(file, placeIn(index, 'after'), rule, message)];
  const first = own(national.actions, after);
  const approvals = Object.entries(national.actions).filter(([, { does }]) => does === 'approve').map(([type]) => type);
  if (!first) return fault('action-unknown', `The pack has no approval '${after}'.${didYouMean(after, approvals)}`);
  if (first.does === 'accept') return fault('approval-accept', `By '${after}' another team takes the child on; who is responsible cannot wait for a further decision. Choose an approval.`);
  if (first.does !== 'approve') return fault('approval-none', `'${after}' approves nothing, so no decision can follow it: choose an approval.`);
  const states = statesWith(national.machine, after);
  if (new Set(states.map((path) => path.split('.')[0])).size > 1) return fault('approval-regions', `'${after}' moves several parts of the pathway at once, and they cannot wait for a further decision together: choose another approval.`);
  if (states.some((path) => findState(national.machine, path)?.states)) return fault('approval-place', `'${after}' stands on a state that holds others, so nothing can wait beside it: choose another approval.`);
  const asking = Object.entries(national.guards).find(([, { type, params }]) => type === 'inState' && states.includes(String(params?.['state'])));
  return asking ? fault('approval-asked', `The guard '${asking[0]}' asks whether '${after}' is waited for, and would not know of a further decision: choose another approval.`) : [];
}

function checkTaken({ file, national, operations }: WorkflowCheck, { index, operation: { after, id } }: Placed): readonly Finding[] {
  const types = Object.values(secondTypes(id));
  const beside = statesWith(national.machine, after).flatMap((path) => Object.keys(findState(national.machine, parentOf(path))?.states ?? {}));
  const taken = operations.some((other, place) => {
    if (place >= index) return other.does === 'addStep' && other.state.id === id;
    if (other.does === 'insertApproval') return other.id === id && other.after !== after;
    if (other.does === 'addStep') return other.state.id === id || types.includes(other.next.type);
    return other.does === 'addTransition' && types.includes(other.type);
  });
  return taken || beside.includes(id) || types.some((type) => own(national.actions, type)) ? [finding(file, placeIn(index, 'id'), 'id-taken', `There is another '${id}': call this approval otherwise.`)] : [];
}

/** A second pair of eyes is of another role, and of one that does not write what it decides. */
function checkWhoElse({ file, national }: WorkflowCheck, { index, operation: { after, roles } }: Placed): readonly Finding[] {
  const first = own(national.actions, after);
  if (first?.does !== 'approve') return [];
  const writing = Object.values(national.actions).filter((rule) => rule.does === 'submit' && rule.form === first.decides).flatMap((rule) => rule.roles);
  return roles.flatMap((role, place) => {
    const at = placeIn(index, 'roles', place);
    if (first.roles.includes(role)) return [finding(file, at, 'approval-role', `Who is '${role}' gives the first approval already: let another role give the second, one of your own if need be.`)];
    return writing.includes(role) ? [finding(file, at, 'approval-role', `Who is '${role}' may also write what is approved: let a role decide that does not.`)] : [];
  });
}

/** The decision form: one that asks what the first approval's ways and marks read. */
function checkForm({ file, content, national }: WorkflowCheck, { index, operation: { after, form } }: Placed): readonly Finding[] {
  if (form === undefined) return [];
  const fault = (rule: string, message: string) => [finding(file, placeIn(index, 'form'), rule, message)];
  const decisions = Object.values(content.forms).filter(({ kind }) => kind === 'decision').map(({ id }) => id);
  const found = own(content.forms, form);
  if (!found) return fault('form-unknown', `There is no form '${form}'.${didYouMean(form, decisions)}`);
  if (found.kind !== 'decision') return fault('approval-form', `'${form}' is no decision form: name one, such as ${decisions.slice(0, 3).map((id) => `'${id}'`).join(', ')}, or leave it out for that of the first approval.`);
  const first = own(national.actions, after);
  if (first?.form === undefined || first.form === form || !readsForm(national, after, first, first.form)) return [];
  return fault('approval-form', `What '${after}' leads to depends on answers in '${first.form}', which '${form}' does not ask: leave the form out.`);
}

function readsForm(workflow: ResolvedWorkflow, action: string, rule: ActionRule, form: string): boolean {
  const ways = statesWith(workflow.machine, action).flatMap((path) => waysOf(own(findState(workflow.machine, path)?.on, action)).flatMap(({ guard }) => guard ?? []));
  const whens = (rule.marksWhen ?? []).map(({ when }) => when);
  const guards = [...ways, ...(rule.guards ?? []), ...whens.filter((when) => typeof when === 'string')];
  return guards.some((name) => doesGuardRead(workflow, name, form)) || whens.some((when) => typeof when !== 'string' && doesSchemaRead(when, form));
}

function doesGuardRead(workflow: ResolvedWorkflow, name: string, form: string, depth = 0): boolean {
  const guard: GuardFile | undefined = own(workflow.guards, name);
  if (!guard || depth > 10 || guard.type === 'actorDidNotContribute') return false;
  if (guard.type === 'matches') return doesSchemaRead((guard.params?.['schema'] ?? {}) as JsonSchema, form);
  const of = guard.params?.['of'];
  const parts = guard.type === 'not' ? [String(of)] : guard.type === 'all' || guard.type === 'any' ? (of as readonly string[]) : [];
  return parts.some((part) => doesGuardRead(workflow, part, form, depth + 1)) || JSON.stringify(guard.params ?? {}).includes(`"form":${JSON.stringify(form)}`);
}

function doesSchemaRead(schema: JsonSchema, form: string): boolean {
  return mentions(schema).some(({ subject }) => subject[0] === 'answers' && subject[1] === form);
}
