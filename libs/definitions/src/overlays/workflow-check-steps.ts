import { canonicalJson } from '../canonical-json.ts';
import { didYouMean, finding, unknownNames } from '../check/finding.ts';
import { statesOf } from '../check/machine-states.ts';
import type { ActionRule, Finding, StateFile } from '../types.ts';
import type { WorkflowCheck } from './workflow-check-context.ts';
import { checkPrefix, checkRoles, checkText, isLocked, lockedFinding, placeIn } from './workflow-check-context.ts';
import { findState, own, parentOf, statesWith } from './workflow-machine.ts';
import type { PlacedOperation } from './workflow-order.ts';
import { workflowOperationKey } from './workflow-order.ts';

type Keys = readonly (string | number)[];

/** What is wrong with a step of one's own. */
export function checkStep(check: WorkflowCheck, { index, operation }: PlacedOperation<'addStep'>): readonly Finding[] {
  const { file, national, local } = check;
  const { from, action, state, next } = operation;
  const at = (...keys: Keys) => placeIn(index, ...keys);
  const beside = parentOf(from) === '' ? undefined : findState(national.machine, parentOf(from));
  return [
    ...checkFrom(check, at('from'), from),
    ...(findState(local.machine, from) ? checkWay(check, at('action'), from, action) : []),
    ...(own(findState(national.machine, from)?.on, action) && (isLocked(check, from) || isLocked(check, action)) ? [lockedFinding(check, at('action'), `What '${action}' leads to is the pack’s to say: a step may stand before '${from}', or after where '${action}' leads, not between.`)] : []),
    ...checkPrefix(check, at('state', 'id'), state.id, 'step'),
    ...(own(beside?.states, state.id) || isStateTaken(check, index, from, state.id) ? [finding(file, at('state', 'id'), 'id-taken', `There is a step '${state.id}' here already: call yours otherwise.`)] : []),
    ...checkText(check, at('state', 'label'), state.label),
    ...(state.waitsFor ? checkRoles(check, at('state', 'waitsFor'), state.waitsFor) : []),
    ...checkType(check, at('next', 'type'), index, next.type),
    ...checkRule(check, at('next', 'rule'), next.rule),
  ];
}

function isStateTaken({ operations }: WorkflowCheck, index: number, from: string, id: string): boolean {
  return operations.some((other, place) => place < index && other.does === 'addStep' && other.state.id === id && parentOf(other.from) === parentOf(from));
}

/** What is wrong with a way of one's own. */
export function checkTransition(check: WorkflowCheck, { index, operation }: PlacedOperation<'addTransition'>): readonly Finding[] {
  const { file, local } = check;
  const { from, to, type, rule, guard } = operation;
  const at = (...keys: Keys) => placeIn(index, ...keys);
  const left = findState(local.machine, from);
  const [region, target] = [from.split('.')[0], findState(local.machine, to)];
  return [
    ...checkFrom(check, at('from'), from),
    ...(isLocked(check, from) ? [lockedFinding(check, at('from'), `How '${from}' is left is the pack’s to say: let the way begin elsewhere.`)] : []),
    ...(left && isClosed(left) && !isLocked(check, from) ? [finding(file, at('from'), 'closed-left', `'${from}' is closed, and is left only by opening the case again: let the way begin elsewhere.`)] : []),
    ...(target ? [] : [unknownState(check, at('to'), to)]),
    ...(target && region !== to.split('.')[0] ? [finding(file, at('to'), 'target-region', `'${to}' is not of the same region as '${from}': one action moves one region, so lead to a state of '${region ?? ''}'.`)] : []),
    ...(target && !to.includes('.') ? [finding(file, at('to'), 'target-region', `'${to}' is a whole region: lead to one of its states.`)] : []),
    ...checkType(check, at('type'), index, type),
    ...checkRule(check, at('rule'), rule),
    ...(guard === undefined ? [] : unknownNames(file, [{ name: guard, at: at('guard') }], Object.keys(local.guards), 'guard-unknown', 'guard')),
  ];
}

function checkFrom(check: WorkflowCheck, at: Keys, from: string): readonly Finding[] {
  const { file, local } = check;
  if (!findState(local.machine, from)) return [unknownState(check, at, from)];
  return parentOf(from) === '' ? [finding(file, at, 'from-region', `'${from}' is a whole region: begin at one of its states.`)] : [];
}

function unknownState({ file, local }: WorkflowCheck, at: Keys, name: string): Finding {
  const states = statesOf(local.machine).map(({ path }) => path);
  return finding(file, at, 'state-unknown', `There is no state '${name}'.${didYouMean(name, states)}`);
}

