import { randomUUID } from 'node:crypto';
import { eraseCaseAnswers, verifyAuthority } from '#store';
import { act, exampleDay, exampleOf, handInContact } from './support/stories.ts';
import { signedIn, startTestEngine, type As, type TestEngine } from './support/test-engine.ts';

let engine: TestEngine;
let practitioner: As;
beforeAll(async () => {
  engine = await startTestEngine({ start: exampleDay });
  practitioner = await signedIn(engine, 'practitioner@northshire');
});
afterAll(() => engine.end());

const by = () => ({ actionId: randomUUID(), actor: { id: 'officer@northshire', role: 'officer' }, moment: { now: engine.clock.now().toISOString(), today: '2026-03-03' } });

test('erased answers are gone from the events and from the case, and the chain still verifies', async () => {
  const { id } = await handInContact(practitioner);
  const { store } = engine.engine;
  const words = String((await exampleOf('contact')).reason).slice(0, 40);
  const [, submitted] = await store.events.after('northshire', { kind: 'case', id }, 0);
  await engine.engine.background.settled();
  expect(JSON.stringify(await store.cases.find('northshire', id))).toContain(words);
  await eraseCaseAnswers(store, 'northshire', id, [submitted!.actionId], by());
  const left = [await store.events.after('northshire', { kind: 'case', id }, 0), await store.cases.find('northshire', id)];
  expect(JSON.stringify(left)).not.toContain(words);
  expect((await verifyAuthority(store, 'northshire')).faults).toEqual([]);
  expect((await store.cases.find('northshire', id))?.revision).toBe(3);
});

test('a draft in which a returned record is being put right is ended with the answers that it began with', async () => {
  const { id, record } = await handInContact(practitioner);
  const { store } = engine.engine;
  const manager = await signedIn(engine, 'manager@northshire');
  expect((await act(manager, id, 'contact.return', { rationale: 'Please say who saw the child.' })).status).toBe(200);
  const begun = await practitioner('PUT', `/api/cases/${id}/drafts/${record}`, { action: 'contact.submit', revision: 0, changes: {} });
  const words = String((await exampleOf('contact')).reason).slice(0, 40);
  expect(JSON.stringify(begun.body)).toContain(words);
  const [, submitted] = await store.events.after('northshire', { kind: 'case', id }, 0);
  const erasing = by();
  await eraseCaseAnswers(store, 'northshire', id, [submitted!.actionId], erasing);
  await eraseCaseAnswers(store, 'northshire', id, [], erasing);
  expect(await store.drafts.find('northshire', record)).toMatchObject({ status: 'discarded', answers: {}, endedBy: 'officer@northshire' });
  expect((await practitioner('GET', `/api/cases/${id}/drafts/${record}`)).status).toBe(404);
  expect((await verifyAuthority(store, 'northshire')).faults).toEqual([]);
});

test('an answer or an envelope changed in the store is named by stream and revision', async () => {
  const { id } = await handInContact(practitioner);
  const { store } = engine.engine;
  const tampered = { authority: 'northshire', 'stream.id': id, revision: 2 };
  await store.events.model.collection.updateOne(tampered, { $set: { 'answers.data.childAddress': 'Elsewhere' } });
  expect((await verifyAuthority(store, 'northshire')).faults).toMatchObject([{ stream: `case:${id}`, revision: 2, sentence: expect.stringContaining('answers') }]);
  await store.events.model.collection.updateOne(tampered, { $set: { happenedOn: '2026-01-01' } });
  expect((await verifyAuthority(store, 'northshire')).faults.map(({ stream, revision }) => ({ stream, revision }))).toContainEqual({ stream: `case:${id}`, revision: 2 });
});
