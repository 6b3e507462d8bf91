import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { act, exampleDay, exampleOf, openCase } from './support/stories.ts';
import { list, signedIn, startTestEngine, type As, type TestEngine } from './support/test-engine.ts';

let engine: TestEngine;
let practitioner: As;
let manager: As;
let otherTeam: As;
beforeAll(async () => {
  engine = await startTestEngine({ start: exampleDay });
  [practitioner, manager, otherTeam] = await Promise.all(['practitioner', 'manager', 'practitioner2'].map((name) => signedIn(engine, `${name}@northshire`))) as [As, As, As];
});
afterAll(() => engine.end());
afterEach(() => jest.restoreAllMocks());

const entriesOf = (person: string) => engine.engine.store.accessLog.about('northshire', person);

test('a child of another team is opened only after giving a reason, which the child’s manager then sees', async () => {
  const { id, person } = await openCase(practitioner);
  expect(await otherTeam('GET', `/api/cases/${id}`)).toMatchObject({ status: 403, body: { code: 'reason-required-to-open' } });
  expect((await otherTeam('POST', `/api/cases/${id}/actions`, { id: randomUUID(), type: 'note.record' })).status).toBe(403);
  expect((await otherTeam('POST', `/api/cases/${id}/reasons`, { purpose: 'Covering the duty desk' })).status).toBe(204);
  expect((await otherTeam('GET', `/api/cases/${id}`)).status).toBe(200);
  expect((await otherTeam('GET', `/api/people/${person}`)).status).toBe(200);
  expect(list((await manager('GET', '/api/openings')).body.openings)).toContainEqual(
    expect.objectContaining({ actor: 'practitioner2@northshire', purpose: 'Covering the duty desk', person: expect.objectContaining({ id: person }) }),
  );
  expect(list((await otherTeam('GET', '/api/openings')).body.openings)).toEqual([]);
});

test('a reason holds for a working day and no longer', async () => {
  const { id } = await openCase(practitioner);
  await otherTeam('POST', `/api/cases/${id}/reasons`, { purpose: 'Covering the duty desk' });
  engine.clock.pass(12 * 60 * 60_000 + 1000);
  const again = await signedIn(engine, 'practitioner2@northshire');
  expect((await again('GET', `/api/cases/${id}`)).status).toBe(403);
  [practitioner, manager, otherTeam] = await Promise.all(['practitioner', 'manager', 'practitioner2'].map((name) => signedIn(engine, `${name}@northshire`))) as [As, As, As];
});

test('each page opened leaves one entry in five minutes, refusals included, and lists say whom they showed', async () => {
  const { id, person } = await openCase(practitioner);
  const before = (await entriesOf(person)).length;
  await Promise.all([manager('GET', `/api/cases/${id}`), manager('GET', `/api/cases/${id}`), manager('GET', `/api/cases/${id}/events`)]);
  await otherTeam('GET', `/api/cases/${id}`);
  const since = (await entriesOf(person)).slice(before);
  expect(since.map(({ actor, view, outcome }) => ({ actor, view, outcome }))).toEqual([
    { actor: 'manager@northshire', view: 'case', outcome: 'shown' },
    { actor: 'practitioner2@northshire', view: 'case', outcome: 'refused' },
  ]);
  engine.clock.pass(5 * 60_000);
  await manager('GET', `/api/cases/${id}`);
  expect((await entriesOf(person)).length).toBe(before + 3);
  await manager('GET', '/api/worklist');
  const lists = (await engine.engine.store.accessLog.by('northshire', 'manager@northshire', engine.clock.now().toISOString().slice(0, 10))).filter(({ view }) => view === 'worklist');
  expect(lists.at(-1)?.shown).toContain(person);
});

