import type { ExpandedForm } from '../resolve/expand-form.ts';
import type { LaidWorkflow } from '../resolve/lay-parts.ts';
import { OWN, inLayer, layParts } from '../resolve/lay-parts.ts';
import type { Finding, WorkflowFile } from '../types.ts';
import type { Catalogue, Checked } from './catalogue.ts';
import { checkActions } from './check-actions.ts';
import { checkGuards } from './check-guards.ts';
import { checkMachine } from './check-machine.ts';
import { marksOf } from './check-pack.ts';
import { didYouMean, finding, toPointer, unknownNames } from './finding.ts';
import { shelfOf } from './form-shelf.ts';
import { statesOf } from './machine-states.ts';

/**
 * Everything that can be wrong with a workflow, laid together with its parts, beyond its grammar, except what its graph shows
 * (casework's `checkWorkflow`). Each finding stands in the file that says it.
 */
export function checkWorkflow(files: Catalogue, one: Checked<'workflow'>, formOf: (pack: string, form: string) => ExpandedForm | undefined): readonly Finding[] {
  const { path, file, pack } = one;
  const unknown = unknownNames(path, (file.parts ?? []).map((name, index) => ({ name, at: ['parts', index] })), files.names('part'), 'part-unknown', 'part');
  // Of a whole that is not whole, everything would be said to be missing.
  if (unknown.length > 0 || (file.parts ?? []).some((id) => !files.find('part', id))) return unknown;
  const laid = layParts(file, (id) => files.find('part', id)?.file);
  const roles = files.held('roles', pack, (held) => held.roles.map((role) => role.id));
  const whole = wholeFindings(files, { ...one, file: laid.workflow }, roles, formOf);
  return [...conflicts(files, path, laid), ...whole.map((each) => (each.file === path ? inItsFile(files, each, laid) : each)), ...lockedFindings(files, path, file, laid.workflow)];
}

function wholeFindings(files: Catalogue, { path, file, id, pack }: Checked<'workflow'>, roles: readonly string[] | undefined, formOf: (pack: string, form: string) => ExpandedForm | undefined): readonly Finding[] {
  const facts = {
    forms: files.names('form', pack),
    form: (form: string) => formOf(pack, form),
    marks: marksOf(files, pack),
    clocks: files.held('clocks', pack, (one) => one.clocks.map((clock) => clock.id)),
    codes: shelfOf(files, pack).codes,
  };
  const waits = statesOf(file.machine).flatMap(({ at, state }) => (state.meta?.waitsFor ?? []).map((name, index) => ({ name, at: [...at, 'meta', 'waitsFor', index] })));
  return [
    ...(file.machine.id === id ? [] : [finding(path, ['machine', 'id'], 'id-place', `The machine is called '${file.machine.id}' and its folder '${id}': call both the same.`)]),
    ...checkMachine(path, file),
    ...checkActions(path, file, roles, facts),
    ...checkGuards(path, file, roles, facts),
    ...unknownNames(path, waits, roles, 'role-unknown', 'role'),
  ];
}

function conflicts(files: Catalogue, path: string, { conflicts: twice }: LaidWorkflow): readonly Finding[] {
  return twice.map(({ at, layer, earlier }) => {
    const file = fileOf(files, path, layer);
    const place = layer === OWN && at[0] === 'states' ? ['machine', ...at] : at;
    return finding(file, place, 'part-conflict', `${fileOf(files, path, earlier)} says this already: keep it in one of the two.`);
  });
}

/** A finding about the whole, where it is written. */
function inItsFile(files: Catalogue, one: Finding, { saidBy }: LaidWorkflow): Finding {
  const keys = one.path.split('/').slice(1).map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const layer = saidBy(keys);
  return layer === OWN ? one : { ...one, file: fileOf(files, one.file, layer), path: toPointer(inLayer(keys)) };
}

function fileOf(files: Catalogue, own: string, layer: string): string {
  return layer === OWN ? own : (files.find('part', layer)?.path ?? own);
}

function lockedFindings(files: Catalogue, path: string, file: WorkflowFile, whole: WorkflowFile): readonly Finding[] {
  const lockable = [...statesOf(whole.machine).map((state) => state.path), ...Object.keys(whole.actions), ...Object.keys(whole.guards ?? {})];
  const parts = (file.parts ?? []).flatMap((id) => files.find('part', id) ?? []);
  return [{ path, file }, ...parts].flatMap((one) =>
    (one.file.locked ?? []).flatMap((name, index) => (lockable.includes(name) ? [] : [finding(one.path, ['locked', index], 'locked-unknown', `There is no state, action or guard '${name}'.${didYouMean(name, lockable)}`)])),
  );
}
