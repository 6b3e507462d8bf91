import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedStore, type EmbeddedStore } from '#embedded-store';
import { connectStore, type Store } from './connect.ts';
import type { StoredEvent } from './events.ts';
import type { CaseRow } from './projections.ts';
import { intendPublication } from './publish-content.ts';

let folder: string;
let embedded: EmbeddedStore;
let store: Store;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'store-'));
  embedded = await startEmbeddedStore({ file: join(folder, 'store.sqlite') });
  store = await connectStore(embedded.uri);
});
afterAll(async () => {
  await store.close();
  await embedded.stop();
  await rm(folder, { recursive: true });
});

function event(id: string, revision: number, actionId = `${id}-${revision}`): StoredEvent {
  return {
    v: 1, authority: 'northshire', stream: { kind: 'case', id }, revision, actionId, type: 'note.record', actor: { id: 'a@northshire', role: 'practitioner' },
    at: '2026-11-23T10:00:00.000Z', happenedOn: '2026-11-23', effects: [], body: { from: null, to: {}, status: 'open', publication: 'northshire-1', marks: [], concurrent: false },
    answersDigest: 'd', previous: '', digest: `digest-${revision}`, answers: { salt: 's', data: { words: 'He said he was fine.', 'northshire.threshold': 'two', empty: {} } },
  };
}
function row(id: string, revision: number, worker = 'a@northshire'): CaseRow {
  return { authority: 'northshire', id, revision, digest: `d${revision}`, state: { revision } as never, person: 'p1', workflow: 'w', status: 'open', worker, waitsFor: [] };
}

test('an event comes back exactly as it was written, empty objects and dotted questions included', async () => {
  const written = event('exact', 1);
  await store.events.append('northshire', written);
  expect(await store.events.after('northshire', written.stream, 0)).toEqual([written]);
});

test('of twenty writers of the same revision one is first, and the others are told that they lost it', async () => {
  const results = await Promise.all(Array.from({ length: 20 }, (_, n) => store.events.append('northshire', event('race', 1, `writer-${n}`))));
  expect(results.filter((result) => 'appended' in result)).toHaveLength(1);
  expect(results.filter((result) => 'conflict' in result && result.conflict === 'revision')).toHaveLength(19);
});

test('an action id that was recorded is recognised, with its event', async () => {
  await store.events.append('northshire', event('again', 1, 'the-id'));
  expect(await store.events.append('northshire', event('again', 2, 'the-id'))).toEqual({ conflict: 'action', event: event('again', 1, 'the-id') });
});

test('an event is not written under another authority', async () => {
  await expect(store.events.append('thamesbank', event('foreign', 1))).rejects.toThrow('its own authority');
  expect(await store.events.after('thamesbank', { kind: 'case', id: 'exact' }, 0)).toEqual([]);
});

test('a field that no schema knows is an error', async () => {
  await expect(store.events.append('northshire', { ...event('unknown', 1), extra: 1 } as never)).rejects.toThrow(/extra/);
});

test('erasing removes the answers and leaves the envelope', async () => {
  const written = event('erase', 1);
  await store.events.append('northshire', written);
  await store.events.eraseAnswers('northshire', written.stream, [written.actionId]);
  const { answers: _gone, ...envelope } = written;
  expect(await store.events.after('northshire', written.stream, 0)).toEqual([envelope]);
});

test('a case document is replaced only by a higher revision, in whatever order writers come', async () => {
  await Promise.all([3, 1, 5, 2, 4, 5].map((revision) => store.cases.save('northshire', row('late', revision))));
  await store.cases.save('northshire', row('late', 4));
  expect((await store.cases.find('northshire', 'late'))?.revision).toBe(5);
  expect(await store.cases.model.countDocuments({ authority: 'northshire', id: 'late' })).toBe(1);
});

test('of many case documents written at once each is replaced only by a higher revision', async () => {
  await store.cases.save('northshire', row('ahead', 7));
  await Promise.all([2, 4, 3].map((revision) => store.cases.saveAll('northshire', [row('new', revision), row('ahead', revision), row('newer', revision + 1)])));
  await store.cases.saveAll('northshire', [row('ahead', 8), row('new', 1)]);
  const found = await Promise.all(['new', 'ahead', 'newer'].map((id) => store.cases.find('northshire', id)));
  expect(found.map((one) => one?.revision)).toEqual([4, 8, 5]);
  expect(await store.cases.model.countDocuments({ authority: 'northshire', id: { $in: ['new', 'ahead', 'newer'] } })).toBe(3);
});

test('a worker finds her open cases and her team’s, each once', async () => {
  await store.cases.save('northshire', { ...row('mine', 1, 'w@northshire'), team: 'fenbridge' });
  await store.cases.save('northshire', { ...row('teams', 1, 'other@northshire'), team: 'fenbridge' });
  await store.cases.save('northshire', { ...row('closed', 1, 'w@northshire'), status: 'closed' });
  const found = await store.cases.concerning('northshire', 'w@northshire', 'fenbridge');
  expect(found.map(({ id }) => id).sort()).toEqual(['mine', 'teams']);
});

