import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MIGRATED } from '#casework';
import { fitsShape } from '../../apps/engine/src/http/check-shape.ts';
import { addToForm, beginChange, publishThrough } from '../api/support/authoring.ts';
import { act, exampleDay, exampleOf, handInContact, openCase } from '../api/support/stories.ts';
import { list, signedIn, startTestEngine, type Answer, type As, type TestEngine } from '../api/support/test-engine.ts';

let dataDir: string;
let engine: TestEngine;
let author: As;
let publisher: As;
let practitioner: As;
let manager: As;
const start = async () => {
  engine = await startTestEngine({ dataDir, start: exampleDay });
  [author, publisher, practitioner, manager] = (await Promise.all(['author', 'publisher', 'practitioner', 'manager'].map((name) => signedIn(engine, `${name}@northshire`)))) as [As, As, As, As];
};
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'migration-'));
  await start();
}, 120_000);
afterEach(async () => {
  await engine.end();
  await rm(dataDir, { recursive: true });
});

const verdict = { rationale: 'I have read it and agree.' };
const deputy = 'northshire-deputy';
const first = 'northshire-1';
const second = 'northshire-2';
const eventsOf = (id: string) => engine.engine.store.events.after('northshire', { kind: 'case', id }, 0);
const moves = async (id: string) => (await eventsOf(id)).filter(({ type }) => type === MIGRATED).length;
const publicationOf = async (id: string) => String((await practitioner('GET', `/api/cases/${id}`)).body['publication']);
const needOf = (view: Answer) => String(list(view['regions']).find((region) => String(region['id']) === 'need')?.['state']);

/** A second approval of every contact, and one question of it that is not asked any more. */
async function begin(): Promise<string> {
  const id = await beginChange(author, 'A second look at contacts');
  const hidden = await addToForm(author, id, 'contact', () => [{ does: 'hideOptional', question: 'earlierContacts' }]);
  const url = `/api/authoring/changes/${id}/workflows/child-in-need`;
  const file = (await author('GET', url)).body;
  const overlay = file['overlay'] as unknown as { operations: readonly object[] };
  const own = [
    { does: 'addRole', role: { id: deputy, label: { en: 'Deputy head' }, access: 'casework', supervises: true } },
    { does: 'insertApproval', after: 'contact.approve', id: 'northshire-second', label: { en: 'The second approval of the contact' }, roles: [deputy] },
  ];
  const saved = await author('PUT', url, { revision: file['revision'], overlay: { ...overlay, operations: [...overlay.operations, ...own] } });
  expect([hidden.body['findings'], saved.body['findings']]).toEqual([[], []]);
  return id;
}
/** A contact that has been begun, with an answer to the question that goes. */
async function begun(): Promise<{ id: string; draft: string }> {
  const { id } = await openCase(practitioner);
  const draft = randomUUID();
  const { outcomeReason: _later, ...changes } = await exampleOf('contact');
  const saved = await practitioner('PUT', `/api/cases/${id}/drafts/${draft}`, { action: 'contact.submit', revision: 0, changes: { ...changes, earlierContacts: 'Two, from the school.' } });
  expect(saved.status).toBe(200);
  return { id, draft };
}
async function whenDone(to: string): Promise<Answer> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const { body } = await publisher('GET', `/api/publications/${to}/migration`);
    if (!body['running']) return body;
    await new Promise((wait) => setTimeout(wait, 20));
  }
  throw new Error('The cases are still being moved.');
}
const moveAll = async (to: string, more: object = {}) => {
  const { status, body } = await publisher('POST', `/api/publications/${to}/migration`, { dryRun: false, ...more });
  expect({ status, wrong: fitsShape('Migration', body) }).toEqual({ status: 200, wrong: [] });
  return whenDone(to);
};

describe('a change before it is published', () => {
  test('is tried against every open case: what would be homeless, who would get one more approval; nobody’s case is named, and none is moved', async () => {
    const [one, other] = [await begun(), await handInContact(practitioner)];
    const { status, body } = await author('GET', `/api/authoring/changes/${await begin()}/replay`);
    expect({ status, wrong: fitsShape('Replay', body) }).toEqual({ status: 200, wrong: [] });
    expect(body).toMatchObject({ open: 2, cases: 2, counts: { goesOn: 2, stuck: 0, homeless: 1, moreApprovals: 2, clocksMove: 0 } });
    const kinds = list(body['groups']).map(({ kind, count }) => `${kind} ${count}`);
    expect(kinds.sort()).toEqual(['homeless 1', 'moreApprovals 2']);
    expect(JSON.stringify(body['groups'])).toContain('What earlier contacts say');
    expect(JSON.stringify(body['workers'])).toContain('none of the 2 is moved by publishing');
    for (const id of [one.id, one.draft, other.id, other.person]) expect(JSON.stringify(body)).not.toContain(id);
    expect((await eventsOf(other.id)).length).toBe(2);
  });
});

