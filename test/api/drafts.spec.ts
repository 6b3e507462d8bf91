import { randomUUID } from 'node:crypto';
import { act, exampleDay, exampleOf, handInContact, openCase } from './support/stories.ts';
import { list, signedIn, startTestEngine, type As, type TestEngine } from './support/test-engine.ts';

let engine: TestEngine;
let practitioner: As;
let manager: As;
let contact: { [question: string]: unknown };
beforeAll(async () => {
  engine = await startTestEngine({ start: exampleDay });
  practitioner = await signedIn(engine, 'practitioner@northshire');
  manager = await signedIn(engine, 'manager@northshire');
  contact = await exampleOf('contact');
});
afterAll(() => engine.end());

const save = (as: As, id: string, draft: string, revision: number, changes: object) => as('PUT', `/api/cases/${id}/drafts/${draft}`, { action: 'contact.submit', revision, changes });

test('a draft is saved question by question, is listed with the case, and an answer can be taken away', async () => {
  const { id } = await openCase(practitioner);
  const draft = randomUUID();
  const begun = await save(practitioner, id, draft, 0, { childAddress: '1 Old Lane', childSchool: 'None' });
  expect(begun).toMatchObject({ status: 200, body: { id: draft, revision: 1, contributors: ['practitioner@northshire'] } });
  const next = await save(practitioner, id, draft, 1, { childSchool: null, reason: 'He said' });
  expect(next.body.answers).toEqual({ childAddress: '1 Old Lane', reason: 'He said' });
  expect((await practitioner('GET', `/api/cases/${id}/drafts/${draft}`)).body).toEqual(next.body);
  expect(list((await practitioner('GET', `/api/cases/${id}`)).body.drafts)).toEqual([expect.objectContaining({ id: draft, action: 'contact.submit' })]);
});

test('a stale save is refused with what the other changed, and nothing of hers is lost', async () => {
  const { id } = await openCase(practitioner);
  const draft = randomUUID();
  await save(practitioner, id, draft, 0, { reason: 'Mine' });
  await save(manager, id, draft, 1, { childAddress: 'Hers' });
  const stale = await save(practitioner, id, draft, 1, { reason: 'Mine again' });
  expect(stale).toMatchObject({ status: 412, body: { code: 'draft-stale', revision: 2, changed: [{ question: 'childAddress', by: 'manager@northshire', value: 'Hers' }] } });
  expect((await save(practitioner, id, draft, 2, { reason: 'Mine again' })).body.answers).toEqual({ reason: 'Mine again', childAddress: 'Hers' });
});

test('the same save sent again, because its answer was lost, is no conflict', async () => {
  const { id } = await openCase(practitioner);
  const draft = randomUUID();
  const first = await save(practitioner, id, draft, 0, { reason: 'Once' });
  expect(await save(practitioner, id, draft, 0, { reason: 'Once' })).toMatchObject({ status: 200, body: { revision: first.body.revision } });
});

test('of two who save at the same moment one is told', async () => {
  const { id } = await openCase(practitioner);
  const draft = randomUUID();
  await save(practitioner, id, draft, 0, { reason: 'Begun' });
  const replies = await Promise.all([save(practitioner, id, draft, 1, { reason: 'A' }), save(manager, id, draft, 1, { reason: 'B' })]);
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 412]);
});

test('handing in ends the draft; a late save of the same page is refused and changes nothing', async () => {
  const { id } = await openCase(practitioner);
  const draft = randomUUID();
  await save(practitioner, id, draft, 0, contact);
  const handedIn = await act(practitioner, id, 'contact.submit', contact, { draft });
  expect(handedIn.status).toBe(200);
  expect(list(handedIn.body.drafts)).toEqual([]);
  expect(list(handedIn.body.records)).toEqual([expect.objectContaining({ id: draft, status: 'submitted' })]);
  expect(await save(practitioner, id, draft, 1, { reason: 'Late' })).toMatchObject({ status: 409, body: { code: 'draft-closed' } });
  await engine.engine.background.settled();
  expect(await engine.engine.store.drafts.find('northshire', draft)).toMatchObject({ status: 'handedIn', answers: {} });
});

test('a returned record goes on with its own answers', async () => {
  const { id, record } = await handInContact(practitioner);
  await act(manager, id, 'contact.return', await exampleOf('decision'));
  const again = await save(practitioner, id, record, 0, {});
  expect(again.status).toBe(200);
  expect(again.body.answers).toMatchObject({ reason: contact.reason });
});

test('who wrote in a draft counts as its author, also when another hands it in', async () => {
  const { id } = await openCase(practitioner);
  const draft = randomUUID();
  await save(manager, id, draft, 0, { reason: 'By the manager' });
  // Handed in without naming the draft: the manager’s words are in it all the same.
  expect((await act(practitioner, id, 'contact.submit', contact)).status).toBe(200);
  expect(await act(manager, id, 'contact.approve', await exampleOf('decision'))).toMatchObject({ status: 409, body: { code: 'guard-refused' } });
});

test('who wrote in a draft that was discarded counts as an author of the one that is handed in', async () => {
  const { id } = await openCase(practitioner);
  const [hers, ours] = [randomUUID(), randomUUID()];
  await save(manager, id, hers, 0, { reason: 'What the manager heard' });
  await save(practitioner, id, ours, 0, contact);
  expect((await practitioner('DELETE', `/api/cases/${id}/drafts/${hers}`)).status).toBe(204);
  const handedIn = await act(practitioner, id, 'contact.submit', contact, { draft: ours });
  expect(handedIn.status).toBe(200);
  expect(await act(manager, id, 'contact.approve', await exampleOf('decision'))).toMatchObject({ status: 409, body: { code: 'guard-refused' } });
});

test('a discarded draft leaves a trace of who and when, and no answers', async () => {
  const { id } = await openCase(practitioner);
  const draft = randomUUID();
  await save(practitioner, id, draft, 0, { reason: 'Away with it' });
  expect((await practitioner('DELETE', `/api/cases/${id}/drafts/${draft}`)).status).toBe(204);
  expect((await practitioner('GET', `/api/cases/${id}/drafts/${draft}`)).status).toBe(404);
  expect(await engine.engine.store.drafts.find('northshire', draft)).toMatchObject({ status: 'discarded', endedBy: 'practitioner@northshire', answers: {} });
});

test('what is known from the contact is carried into the next form', async () => {
  const { id } = await handInContact(practitioner);
  expect((await act(manager, id, 'contact.approve', await exampleOf('decision'))).status).toBe(200);
  const draft = await practitioner('PUT', `/api/cases/${id}/drafts/${randomUUID()}`, { action: 'referral.submit', revision: 0, changes: {} });
  expect(draft.status).toBe(200);
  expect(Object.keys(draft.body.answers!).length).toBeGreaterThan(0);
});

test('a draft of one case cannot be reached through another', async () => {
  const [a, b] = [await openCase(practitioner), await openCase(practitioner)];
  const draft = randomUUID();
  await save(practitioner, a.id, draft, 0, { reason: 'A' });
  expect((await practitioner('GET', `/api/cases/${b.id}/drafts/${draft}`)).status).toBe(404);
  expect((await save(practitioner, b.id, draft, 1, { reason: 'B' })).status).toBe(404);
});