test('a team finds a case that is offered to it, and a manager one that was closed before she read what she was told', async () => {
  await store.cases.save('northshire', { ...row('offered', 1, 'x@northshire'), team: 'sending', asked: ['receiving'] });
  await store.cases.save('northshire', { ...row('told', 1, 'x@northshire'), status: 'closed', asked: ['m@northshire', 'receiving'] });
  const ids = async (user: string, team?: string) => (await store.cases.concerning('northshire', user, team)).map(({ id }) => id).sort();
  expect(await ids('m@northshire', 'receiving')).toEqual(['offered', 'told']);
  expect(await ids('m@northshire')).toEqual(['told']);
  expect(await ids('n@northshire', 'another')).toEqual([]);
  expect((await store.cases.everConcerning('northshire', 'm@northshire', 'receiving')).map(({ id }) => id)).toEqual([]);
});

test('a publication is read as it was written, its regions in their order', async () => {
  const content = { authority: { id: 'ordershire' }, workflows: { one: { machine: { states: { need: {}, legal: {}, care: {} } } } }, forms: {} } as never;
  const { next } = await intendPublication(store, 'ordershire', content);
  await store.publications.insert('ordershire', next, '2026-11-23T10:00:00.000Z');
  const read = await store.publications.latest('ordershire');
  expect(Object.keys(read!.content.workflows['one']!.machine.states)).toEqual(['need', 'legal', 'care']);
  expect((await intendPublication(store, 'ordershire', read!.content)).changes).toBe(false);
});

test('a restricted person is found by her readers only', async () => {
  const person = { authority: 'northshire', id: 'p9', revision: 1, digest: 'd', state: {} as never, tokens: ['el', 'els'], matchKeys: ['k'], readers: ['reader@northshire'] };
  await store.people.save('northshire', person);
  expect(await store.people.withToken('northshire', 'other@northshire', 'els')).toEqual([]);
  expect(await store.people.withMatchKey('northshire', 'other@northshire', ['k'])).toEqual([]);
  expect(await store.people.withToken('northshire', 'reader@northshire', 'els')).toHaveLength(1);
});

test('a draft is saved by whoever was first, and ends without its answers', async () => {
  const draft = {
    authority: 'northshire', case: 'c', person: 'p', id: 'd1', action: 'a', form: 'f', revision: 1, answers: { 'a.b': 'text' }, contributors: ['x'], touched: { 'a.b': { revision: 1, by: 'x' } },
    by: 'x', begunAt: '2026-11-23T10:00:00.000Z', savedAt: '2026-11-23T10:00:00.000Z', status: 'open',
  } as const;
  expect(await store.drafts.begin('northshire', draft)).toBe(true);
  expect(await store.drafts.begin('northshire', draft)).toBe(false);
  const both = await Promise.all([store.drafts.replace('northshire', { revision: 1, status: 'open' }, { ...draft, revision: 2 }), store.drafts.replace('northshire', { revision: 1, status: 'open' }, { ...draft, revision: 2 })]);
  expect(both.sort()).toEqual([false, true]);
  await store.drafts.end('northshire', 'd1', 'handedIn', 'x', '2026-11-23T09:00:00.000Z');
  expect((await store.drafts.find('northshire', 'd1'))?.status).toBe('open');
  await store.drafts.end('northshire', 'd1', 'handedIn', 'x', '2026-11-23T11:00:00.000Z');
  expect(await store.drafts.find('northshire', 'd1')).toMatchObject({ status: 'handedIn', answers: {} });
  // Who was still typing does not open it again, and begins it anew only knowing that it ended.
  expect(await store.drafts.replace('northshire', { revision: 2, status: 'open' }, { ...draft, revision: 3 })).toBe(false);
  expect(await store.drafts.replace('northshire', { revision: 2, status: 'handedIn' }, { ...draft, revision: 3 })).toBe(true);
});

test('a notice is told once, however often it is delivered', async () => {
  const notice = { key: 'k', user: 'm@northshire', case: 'c', person: 'p', sentence: 's', revision: 1, actor: 'a', at: '2026-11-23T10:00:00.000Z' };
  expect([await store.notices.tell('northshire', notice), await store.notices.tell('northshire', notice)]).toEqual([true, false]);
  expect(await store.notices.since('northshire', 'm@northshire', 'manager', undefined, '2026-11-23T00:00:00.000Z')).toHaveLength(1);
});

test('a store is marked once, and the first mark stands', async () => {
  await store.meta.markStore({ kind: 'live', created: '2026-11-23T10:00:00.000Z' });
  expect((await store.meta.markStore({ kind: 'demonstration', created: '2026-11-24T10:00:00.000Z' })).kind).toBe('live');
});

test('whoever reads all events meets each stream’s head', async () => {
  await store.events.append('westhaven', { ...event('heads', 1), authority: 'westhaven' });
  await store.events.append('westhaven', { ...event('heads', 2), authority: 'westhaven' });
  const { heads, cursor } = await store.events.headsSince('westhaven');
  expect(heads).toEqual([{ stream: { kind: 'case', id: 'heads' }, revision: 2, digest: 'digest-2' }]);
  // Going on from the cursor looks back a little, so the newest are met again rather than missed.
  expect((await store.events.headsSince('westhaven', cursor)).heads).toHaveLength(1);
});