/** The transition that a step is put into must be there, and of one region. */
function checkWay({ file, national, local }: WorkflowCheck, at: Keys, from: string, action: string): readonly Finding[] {
  if (!own(local.actions, action)) return [finding(file, at, 'action-unknown', `There is no action '${action}'.${didYouMean(action, Object.keys(local.actions))}`)];
  const on = findState(local.machine, from)?.on ?? {};
  if (!own(on, action)) return [finding(file, at, 'transition-unknown', `'${action}' does not lead on from '${from}'.${didYouMean(action, Object.keys(on))}`)];
  const regions = new Set(statesWith(national.machine, action).map((path) => path.split('.')[0]));
  return regions.size > 1 ? [finding(file, at, 'step-regions', `'${action}' moves ${regions.size} regions at once, and a step between would move them one without the other: put it into another transition.`)] : [];
}

function isClosed({ tags, states }: StateFile): boolean {
  return tags?.includes('stage:closed') === true || Object.values(states ?? {}).some(isClosed);
}

/** The type of a local action: one's own, and said once. One way may lead on from several states if its rule is everywhere the same. */
function checkType(check: WorkflowCheck, at: Keys, index: number, type: string): readonly Finding[] {
  const { file, national, operations } = check;
  const self = operations[index];
  const taken = operations.some((other, place) => {
    if (!self || place >= index) return false;
    if (other.does === 'insertApproval') return type === `${other.id}.approve` || type === `${other.id}.return`;
    const rule = ruleOf(other);
    if (rule?.type !== type) return false;
    // Two that are about the same are said to be so once.
    return workflowOperationKey(other) !== workflowOperationKey(self) && (other.does !== 'addTransition' || self.does !== 'addTransition' || canonicalJson(other.rule) !== canonicalJson(self.rule));
  });
  return [
    ...checkPrefix(check, at, type, 'action'),
    ...(taken || own(national.actions, type) ? [finding(file, at, 'id-taken', `There is another action '${type}': call yours otherwise.`)] : []),
  ];
}

function ruleOf(operation: WorkflowCheck['operations'][number]): { readonly type: string; readonly rule: ActionRule } | undefined {
  if (operation.does === 'addStep') return operation.next;
  return operation.does === 'addTransition' ? operation : undefined;
}

/** A local action moves on, and decides nothing that the pack has decided: names in it are checked with the whole workflow. */
function checkRule(check: WorkflowCheck, at: Keys, rule: ActionRule): readonly Finding[] {
  const { file, national } = check;
  const fault = (key: string, name: string, message: string) => finding(file, [...at, key], name, message);
  const moves = rule.does === 'move' || rule.does === 'begin';
  const strange = (['decides', 'again', 'available'] as const).filter((key) => rule[key] !== undefined);
  const handedIn = rule.form !== undefined && Object.values(national.actions).some((one) => one.does === 'submit' && one.form === rule.form);
  return [
    ...(moves ? [] : [fault('does', 'does-local', `An action of your own moves on (move or begin), and may not do '${rule.does}': a further decision is an approval that follows one of the pack’s.`)]),
    ...(moves ? strange.map((key) => fault(key, 'does-local', `'${key}' is not for an action of your own, which moves on: take it out.`)) : []),
    ...(handedIn ? [fault('form', 'form-decided', `'${rule.form ?? ''}' is handed in and approved; this would write it without: name another form, such as a decision or a note.`)] : []),
    ...checkRoles(check, [...at, 'roles'], rule.roles),
    ...checkMarks(check, at, rule),
    ...(['label', 'task', 'history'] as const).flatMap((key) => (rule[key] ? checkText(check, [...at, key], rule[key]) : [])),
  ];
}

/** What a decision of the pack means nationally, nothing else may say. */
function checkMarks({ file, national }: WorkflowCheck, at: Keys, rule: ActionRule): readonly Finding[] {
  const deciding = Object.entries(national.actions).filter(([type, one]) => national.locked.includes(type) || one.does === 'approve' || one.does === 'accept');
  const owner = (mark: string) => deciding.find(([, one]) => one.marks?.includes(mark) || one.marksWhen?.some((when) => when.mark === mark))?.[0];
  const named = [...(rule.marks ?? []).map((mark, index) => ({ mark, at: [...at, 'marks', index] })), ...(rule.marksWhen ?? []).map(({ mark }, index) => ({ mark, at: [...at, 'marksWhen', index, 'mark'] }))];
  return named.flatMap(({ mark, at: place }) => {
    const action = owner(mark);
    return action === undefined ? [] : [finding(file, place, 'mark-reserved', `'${mark}' says nationally that '${action}' was done, and only that may say so: take it out.`)];
  });
}
