import { canonicalJson } from '../canonical-json.ts';
import { didYouMean, finding } from '../check/finding.ts';
import type { Finding } from '../types.ts';
import type { WorkflowCheck } from './workflow-check-context.ts';
import { checkGuardPrefix, checkPrefix, checkText, placeIn } from './workflow-check-context.ts';
import { own } from './workflow-machine.ts';
import type { PlacedOperation } from './workflow-order.ts';

type Keys = readonly (string | number)[];

/** What is wrong with a role of one's own. */
export function checkRole(check: WorkflowCheck, { index, operation: { role } }: PlacedOperation<'addRole'>): readonly Finding[] {
  const { file, content } = check;
  const at = (...keys: Keys) => placeIn(index, 'role', ...keys);
  return [
    ...checkPrefix(check, at('id'), role.id, 'role'),
    ...(content.roles.some(({ id }) => id === role.id) ? [finding(file, at('id'), 'id-taken', `The pack has a role '${role.id}': call yours otherwise.`)] : []),
    ...(role.access === 'casework' ? [] : [finding(file, at('access'), 'role-access', `A role of your own does casework; '${role.access}' is a duty that is kept apart and given by the pack alone.`)]),
    ...checkText(check, at('label'), role.label),
  ];
}

/** What is wrong with a condition of one's own. What it asks is checked with the whole workflow. */
export function checkGuard(check: WorkflowCheck, { index, operation }: PlacedOperation<'addGuard'>): readonly Finding[] {
  const { file, national, local, operations } = check;
  const { action, name, guard } = operation;
  const at = (...keys: Keys) => placeIn(index, ...keys);
  const rule = action === undefined ? undefined : own(national.actions, action);
  const other = operations.find((one, place) => place < index && one.does === 'addGuard' && one.name === name && canonicalJson(one.guard) !== canonicalJson(guard));
  return [
    ...(action === undefined || own(local.actions, action) ? [] : [finding(file, at('action'), 'action-unknown', `There is no action '${action}'.${didYouMean(action, Object.keys(local.actions))}`)]),
    ...(action !== undefined && rule?.does === 'begin' && rule.concurrent && national.locked.includes(action) ? [finding(file, at('action'), 'concurrent-not-everywhere', `'${action}' may begin at any moment: nothing of yours may stand in its way.`)] : []),
    ...checkGuardPrefix(check, at('name'), name),
    ...(own(national.guards, name) ? [finding(file, at('name'), 'id-taken', `The pack has a guard '${name}': call yours otherwise.`)] : []),
    ...(other ? [finding(file, at('guard'), 'operations-contradict', `'${name}' asks something else in another operation: give each its own name.`)] : []),
    ...checkText(check, at('guard', 'sentence'), guard.sentence),
  ];
}

/** What is wrong with fewer roles: none may be new, and somebody must be left. */
export function checkNarrowing({ file, national, roles: known }: WorkflowCheck, { index, operation: { action, roles } }: PlacedOperation<'narrowRoles'>): readonly Finding[] {
  const at = (...keys: Keys) => placeIn(index, ...keys);
  const rule = own(national.actions, action);
  if (!rule) return [finding(file, at('action'), 'action-unknown', `The pack has no action '${action}'.${didYouMean(action, Object.keys(national.actions))}`)];
  const wider = roles.flatMap((role, place) => {
    if (rule.roles.includes(role)) return [];
    if (!known.some(({ id }) => id === role)) return [finding(file, at('roles', place), 'role-unknown', `There is no role '${role}'.${didYouMean(role, rule.roles)}`)];
    return [finding(file, at('roles', place), 'role-widens', `Who is '${role}' may not do '${action}' in the pack, and so may not here: only fewer roles may. There is: ${rule.roles.join(', ')}.`)];
  });
  const left = rule.roles.filter((role) => roles.includes(role));
  const able = left.filter((role) => known.some(({ id, access }) => id === role && access === 'casework'));
  return [
    ...wider,
    ...(able.length === 0 ? [finding(file, at('roles'), 'roles-empty', `Nobody could do '${action}': leave at least one of ${rule.roles.join(', ')}.`)] : []),
    ...(left.length === rule.roles.length && wider.length === 0 ? [finding(file, at('roles'), 'changes-nothing', `These roles may do '${action}' in the pack already: leave one out, or take this away.`)] : []),
  ];
}