test('when the access log cannot be written, no page is shown', async () => {
  const { id } = await openCase(practitioner);
  engine.clock.pass(6 * 60_000);
  jest.spyOn(engine.engine.store.accessLog, 'write').mockRejectedValue(new Error('disk full'));
  expect(await manager('GET', `/api/cases/${id}`)).toMatchObject({ status: 503, body: { code: 'no-access-log' } });
  expect((await manager('GET', '/api/worklist')).status).toBe(503);
});

test('kinds of access without casework never see a person or a case', async () => {
  const { id, person } = await openCase(practitioner);
  for (const name of ['author', 'publisher', 'analyst', 'admin']) {
    const as = await signedIn(engine, `${name}@northshire`);
    for (const url of [`/api/cases/${id}`, `/api/people/${person}`, `/api/cases/${id}/events`, '/api/worklist']) {
      expect({ name, url, status: (await as('GET', url)).status }).toEqual({ name, url, status: 404 });
    }
    expect((await as('POST', '/api/people/search', { q: 'a' })).status).toBe(404);
  }
});

describe('a restricted child', () => {
  const marker = `Zephyrine${randomUUID().slice(0, 6).replace(/[^a-z]/g, 'b')}`;
  let id: string;
  let person: string;
  beforeAll(async () => {
    const added = await practitioner('POST', '/api/people', { names: [{ given: marker, family: 'Hartwell' }], birth: { date: '2019-05-06' } });
    person = String(added.body.id);
    id = (await openCase(practitioner, person)).id;
    await act(practitioner, id, 'contact.submit', await exampleOf('contact'));
    const restricted = await practitioner('POST', `/api/people/${person}/actions`, { id: randomUUID(), type: 'person.restrict', revision: 1, data: { readers: ['practitioner@northshire'] } });
    expect(restricted.status).toBe(200);
  });

  test('is seen by its named readers', async () => {
    expect(await practitioner('GET', `/api/people/${person}`)).toMatchObject({ status: 200, body: { restricted: true, relationship: 'reader' } });
    expect((await practitioner('GET', `/api/cases/${id}`)).status).toBe(200);
    expect(list((await practitioner('POST', '/api/people/search', { q: marker })).body.people)).toHaveLength(1);
  });

  test('does not exist for anybody else, not even for the manager of the team', async () => {
    const nothing = (await manager('GET', `/api/cases/${randomUUID()}`)).body;
    const draft = { action: 'contact.submit', revision: 0, changes: {} };
    const asked = [
      await manager('GET', `/api/cases/${id}`), await manager('GET', `/api/cases/${id}/events`), await manager('GET', `/api/cases/${id}/records/x`),
      await manager('GET', `/api/people/${person}`), await manager('POST', `/api/cases/${id}/actions`, { id: randomUUID(), type: 'note.record' }),
      await manager('PUT', `/api/cases/${id}/drafts/x`, draft), await manager('POST', `/api/cases/${id}/reasons`, { purpose: 'Curious' }),
      await manager('POST', `/api/people/${person}/actions`, { id: randomUUID(), type: 'person.restrict', revision: 2, data: { readers: [] } }),
    ];
    for (const reply of asked) expect(reply).toMatchObject({ status: 404, body: nothing });
  });

  test('is in no list, count, search or possible duplicate, and opening a case for it is refused as for nobody', async () => {
    const worklist = await manager('GET', '/api/worklist');
    const search = await manager('POST', '/api/people/search', { q: marker.slice(0, 4) });
    const matches = await manager('POST', '/api/people/matches', { names: [{ given: marker, family: 'Hartwell' }], birth: { date: '2019-05-06' } });
    const openings = await manager('GET', '/api/openings');
    expect(JSON.stringify([worklist.body, search.body, matches.body, openings.body])).not.toMatch(new RegExp(`${marker}|${person}|${id}`));
    const [hidden, none] = [await manager('POST', '/api/cases', { person, workflow: 'child-in-need' }), await manager('POST', '/api/cases', { person: randomUUID(), workflow: 'child-in-need' })];
    expect(hidden.body).toEqual(none.body);
    expect(hidden.status).toBe(none.status);
  });
});
