import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSources, sha256 } from '#definition-files';
import { packContent, packIds, type PublicationContent, type ResolvedWorkflow, type StateFile } from '#definitions';

const repository = join(import.meta.dirname, '../..');

/** What every pack says, its parts laid together. */
let packs: readonly PublicationContent[] = [];
const workflows = (): readonly ResolvedWorkflow[] => packs.flatMap(({ workflows: own }) => Object.values(own));
beforeAll(async () => {
  const definitions = await readSources(repository);
  packs = packIds(definitions).map((pack) => packContent(definitions, pack, sha256));
});

/** Source of the product: no tests, no test data, nothing generated. */
const sources = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'libs', 'apps'], { cwd: repository, encoding: 'utf8' })
  .split('\n')
  .filter((path) => /\.tsx?$/.test(path) && !/\.spec\.|\/testing\/|\/fixtures\/|\/generated\/|\/contract\//.test(path));

const stateNames = (states: { readonly [name: string]: StateFile }): string[] =>
  Object.entries(states).flatMap(([name, state]) => [name, ...stateNames(state.states ?? {})]);
/** Every quoted word of a source file, with the file. */
const quoted = sources.flatMap((path) => [...readFileSync(join(repository, path), 'utf8').matchAll(/(['"`])([A-Za-z][\w.-]*)\1/g)].map(([, , word]) => ({ path, word: word! })));
const found = (words: readonly string[]) => quoted.filter(({ word }) => words.includes(word)).map(({ path, word }) => `${path}: ${word}`);

/** A word of the workflow that is also a word of the language of the code, such as a kind of access or a face of the app. */
const alsoOurs = ['closed', 'none', 'need', 'review', 'referral', 'assessment', 'contact', 'planning', 'intervention', 'note', 'decision', 'visit', 'writing', 'offered', 'order'];
const told = (words: readonly string[]) => words.filter((word) => !alsoOurs.includes(word));

test('there is code to look at, and there are words to look for', () => {
  expect(sources.length).toBeGreaterThan(200);
  expect(workflows().flatMap(({ actions }) => Object.keys(actions)).length).toBeGreaterThan(200);
});
test('no action type of a workflow stands in the code', () => {
  expect(found(workflows().flatMap(({ actions }) => Object.keys(actions)))).toEqual([]);
});
test('no state of a workflow stands in the code', () => {
  expect(found(told(workflows().flatMap(({ machine }) => stateNames(machine.states))))).toEqual([]);
});
test('no form stands in the code', () => {
  expect(found(told(packs.flatMap(({ forms }) => Object.keys(forms))))).toEqual([]);
});
test('no mark, role or guard of the pack stands in the code', () => {
  const marks = packs.flatMap((pack) => pack.marks.map(({ id }) => id));
  const roles = packs.flatMap((pack) => pack.roles.map(({ id }) => id));
  const guards = workflows().flatMap((workflow) => Object.keys(workflow.guards));
  // Also words of ours: who answers for a child's worker, who publishes from the command line, a database of MongoDB.
  const others = ['manager', 'author', 'publisher', 'admin'];
  expect(found([...marks, ...guards, ...roles.filter((role) => !others.includes(role))])).toEqual([]);
});
