import type { ExpandedForm } from '../resolve/expand-form.ts';
import type { Finding } from '../types.ts';
import type { Catalogue, Checked } from './catalogue.ts';
import { checkActions } from './check-actions.ts';
import { checkGuards } from './check-guards.ts';
import { checkMachine } from './check-machine.ts';
import { marksOf } from './check-pack.ts';
import { finding, unknownNames } from './finding.ts';
import { statesOf } from './machine-states.ts';

/** Everything that can be wrong with a workflow beyond its grammar, except what its graph shows (casework's `checkWorkflow`). */
export function checkWorkflow(files: Catalogue, { path, file, id, pack }: Checked<'workflow'>, formOf: (pack: string, form: string) => ExpandedForm | undefined): readonly Finding[] {
  const roles = files.held('roles', pack, (one) => one.roles.map((role) => role.id));
  const facts = {
    forms: files.names('form', pack),
    form: (form: string) => formOf(pack, form),
    marks: marksOf(files, pack),
    clocks: files.held('clocks', pack, (one) => one.clocks.map((clock) => clock.id)),
    codes: (list: string) => files.find('codes', list)?.file,
  };
  const states = statesOf(file.machine);
  const waits = states.flatMap(({ at, state }) => (state.meta?.waitsFor ?? []).map((name, index) => ({ name, at: [...at, 'meta', 'waitsFor', index] })));
  const lockable = [...states.map((state) => state.path), ...Object.keys(file.actions), ...Object.keys(file.guards ?? {})];
  const locked = (file.locked ?? []).map((name, index) => ({ name, at: ['locked', index] }));
  return [
    ...(file.machine.id === id ? [] : [finding(path, ['machine', 'id'], 'id-place', `The machine is called '${file.machine.id}' and its folder '${id}': call both the same.`)]),
    ...checkMachine(path, file),
    ...checkActions(path, file, roles, facts),
    ...checkGuards(path, file, roles, facts),
    ...unknownNames(path, waits, roles, 'role-unknown', 'role'),
    ...unknownNames(path, locked, lockable, 'locked-unknown', 'state, action or guard'),
  ];
}
