import { randomUUID } from 'node:crypto';
import { act, addChild, exampleDay, exampleOf, handInContact, openCase } from './support/stories.ts';
import { list, send, signedIn, startTestEngine, type As, type TestEngine } from './support/test-engine.ts';

let engine: TestEngine;
let practitioner: As;
let manager: As;
let contact: object;
let approval: object;
beforeAll(async () => {
  engine = await startTestEngine({ start: exampleDay });
  practitioner = await signedIn(engine, 'practitioner@northshire');
  manager = await signedIn(engine, 'manager@northshire');
  contact = await exampleOf('contact');
  approval = await exampleOf('decision');
});
afterAll(() => engine.end());

test('a worker adds a child with one name, opens a case and hands in the contact, which then waits for the manager', async () => {
  const { view } = await handInContact(practitioner);
  expect(list(view.regions)[0]).toMatchObject({ waitsFor: ['manager'] });
});

test('the manager finds it on her worklist with whoever sent it, and approves it', async () => {
  const { id } = await handInContact(practitioner);
  const mine = list((await manager('GET', '/api/worklist')).body.items).find((item) => String(item.case) === id)!;
  expect(mine).toMatchObject({ action: 'contact.approve', person: { id: expect.any(String) } });
  expect(String(mine.why!.en)).toContain('Amina Yusuf');
  expect((await act(manager, id, 'contact.approve', approval)).status).toBe(200);
  const told = list((await practitioner('GET', '/api/worklist')).body.notices).filter((notice) => String(notice.case) === id);
  expect(told).toHaveLength(1);
});

test('the history says in sentences who did what', async () => {
  const { id } = await handInContact(practitioner);
  const { events } = (await practitioner('GET', `/api/cases/${id}/events`)).body;
  expect(list(events).map(({ sentence }) => String(sentence!.en))).toEqual(['Amina Yusuf opened the case', expect.stringContaining('Amina Yusuf')]);
});

test('a record that was returned and handed in again shows what changed', async () => {
  const { id, record } = await handInContact(practitioner);
  const returned = await act(manager, id, 'contact.return', { ...(await exampleOf('decision')) });
  expect(returned.status).toBe(200);
  const again = await act(practitioner, id, 'contact.submit', { ...contact, childAddress: '2 New Lane, Fenbridge' }, { draft: record });
  expect(again.status).toBe(200);
  const shown = (await manager('GET', `/api/cases/${id}/records/${record}`)).body;
  expect(list(shown.versions)).toHaveLength(2);
  expect(list(shown.changes)).toEqual([expect.objectContaining({ question: 'childAddress', after: '2 New Lane, Fenbridge' })]);
});

describe('refusals', () => {
  test('an action that no workflow knows, and one that is not possible here, say what is possible instead', async () => {
    const { id } = await openCase(practitioner);
    const unknown = await act(practitioner, id, 'nothing.known');
    expect(unknown).toMatchObject({ status: 409, body: { code: 'unknown-action', type: '/problems/unknown-action' } });
    const early = await act(practitioner, id, 'referral.submit', {});
    expect(early).toMatchObject({ status: 409, body: { code: 'not-available' } });
    expect(list(early.body.available)).toContain('contact.submit');
    expect(early.headers['content-type']).toContain('application/problem+json');
  });

  test('a worker cannot approve, and nobody approves her own work', async () => {
    const { id } = await handInContact(practitioner);
    expect(await act(practitioner, id, 'contact.approve', approval)).toMatchObject({ status: 403, body: { code: 'role-required' } });
  });

  test('wrong answers are named by question, in words', async () => {
    const { id } = await openCase(practitioner);
    const reply = await act(practitioner, id, 'contact.submit', { receivedOn: '2026-03-03' });
    expect(reply).toMatchObject({ status: 422, body: { code: 'form-invalid' } });
    expect(list(reply.body.errors).map(({ question }) => String(question))).toContain('reason');
    expect(list(reply.body.errors)[0]).toMatchObject({ message: { en: expect.any(String) }, path: expect.any(String) });
  });

  test('an action must say which revision it is based on, and is stale after another', async () => {
    const { id } = await openCase(practitioner);
    const submit = (revision?: number) => practitioner('POST', `/api/cases/${id}/actions`, { id: randomUUID(), type: 'contact.submit', data: contact, ...(revision && { revision }) });
    expect(await submit()).toMatchObject({ status: 428, body: { code: 'revision-required' } });
    expect((await submit(1)).status).toBe(200);
    expect((await act(manager, id, 'contact.return', approval)).status).toBe(200);
    const stale = await submit(1);
    expect(stale).toMatchObject({ status: 412, body: { code: 'stale-revision', revision: 3 } });
    expect(list(stale.body.since).length).toBeGreaterThan(0);
  });

  test('a body of another shape, broken JSON and a body that is too large get a problem each', async () => {
    const { id } = await openCase(practitioner);
    const url = `/api/cases/${id}/actions`;
    expect(await practitioner('POST', url, { id: 'no uuid', type: 'contact.submit', extra: 1 })).toMatchObject({ status: 400, body: { code: 'request-invalid' } });
    expect(await practitioner('POST', url, '{"id":')).toMatchObject({ status: 400, body: { code: 'unreadable' } });
    expect(await practitioner('POST', url, { id: randomUUID(), type: 'note.record', data: { text: 'x'.repeat(1_100_000) } })).toMatchObject({ status: 413, body: { code: 'too-large' } });
    expect((await practitioner('POST', url, '{"__proto__":{"a":1},"id":"x","type":"y"}')).status).toBe(400);
  });

  test('an address that is none, and a case of another authority, look the same', async () => {
    const { id } = await openCase(practitioner);
    const stranger = await signedIn(engine, 'practitioner@thamesbank');
    const [none, foreign] = [await stranger('GET', `/api/cases/${randomUUID()}`), await stranger('GET', `/api/cases/${id}`)];
    expect(none.status).toBe(404);
    expect(foreign.body).toEqual(none.body);
    expect((await practitioner('GET', '/api/nothing')).body).toEqual(none.body);
  });

  test('a person has one case in a workflow: a second is refused with the first one’s id', async () => {
    const { id, person } = await openCase(practitioner);
    expect(await practitioner('POST', '/api/cases', { person, workflow: 'child-in-need' })).toMatchObject({ status: 409, body: { code: 'case-exists', case: id } });
    expect((await practitioner('POST', '/api/cases', { id, person, workflow: 'child-in-need' })).status).toBe(201);
  });
});

