import type { ExpandedForm } from '../resolve/expand-form.ts';
import type { LaidWorkflow } from '../resolve/lay-parts.ts';
import { OWN, inLayer, layParts } from '../resolve/lay-parts.ts';
import type { Finding, WorkflowFile } from '../types.ts';
import type { Catalogue, Checked } from './catalogue.ts';
import { checkActions } from './check-actions.ts';
import { checkGuards } from './check-guards.ts';
import { checkChances } from './guard-chances.ts';
import { checkMachine } from './check-machine.ts';
import { marksOf } from './check-pack.ts';
import { didYouMean, finding, toPointer, unknownNames } from './finding.ts';
import { shelfOf } from './form-shelf.ts';
import { statesOf } from './machine-states.ts';

/** Faults of all workflows. What a part says is said once; where it is wrong in some packs only, they are named. */
export function checkWorkflows(files: Catalogue, formOf: (pack: string, form: string) => ExpandedForm | undefined): readonly Finding[] {
  const checked = files.all('workflow').map((one) => ({ pack: one.pack, parts: one.file.parts ?? [], findings: checkWorkflow(files, one, formOf) }));
  const said = checked.flatMap(({ pack, findings }) => findings.map((each) => ({ pack, each, key: JSON.stringify(each) })));
  const unused = files.all('part').filter(({ id }) => !checked.some(({ parts }) => parts.includes(id)));
  return [
    ...unused.map(({ path }) => finding(path, [], 'part-unused', 'No workflow names this part: name it under parts, or take it away.')),
    ...said.flatMap(({ pack, each, key }) => {
      const part = files.all('part').find(({ path }) => path === each.file);
      const using = checked.filter(({ parts }) => part && parts.includes(part.id)).length;
      const saying = said.filter((other) => other.key === key).length;
      if (!part || saying === using) return [each];
      // What one pack does not ask of a part, another may.
      return NEEDED_SOMEWHERE.includes(each.rule) ? [] : [{ ...each, message: `${each.message} (In the pack '${pack}'.)` }];
    }),
  ];
}

const NEEDED_SOMEWHERE = ['guard-unused'];

/**
 * Everything that can be wrong with a workflow, laid together with its parts, beyond its grammar, except what its graph shows
 * (casework's `checkWorkflow`). Each finding stands in the file that says it.
 */
function checkWorkflow(files: Catalogue, one: Checked<'workflow'>, formOf: (pack: string, form: string) => ExpandedForm | undefined): readonly Finding[] {
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
    ...checkChances(path, file, facts),
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
