import { randomUUID } from 'node:crypto';
import { act, exampleDay, exampleOf, handInContact, openCase } from '../api/support/stories.ts';
import { list, send, signedIn, startTestEngine, type As, type TestEngine } from '../api/support/test-engine.ts';
import { marker } from './support/world.ts';

let engine: TestEngine;
const users = new Map<string, As>();
beforeAll(async () => {
  engine = await startTestEngine({ start: exampleDay });
  for (const id of ['practitioner@northshire', 'manager@northshire', 'practitioner2@northshire', 'manager2@northshire', 'practitioner@westhaven', 'manager@westhaven']) users.set(id, await signedIn(engine, id));
});
afterAll(() => engine.end());

const as = (id: string) => users.get(id)!;
const worker: As = (...request) => as('practitioner@northshire')(...request);
const manager: As = (...request) => as('manager@northshire')(...request);
const stranger: As = (...request) => as('practitioner@westhaven')(...request);
const otherTeam: As = (...request) => as('practitioner2@northshire')(...request);
const note = (what = 'A word at the gate.') => ({ aboutOn: '2026-03-02', withWhom: 'School', what });

describe('ids of others', () => {
  test('the id of another authority’s case makes a case of one’s own, and neither sees the other', async () => {
    const [mine, theirs] = [await openCase(worker), await openCase(stranger)];
    const person = String((await worker('POST', '/api/people', { names: [{ given: marker('Name') }] })).body['id']);
    const made = await worker('POST', '/api/cases', { id: theirs.id, person, workflow: 'child-in-need' });
    expect(made).toMatchObject({ status: 201, body: { id: theirs.id, authority: 'northshire', person: { id: person } } });
    expect((await stranger('GET', `/api/cases/${theirs.id}`)).body).toMatchObject({ authority: 'westhaven', person: { id: theirs.person } });
    expect((await stranger('GET', `/api/cases/${mine.id}`)).status).toBe(404);
  });

  test('the id of another’s case does not stand in the way of a child’s first case', async () => {
    const theirs = await openCase(worker);
    const person = String((await otherTeam('POST', '/api/people', { names: [{ given: marker('Name') }] })).body['id']);
    const taken = await otherTeam('POST', '/api/cases', { id: theirs.id, person, workflow: 'child-in-need' });
    expect(taken.status).toBe(409);
    expect(JSON.stringify(taken.body)).not.toContain(theirs.person);
    const again = await otherTeam('POST', '/api/cases', { person, workflow: 'child-in-need' });
    expect(again).toMatchObject({ status: 201, body: { person: { id: person } } });
  });

  test('an action’s id of another authority or another case is one’s own to use', async () => {
    const [mine, other, theirs] = [await openCase(worker), await openCase(worker), await openCase(stranger)];
    const id = randomUUID();
    for (const [who, at] of [[stranger, theirs], [worker, mine], [worker, other]] as const) {
      const reply = await who('POST', `/api/cases/${at.id}/actions`, { id, type: 'note.record', data: note() });
      expect(reply).toMatchObject({ status: 200, body: { id: at.id } });
    }
  });

  test('an action’s id that somebody else used in the case answers with nothing of hers', async () => {
    const opened = await openCase(worker);
    const [id, words] = [randomUUID(), marker('Note')];
    await worker('POST', `/api/cases/${opened.id}/actions`, { id, type: 'note.record', data: note(words) });
    for (const data of [note(words), note('something else')]) {
      const reply = await manager('POST', `/api/cases/${opened.id}/actions`, { id, type: 'note.record', data });
      expect(reply).toMatchObject({ status: 409, body: { code: 'action-id-reused' } });
      expect(JSON.stringify(reply.body)).not.toContain(words);
    }
  });

  test('a draft cannot be read, saved, discarded or handed in through another case', async () => {
    const [mine, other] = [await openCase(worker), await openCase(worker)];
    const [id, words] = [randomUUID(), marker('Draft')];
    await worker('PUT', `/api/cases/${mine.id}/drafts/${id}`, { action: 'note.record', revision: 0, changes: { what: words } });
    const url = `/api/cases/${other.id}/drafts/${id}`;
    const replies = [
      await worker('GET', url), await worker('PUT', url, { action: 'note.record', revision: 1, changes: { what: 'gone' } }),
      await worker('PUT', url, { action: 'note.record', revision: 0, changes: { what: 'gone' } }), await worker('DELETE', url),
    ];
    expect(replies.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(JSON.stringify(replies)).not.toContain(words);
    const handedIn = await worker('POST', `/api/cases/${other.id}/actions`, { id: randomUUID(), type: 'note.record', data: note(), draft: id });
    expect(JSON.stringify(handedIn.body)).not.toContain(words);
    await engine.engine.background.settled();
    expect((await worker('GET', `/api/cases/${mine.id}/drafts/${id}`)).body).toMatchObject({ answers: { what: words } });
  });

  test('a draft of the same id in another authority is another draft', async () => {
    const [mine, theirs] = [await openCase(worker), await openCase(stranger)];
    const id = randomUUID();
    await worker('PUT', `/api/cases/${mine.id}/drafts/${id}`, { action: 'note.record', revision: 0, changes: { what: 'ours' } });
    expect((await stranger('PUT', `/api/cases/${theirs.id}/drafts/${id}`, { action: 'note.record', revision: 0, changes: { what: 'theirs' } })).status).toBe(200);
    expect((await worker('GET', `/api/cases/${mine.id}/drafts/${id}`)).body).toMatchObject({ answers: { what: 'ours' } });
  });

  test('a record is read in its own case only', async () => {
    const [mine, other] = [await handInContact(worker), await openCase(worker)];
    expect((await worker('GET', `/api/cases/${mine.id}/records/${mine.record}`)).status).toBe(200);
    expect((await worker('GET', `/api/cases/${other.id}/records/${mine.record}`)).status).toBe(404);
  });

  test('what is carried into a new form is of this child and nobody else', async () => {
    const [first, second] = [marker('First'), marker('Second')];
    const cases = await Promise.all([first, second].map(async (reason) => {
      const opened = await openCase(worker);
      await act(worker, opened.id, 'contact.submit', { ...(await exampleOf('contact', 'gail-ashdown')), reason });
      return opened;
    }));
    const draft = await worker('PUT', `/api/cases/${cases[0]!.id}/drafts/${randomUUID()}`, { action: 'referral.submit', revision: 0, changes: {} });
    expect(JSON.stringify(draft.body)).toContain(first);
    expect(JSON.stringify(draft.body)).not.toContain(second);
  });
});

describe('a record that was handed in', () => {
  test('is not written over by a note that takes its id for its own', async () => {
    const opened = await openCase(worker);
    const draft = randomUUID();
    const contact = await exampleOf('contact', 'gail-ashdown');
    await worker('PUT', `/api/cases/${opened.id}/drafts/${draft}`, { action: 'contact.submit', revision: 0, changes: contact });
    expect((await act(worker, opened.id, 'contact.submit', contact, { draft })).status).toBe(200);
    for (const more of [{ id: draft }, { id: randomUUID(), draft }]) {
      const reply = await manager('POST', `/api/cases/${opened.id}/actions`, { type: 'note.record', data: note(), ...more });
      expect(reply).toMatchObject({ status: 404, body: { code: 'not-found' } });
    }
    const after = (await worker('GET', `/api/cases/${opened.id}/records/${draft}`)).body;
    expect(after).toMatchObject({ formId: 'contact', status: 'submitted', contributors: ['practitioner@northshire'] });
    expect(list(after['versions'])).toHaveLength(1);
  });

  test('is not approved by a manager who wrote a word of its draft, under whatever id it was handed in', async () => {
    const contact = await exampleOf('contact', 'gail-ashdown');
    for (const kind of ['the same draft', 'no draft', 'a draft that is not there', 'an own draft'] as const) {
      const opened = await openCase(worker);
      const written = randomUUID();
      await manager('PUT', `/api/cases/${opened.id}/drafts/${written}`, { action: 'contact.submit', revision: 0, changes: { reason: 'Mine' } });
      const own = randomUUID();
      if (kind === 'an own draft') await worker('PUT', `/api/cases/${opened.id}/drafts/${own}`, { action: 'contact.submit', revision: 0, changes: { reason: 'Copied' } });
      const draft = { 'the same draft': written, 'no draft': undefined, 'a draft that is not there': randomUUID(), 'an own draft': own }[kind];
      const handedIn = await act(worker, opened.id, 'contact.submit', contact, draft ? { draft } : {});
      expect({ kind, status: handedIn.status }).toEqual({ kind, status: 200 });
      const approved = await act(manager, opened.id, 'contact.approve', await exampleOf('decision'));
      expect({ kind, status: approved.status, code: approved.body['code'] }).toEqual({ kind, status: 409, code: 'guard-refused' });
    }
  });
});

describe('who is responsible', () => {
  test.each([['a user of another authority', 'practitioner@westhaven'], ['a user who does not exist', 'nobody@northshire'], ['a user who never sees a child', 'analyst@northshire'], ['an operator', '{"$ne":1}']])('a child is never given to %s', async (_, person) => {
    const opened = await openCase(worker);
    for (const data of [{ worker: person, team: 'fenbridge' }, { manager: person, team: 'fenbridge' }]) {
      expect((await act(manager, opened.id, 'case.assign', data)).status).toBe(422);
    }
    expect((await worker('GET', `/api/cases/${opened.id}`)).body['assigned']).toMatchObject({ worker: 'practitioner@northshire', team: 'fenbridge' });
  });

  test('a child is never given to a team that is not there', async () => {
    const opened = await openCase(worker);
    expect((await act(manager, opened.id, 'case.assign', { worker: 'practitioner@northshire', team: 'nowhere' })).status).toBe(422);
  });

  test('a child is given to another team than the one that has the child only with a reason', async () => {
    const opened = await openCase(worker);
    const given = { worker: 'practitioner2@northshire', team: 'eastmarsh' };
    expect(await act(manager, opened.id, 'case.assign', given)).toMatchObject({ status: 409, body: { code: 'exception-possible' } });
    expect(await act(manager, opened.id, 'case.assign', given, { exception: 'The family moved today, and their manager agreed by telephone' })).toMatchObject({ status: 200, body: { assigned: { worker: 'practitioner2@northshire', team: 'eastmarsh' } } });
  });

  test('only who supervises gives a child to somebody', async () => {
    const opened = await openCase(worker);
    expect((await act(worker, opened.id, 'case.assign', { worker: 'practitioner2@northshire', team: 'eastmarsh' })).status).toBe(403);
  });
});

describe('a restriction', () => {
  const restrict = (who: As, person: string, revision: number, readers: readonly string[]) => who('POST', `/api/people/${person}/actions`, { id: randomUUID(), type: 'person.restrict', revision, data: { readers } });

  test('never names people of another authority or nobody at all: the child would be lost to everybody', async () => {
    const { person } = await openCase(worker);
    expect((await restrict(worker, person, 1, ['practitioner@westhaven'])).status).toBe(422);
    for (const nobody of ['nobody@northshire', 'analyst@northshire', 'toString']) expect((await restrict(worker, person, 1, ['practitioner@northshire', nobody])).status).toBe(422);
    expect((await worker('GET', `/api/people/${person}`)).status).toBe(200);
  });

  test('is not laid on another team’s child by somebody who only gave a reason to open the file', async () => {
    const { person, id } = await openCase(worker);
    await otherTeam('POST', `/api/cases/${id}/reasons`, { purpose: 'On duty tonight' });
    expect((await otherTeam('GET', `/api/people/${person}`)).status).toBe(200);
    expect((await restrict(otherTeam, person, 1, ['practitioner2@northshire'])).status).toBe(403);
    expect((await worker('GET', `/api/people/${person}`)).body).toMatchObject({ restricted: false });
  });

  test('takes effect at once: for what is open elsewhere, in lists, in drafts, after a reason was given', async () => {
    const { person, id } = await openCase(worker);
    const draft = randomUUID();
    await worker('PUT', `/api/cases/${id}/drafts/${draft}`, { action: 'note.record', revision: 0, changes: { what: 'x' } });
    await otherTeam('POST', `/api/cases/${id}/reasons`, { purpose: 'On duty tonight' });
    expect((await otherTeam('GET', `/api/cases/${id}`)).status).toBe(200);
    expect((await manager('GET', `/api/cases/${id}`)).status).toBe(200);
    expect((await restrict(worker, person, 1, ['practitioner@northshire'])).status).toBe(200);
    for (const who of [manager, otherTeam]) {
      const replies = [await who('GET', `/api/cases/${id}`), await who('GET', `/api/people/${person}`), await who('GET', `/api/cases/${id}/drafts/${draft}`), await who('PUT', `/api/cases/${id}/drafts/${draft}`, { action: 'note.record', revision: 1, changes: {} })];
      expect(replies.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
      expect(JSON.stringify((await who('GET', '/api/worklist')).body)).not.toContain(id);
      expect(JSON.stringify((await who('GET', '/api/openings')).body)).not.toContain(person);
    }
  });
});

test('a manager sees who opened a child of her team also after the case was closed', async () => {
  const opened = await openCase(worker);
  await act(worker, opened.id, 'contact.submit', await exampleOf('contact', 'one-name'));
  const closed = await act(manager, opened.id, 'contact.approve', await exampleOf('decision'));
  expect(closed).toMatchObject({ status: 200, body: { status: 'closed' } });
  const purpose = marker('Purpose');
  await otherTeam('POST', `/api/people/${opened.person}/reasons`, { purpose });
  expect(JSON.stringify((await manager('GET', '/api/openings')).body)).toContain(purpose);
});

test('what an interface says of itself names no child, user or path of this machine', async () => {
  await send(engine, 'GET', '/api/health');
  const said = JSON.stringify([(await send(engine, 'GET', '/api/health')).body, (await send(engine, 'GET', '/api/openapi.json')).body, (await send(engine, 'GET', '/api/session')).body]);
  expect(said).not.toMatch(/@northshire|\/tmp\/|\/home\/|\/work\/|node_modules/);
});
