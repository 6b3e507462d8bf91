import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MarksFile, RolesFile, StateFile, WorkflowFile } from '#definitions';

const repository = join(import.meta.dirname, '../..');
const read = <T>(path: string) => JSON.parse(readFileSync(join(repository, path), 'utf8')) as T;
const pack = 'workflows/packs/ics';
const workflow = read<WorkflowFile>(`${pack}/child-in-need/workflow.json`);

/** Source of the product: no tests, no test data, nothing generated. */
const sources = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'libs', 'apps'], { cwd: repository, encoding: 'utf8' })
  .split('\n')
  .filter((path) => /\.tsx?$/.test(path) && !/\.spec\.|\/testing\/|\/fixtures\/|\/generated\/|\/contract\//.test(path));

const stateNames = (states: { readonly [name: string]: StateFile }): string[] =>
  Object.entries(states).flatMap(([name, state]) => [name, ...stateNames(state.states ?? {})]);
const formsIn = (folder: string) => readdirSync(join(repository, folder)).filter((name) => existsSync(join(repository, folder, name, 'form.json')));
const forms = ['shared', ...readdirSync(join(repository, 'forms/packs')).map((name) => `packs/${name}`)].flatMap((folder) => formsIn(`forms/${folder}`));

/** Every quoted word of a source file, with the file. */
const quoted = sources.flatMap((path) => [...readFileSync(join(repository, path), 'utf8').matchAll(/(['"`])([A-Za-z][\w.-]*)\1/g)].map(([, , word]) => ({ path, word: word! })));
const found = (words: readonly string[]) => quoted.filter(({ word }) => words.includes(word)).map(({ path, word }) => `${path}: ${word}`);

/** A word of the workflow that is also a word of the language of the code, such as a kind of access or a face of the app. */
const alsoOurs = ['closed', 'none', 'need', 'review', 'referral', 'assessment', 'contact', 'planning', 'intervention', 'note', 'decision', 'visit', 'writing'];
const told = (words: readonly string[]) => words.filter((word) => !alsoOurs.includes(word));

test('there is code to look at, and there are words to look for', () => {
  expect(sources.length).toBeGreaterThan(200);
  expect(Object.keys(workflow.actions).length).toBeGreaterThan(20);
});
test('no action type of a workflow stands in the code', () => {
  expect(found(Object.keys(workflow.actions))).toEqual([]);
});
test('no state of a workflow stands in the code', () => {
  expect(found(told(stateNames(workflow.machine.states)))).toEqual([]);
});
test('no form stands in the code', () => {
  expect(found(told(forms))).toEqual([]);
});
test('no mark, role or guard of the pack stands in the code', () => {
  const marks = read<MarksFile>('workflows/shared/marks.json').marks.map(({ id }) => id);
  const roles = read<RolesFile>('workflows/shared/roles.json').roles.map(({ id }) => id);
  const guards = Object.keys(workflow.guards ?? {});
  // Also words of ours: who answers for a child's worker, who publishes from the command line, a database of MongoDB.
  const others = ['manager', 'author', 'publisher', 'admin'];
  expect(found([...marks, ...guards, ...roles.filter((role) => !others.includes(role))])).toEqual([]);
});
