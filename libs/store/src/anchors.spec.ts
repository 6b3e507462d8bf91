import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anchorKey, verifyAnchors, writeAnchor } from './anchors.ts';
import type { Store } from './connect.ts';
import type { StoredEvent } from './events.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'anchors-'));
});
afterEach(() => rm(folder, { recursive: true }));

const event = (id: string, revision: number, digest = `${id}${revision}`) => ({ stream: { kind: 'case', id }, revision, digest }) as StoredEvent;
/** As much of a store as anchors read. */
function storeOf(events: StoredEvent[]): Store {
  const newest = new Map(events.map((one) => [one.stream.id, one]));
  return {
    publications: { authorities: async () => ['northshire'] },
    events: {
      headsSince: async () => ({ heads: [...newest.values()], cursor: undefined }),
      after: async (_: string, { id }: StoredEvent['stream'], revision: number) => events.filter((one) => one.stream.id === id && one.revision > revision),
    },
  } as unknown as Store;
}
const before = [event('a', 1), event('a', 2), event('b', 1)];

test('a store that only grew fits its anchors', async () => {
  const key = await anchorKey(folder);
  await writeAnchor(storeOf(before), folder, key, '2026-11-23T10:00:00.000Z');
  const grown = [...before, event('b', 2)];
  await writeAnchor(storeOf(grown), folder, key, '2026-11-23T11:00:00.000Z');
  expect(await verifyAnchors(storeOf(grown), folder, key)).toEqual([]);
});

test('an event that is gone from the end of its stream, or was written anew, is named', async () => {
  const key = await anchorKey(folder);
  await writeAnchor(storeOf(before), folder, key, '2026-11-23T10:00:00.000Z');
  expect(await verifyAnchors(storeOf([event('a', 1), event('b', 1)]), folder, key)).toEqual([{ stream: 'northshire/case:a', revision: 2, sentence: expect.stringContaining('gone') }]);
  expect(await verifyAnchors(storeOf([event('a', 1), event('a', 2, 'forged'), event('b', 1)]), folder, key)).toMatchObject([{ revision: 2, sentence: expect.stringContaining('another') }]);
});

test('a line that was changed or taken out of the file is named', async () => {
  const key = await anchorKey(folder);
  await writeAnchor(storeOf(before), folder, key, '2026-11-23T10:00:00.000Z');
  await writeAnchor(storeOf([...before, event('b', 2)]), folder, key, '2026-11-23T11:00:00.000Z');
  const file = join(folder, 'anchors.jsonl');
  const lines = (await readFile(file, 'utf8')).split('\n');
  await writeFile(file, lines.slice(1).join('\n'));
  expect(await verifyAnchors(storeOf([...before, event('b', 2)]), folder, key)).toEqual([{ sentence: expect.stringContaining('Line 1') }]);
});

test('without the key nobody can write a fitting line, and the key can be read by its owner only', async () => {
  await writeAnchor(storeOf(before), folder, Buffer.from('another key'), '2026-11-23T10:00:00.000Z');
  expect(await verifyAnchors(storeOf(before), folder, await anchorKey(folder))).toHaveLength(1);
  expect((await stat(join(folder, 'anchor.key'))).mode & 0o077).toBe(0);
});
