import type { Catalogue, Checked } from '../check/catalogue.ts';
import { didYouMean, finding } from '../check/finding.ts';
import { packsUsing } from '../check/form-shelf.ts';
import { statesOf } from '../check/machine-states.ts';
import type { ExpandedForm } from '../resolve/expand-form.ts';
import { layParts } from '../resolve/lay-parts.ts';
import type { Finding } from '../types.ts';
import { compareVersions } from './version-steps.ts';

type FormOf = (pack: string, form: string) => ExpandedForm | undefined;
type Keys = readonly (string | number)[];

/** The type of the event that moves a case; no action may be called so. */
const RESERVED = 'case.migrate';

/**
 * Faults that migration files show by themselves: of the versions they name only the one that is there now can be looked into. What
 * two publications together show is for `checkFormMigrations` and casework's `checkMigration`.
 */
export function checkMigrations(files: Catalogue, formOf: FormOf): readonly Finding[] {
  return [
    ...files.all('form-migration').flatMap((one) => checkFormFile(files, one, formOf)),
    ...files.all('workflow-migration').flatMap((one) => checkWorkflowFile(files, one)),
    ...doubled(files.all('form-migration'), ({ form, from, to }) => `${form} from ${from} to ${to}`),
    ...doubled(files.all('workflow-migration'), ({ workflow, from, to }) => `${workflow} from ${from} to ${to}`),
    ...reserved(files),
  ];
}

function checkFormFile(files: Catalogue, one: Checked<'form-migration'>, formOf: FormOf): readonly Finding[] {
  const { path, file, id } = one;
  const form = files.all('form').find((other) => other.path.startsWith(path.split('/migrations/')[0] ?? '') && other.id === id);
  const now = form && form.file.version === file.to ? Object.keys(formOf(packsUsing(files, form)[0] ?? '', id)?.properties ?? {}) : [];
  const moves = file.moves ?? [];
  const retired = file.retired ?? [];
  return [
    ...place(path, 'form', file.form, id),
    ...ascending(path, file.from, file.to),
    ...(form ? ahead(path, file.to, form.file.version, 'form') : [finding(path, [], 'form-unknown', `There is no form '${id}' for this migration.${didYouMean(id, files.names('form'))}`)]),
    ...unknown(path, now, moves.map(({ to }, index) => [to, ['moves', index, 'to']]), 'question-unknown', `form ${file.to} has no question`),
    ...twice(path, moves.map(({ question }, index) => [question, ['moves', index, 'question']]), 'moved already: an answer goes to one question'),
    ...twice(path, moves.map(({ to }, index) => [to, ['moves', index, 'to']]), 'the home of another answer already: two answers cannot become one'),
    ...retired.flatMap(({ question }, index) => (moves.some((move) => move.question === question) ? [finding(path, ['retired', index, 'question'], 'retired-moved', `'${question}' is moved and retired: it can only be one of the two.`)] : [])),
    ...retired.flatMap(({ question }, index) => (now.includes(question) && !moves.some(({ to }) => to === question) ? [finding(path, ['retired', index, 'question'], 'retired-asked', `'${question}' is said to be retired, and version ${file.to} asks it.`)] : [])),
  ];
}

