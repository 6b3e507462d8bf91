import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '#store';
import { areDefinitionsKnown, rememberDefinitions } from './known-definitions.ts';

let folder: string;
let latest: number;
let store: Store;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'known-definitions-'));
  for (const name of ['forms', 'workflows']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'forms/note.json'), '{ "id": "note" }');
  latest = 1;
  const facts = new Map<string, unknown>();
  store = {
    meta: { find: async (authority: string, key: string) => facts.get(`${authority} ${key}`), set: async (authority: string, key: string, value: unknown) => void facts.set(`${authority} ${key}`, value) },
    publications: { authorities: async () => ['northshire'], latestNumber: async () => latest },
  } as unknown as Store;
});
afterEach(() => rmSync(folder, { recursive: true }));

test('files that nobody has looked at are not known', async () => {
  expect(await areDefinitionsKnown(store, folder)).toBe(false);
});

test('files found without fault are known at the next start', async () => {
  await rememberDefinitions(store, folder);
  expect(await areDefinitionsKnown(store, folder)).toBe(true);
});

test('a changed word, a new file and a publication by somebody else each ask for another look', async () => {
  await rememberDefinitions(store, folder);
  writeFileSync(join(folder, 'forms/note.json'), '{ "id": "notes" }');
  expect(await areDefinitionsKnown(store, folder)).toBe(false);
  await rememberDefinitions(store, folder);
  writeFileSync(join(folder, 'workflows/roles.json'), '{}');
  expect(await areDefinitionsKnown(store, folder)).toBe(false);
  await rememberDefinitions(store, folder);
  latest = 2;
  expect(await areDefinitionsKnown(store, folder)).toBe(false);
});

test('a folder without definitions is never known', async () => {
  rmSync(join(folder, 'workflows'), { recursive: true });
  await rememberDefinitions(store, folder);
  expect(await areDefinitionsKnown(store, folder)).toBe(false);
});