describe('cases after a change is published', () => {
  test('are moved by a publisher: tried first, then one event each, with their drafts; what would lose an answer stays and can be handed in', async () => {
    const [one, other] = [await begun(), await handInContact(practitioner)];
    await publishThrough(author, publisher, await begin());
    expect([await publicationOf(one.id), await publicationOf(other.id)]).toEqual([first, first]);
    const tried = await publisher('POST', `/api/publications/${second}/migration`, { dryRun: true });
    expect(tried.body).toMatchObject({ dryRun: true, running: false, total: 2, done: 2, moved: 2, stuck: [], drafts: { moved: 0, stayed: 1 } });
    expect([await moves(one.id), await moves(other.id)]).toEqual([0, 0]);
    expect(await moveAll(second)).toMatchObject({ total: 2, done: 2, moved: 2, stood: 0, stuck: [], drafts: { moved: 0, stayed: 1 } });
    expect([await publicationOf(one.id), await publicationOf(other.id), await moves(one.id), await moves(other.id)]).toEqual([second, second, 1, 1]);
    expect(await moveAll(second)).toMatchObject({ moved: 0, stood: 2 });
    expect([await moves(one.id), await moves(other.id)]).toEqual([1, 1]);

    const draft = (await practitioner('GET', `/api/cases/${one.id}/drafts/${one.draft}`)).body;
    expect(draft['answers']).toMatchObject({ earlierContacts: 'Two, from the school.' });
    const handed = await act(practitioner, one.id, 'contact.submit', { ...(await exampleOf('contact')), earlierContacts: 'Two, from the school.' }, { draft: one.draft });
    expect(handed.status).toBe(200);
    const record = (await manager('GET', `/api/cases/${one.id}/records/${one.draft}`)).body;
    expect(JSON.stringify(record)).toContain('Two, from the school.');
    expect(String(record['formRef'])).toBe(String(draft['form']));

    const history = (await manager('GET', `/api/cases/${other.id}/events`)).body;
    expect(String(list(history['events']).at(-1)?.['sentence']?.['en'])).toMatch(/moved this case from the definitions northshire-1 to northshire-2$/);
  });

  test('are moved back: half approved, the contact waits for its approval again, and can be given it', async () => {
    const other = await handInContact(practitioner);
    await publishThrough(author, publisher, await begin());
    await moveAll(second);
    expect(needOf((await act(manager, other.id, 'contact.approve', verdict)).body)).toMatch(/second/i);
    expect(await moveAll(first)).toMatchObject({ moved: 1, stuck: [] });
    const view = (await manager('GET', `/api/cases/${other.id}`)).body;
    expect([needOf(view), String(view['publication'])]).toEqual(['contact.awaitingDecision', first]);
    const manager2 = await signedIn(engine, 'manager2@northshire');
    await manager2('POST', `/api/cases/${other.id}/reasons`, { purpose: 'Covering for a colleague' });
    const decided = await act(manager2, other.id, 'contact.approve', verdict);
    expect({ status: decided.status, need: needOf(decided.body) }).toMatchObject({ status: 200, need: expect.not.stringContaining('contact') });
  });

  test('are moved one by one by the manager of each, who sees first what it would do; by nobody else', async () => {
    const other = await handInContact(practitioner);
    await publishThrough(author, publisher, await begin());
    const at = `/api/cases/${other.id}/migration/${second}`;
    const preview = await manager('GET', at);
    expect({ status: preview.status, wrong: fitsShape('CaseMigration', preview.body) }).toEqual({ status: 200, wrong: [] });
    expect(preview.body).toMatchObject({ from: first, to: second, needsNothing: false, approvalsMore: [{ label: { en: expect.any(String) } }] });
    expect([(await practitioner('POST', at)).status, (await author('POST', at)).status, (await publisher('POST', at)).status]).toEqual([403, 404, 404]);
    expect(await moves(other.id)).toBe(0);
    const [moved, meanwhile] = await Promise.all([manager('POST', at), manager('POST', at)]);
    expect([meanwhile.status, meanwhile.body['revision']]).toEqual([200, moved.body['revision']]);
    const again = await manager('POST', at);
    expect([moved.body['publication'], again.body['publication'], again.body['revision']]).toEqual([second, second, moved.body['revision']]);
    expect(await moves(other.id)).toBe(1);
    expect((await manager('GET', `/api/cases/${other.id}/migration/northshire-9`)).status).toBe(404);
  });

  test('a worker’s page from before the move is not stale: what she sends goes through', async () => {
    const { id } = await openCase(practitioner);
    const { revision } = (await practitioner('GET', `/api/cases/${id}`)).body;
    await publishThrough(author, publisher, await begin());
    await moveAll(second);
    const sent = await practitioner('POST', `/api/cases/${id}/actions`, { id: randomUUID(), type: 'contact.submit', revision, data: await exampleOf('contact') });
    expect(sent.status).toBe(200);
  });

  test('nobody but a publisher moves them all, and to nothing that is not in force', async () => {
    await publishThrough(author, publisher, await begin(), { from: '2026-05-01' });
    const ask = (as: As, to: string) => as('POST', `/api/publications/${to}/migration`, { dryRun: false }).then(({ status }) => status);
    expect([await ask(author, first), await ask(manager, first), await ask(practitioner, first)].every((status) => status === 403 || status === 404)).toBe(true);
    expect([await ask(publisher, second), await ask(publisher, 'northshire-9')]).toEqual([409, 404]);
  });
});

test('a migration that an engine was stopped in goes on when the next one starts, and no case is moved twice', async () => {
  const ids: string[] = [];
  for (let count = 0; count < 4; count += 1) ids.push((await openCase(practitioner)).id);
  await publishThrough(author, publisher, await begin());
  await moveAll(second, { cases: ids.slice(0, 2) });
  // What a killed engine leaves: the request, and some of the cases moved.
  await engine.engine.store.meta.set('northshire', 'migration', { to: second, actor: { id: 'publisher@northshire', role: 'publisher' } });
  await engine.end();
  await start();
  expect(await whenDone(second)).toMatchObject({ total: 4, moved: 2, stood: 2 });
  expect(await Promise.all(ids.map(moves))).toEqual([1, 1, 1, 1]);
  expect(await engine.engine.store.meta.find('northshire', 'migration')).toBeNull();
}, 120_000);