describe('retries and races', () => {
  test('a repeated action is recorded once; its id cannot be used for something else or by somebody else', async () => {
    const { id } = await openCase(practitioner);
    const action = { id: randomUUID(), type: 'contact.submit', revision: 1, data: contact };
    const [first, again] = [await practitioner('POST', `/api/cases/${id}/actions`, action), await practitioner('POST', `/api/cases/${id}/actions`, action)];
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body.revision).toBe(first.body.revision);
    const other = { ...action, data: { ...contact, childAddress: 'Elsewhere' } };
    expect(await practitioner('POST', `/api/cases/${id}/actions`, other)).toMatchObject({ status: 409, body: { code: 'action-id-reused' } });
    expect(await practitioner('POST', `/api/cases/${id}/actions`, { id: action.id, nonsense: true })).toMatchObject({ status: 409, body: { code: 'action-id-reused' } });
    expect(await manager('POST', `/api/cases/${id}/actions`, action)).toMatchObject({ status: 409, body: { code: 'action-id-reused' } });
  });

  test.each([
    ['a reason that ends in a blank', { type: 'note.record', data: { aboutOn: '2026-02-20', what: 'Rang the school.' }, reason: 'I was ill ' }],
    ['no answers, said as an empty object', { type: 'strategy-discussion.start', data: {} }],
  ])('a repeated action with %s is the same action', async (_what, asked) => {
    const { id } = await openCase(practitioner);
    const action = { id: randomUUID(), ...asked };
    const statuses = [(await practitioner('POST', `/api/cases/${id}/actions`, action)).status, (await practitioner('POST', `/api/cases/${id}/actions`, action)).status];
    expect(statuses).toEqual([200, 200]);
  });

  test('the same action sent ten times at once is recorded once', async () => {
    const { id } = await openCase(practitioner);
    const action = { id: randomUUID(), type: 'contact.submit', revision: 1, data: contact };
    const replies = await Promise.all(Array.from({ length: 10 }, () => practitioner('POST', `/api/cases/${id}/actions`, action)));
    expect(replies.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect((await practitioner('GET', `/api/cases/${id}`)).body.revision).toBe(2);
  });

  test('of two on the same revision exactly one wins, and notes are never refused as stale', async () => {
    const { id } = await openCase(practitioner);
    const note = { ...(await exampleOf('note')), aboutOn: '2026-03-03' };
    const submit = () => practitioner('POST', `/api/cases/${id}/actions`, { id: randomUUID(), type: 'contact.submit', revision: 1, data: contact });
    const write = () => practitioner('POST', `/api/cases/${id}/actions`, { id: randomUUID(), type: 'note.record', data: note, reason: 'Written up today' });
    const [a, b, ...notes] = await Promise.all([submit(), submit(), write(), write(), write()]);
    // The loser meets a contact that waits for its decision: either is a way to be told.
    expect([a!.status, b!.status].sort()[0]).toBe(200);
    expect([409, 412]).toContain([a!.status, b!.status].sort()[1]);
    expect(notes.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  test('two who open a case for the same child at once open one', async () => {
    const person = await addChild(practitioner);
    const replies = await Promise.all([1, 2, 3].map(() => practitioner('POST', '/api/cases', { person, workflow: 'child-in-need' })));
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });
});

test('a search in the body finds a child by the beginning of a name, and possible duplicates are shown before a second record', async () => {
  const family = `Quill${randomUUID().slice(0, 4).replace(/[^a-z]/g, 'a')}`;
  const person = await addChild(practitioner, [{ given: 'Catrin', family }]);
  const found = await practitioner('POST', '/api/people/search', { q: `${family.slice(0, 6)} cat` });
  expect(list(found.body.people).map(({ id }) => String(id))).toEqual([person]);
  const matches = await practitioner('POST', '/api/people/matches', { names: [{ given: 'Katrin', family }] });
  expect(list(matches.body.matches).map(({ id }) => String(id))).toContain(person);
  expect(list(matches.body.matches)[0]!.because).toBeDefined();
});

test('every answer about the interface names its access, and every route refuses whoever has not signed in, unless it is open', async () => {
  const { paths } = (await send(engine, 'GET', '/api/openapi.json')).body;
  const operations = Object.entries(paths!).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })));
  expect(operations.length).toBeGreaterThan(20);
  for (const { path, method, operation } of operations) {
    expect(operation['x-access']).toMatchObject({ resource: expect.any(String), act: expect.any(String) });
    const open = list(operation.security).length === 0;
    const reply = await send(engine, method.toUpperCase() as 'GET', path.replace(/\{\w+\}/g, 'x'), operation.requestBody ? {} : undefined);
    if (!open) expect({ path, status: reply.status }).toEqual({ path, status: 401 });
  }
});