function checkWorkflowFile(files: Catalogue, { path, file, id, pack }: Checked<'workflow-migration'>): readonly Finding[] {
  const found = files.find('workflow', id, pack)?.file;
  const misplaced = [...place(path, 'workflow', file.workflow, id), ...ascending(path, file.from, file.to)];
  if (!found) return [...misplaced, finding(path, [], 'workflow-unknown', `There is no workflow '${id}' for this migration.${didYouMean(id, files.names('workflow', pack))}`)];
  const { workflow } = layParts(found, (part) => files.find('part', part)?.file);
  const isNow = workflow.version === file.to;
  const states = isNow ? statesOf(workflow.machine).map((state) => state.path) : [];
  const forms = files.names('form', pack);
  return [
    ...misplaced,
    ...ahead(path, file.to, workflow.version, 'workflow'),
    ...unknown(path, states, Object.entries(file.states ?? {}).map(([old, now]) => [now, ['states', old]]), 'state-unknown', `version ${file.to} has no state`),
    ...unknown(path, states, Object.keys(file.back ?? {}).map((now) => [now, ['back', now]]), 'state-unknown', `version ${file.to} has no state`),
    ...unknown(path, isNow ? Object.keys(workflow.actions) : [], Object.entries(file.actions ?? {}).map(([old, now]) => [now, ['actions', old]]), 'action-unknown', `version ${file.to} has no action`),
    ...unknown(path, isNow ? forms : [], Object.entries(file.forms ?? {}).map(([old, now]) => [now, ['forms', old]]), 'form-unknown', 'there is no form'),
    ...twice(path, Object.entries(file.actions ?? {}).map(([old, now]) => [now, ['actions', old]]), 'the new name of another action already'),
    ...twice(path, Object.entries(file.forms ?? {}).map(([old, now]) => [now, ['forms', old]]), 'the new name of another form already'),
  ];
}

function place(path: string, key: 'form' | 'workflow', said: string, id: string): readonly Finding[] {
  return said === id ? [] : [finding(path, [key], 'id-place', `The ${key} is '${said}' and its place says '${id}': call both the same.`)];
}

function ascending(path: string, from: string, to: string): readonly Finding[] {
  return compareVersions(from, to) < 0 ? [] : [finding(path, ['to'], 'version-order', `It leads from ${from} to ${to}: write it from the lower version to the higher; the way back is found from it.`)];
}

function ahead(path: string, to: string, version: string, what: string): readonly Finding[] {
  return compareVersions(to, version) <= 0 ? [] : [finding(path, ['to'], 'version-ahead', `The ${what} is at ${version}: nothing can be moved to ${to} yet.`)];
}

/** Nothing is said where what there is cannot be known. */
function unknown(path: string, existing: readonly string[], named: readonly (readonly [string, Keys])[], rule: string, what: string): readonly Finding[] {
  if (existing.length === 0) return [];
  return named.flatMap(([name, at]) => (existing.includes(name) ? [] : [finding(path, at, rule, `${what.charAt(0).toUpperCase()}${what.slice(1)} '${name}'.${didYouMean(name, existing)}`)]));
}

function twice(path: string, named: readonly (readonly [string, Keys])[], why: string): readonly Finding[] {
  return named.flatMap(([name, at], index) => (named.findIndex(([other]) => other === name) < index ? [finding(path, at, 'move-twice', `'${name}' is ${why}.`)] : []));
}

function doubled<File>(all: readonly { readonly path: string; readonly pack: string; readonly file: File }[], keyOf: (file: File) => string): readonly Finding[] {
  const [keys, folderOf] = [all.map(({ path, file }) => `${path.split('/migrations/')[0] ?? ''} ${keyOf(file)}`), (path: string) => path.split('/').at(-1) ?? ''];
  return all.flatMap(({ path, file }, index) => {
    const first = keys.indexOf(keys[index] ?? '');
    return first < index ? [finding(path, [], 'migration-twice', `The way of ${keyOf(file)} is told by ${folderOf(all[first]?.path ?? '')} already: keep one file.`)] : [];
  });
}

function reserved(files: Catalogue): readonly Finding[] {
  const say = (path: string) => finding(path, ['actions', RESERVED], 'action-reserved', `'${RESERVED}' is the name under which a case is moved to other definitions: call this action otherwise.`);
  const has = (actions: object | undefined) => actions !== undefined && Object.hasOwn(actions, RESERVED);
  return [...files.all('workflow'), ...files.all('part')].flatMap(({ path, file }) => (has(file.actions) ? [say(path)] : []));
}
