import { randomUUID } from 'node:crypto';
import { MIGRATED } from '#casework';
import { readSources, sha256 } from '#definition-files';
import { contentOf, publish, type Publication } from '#definitions';
import { act, exampleDay, exampleOf, handInContact, openCase } from '../api/support/stories.ts';
import { list, repository, signedIn, startTestEngine, type As, type TestEngine } from '../api/support/test-engine.ts';
import { nextVersion, thisVersion } from './next-version.ts';

let next: Publication;
let engine: TestEngine;
let practitioner: As;
let manager: As;
beforeAll(async () => {
  next = publish(contentOf(nextVersion(thisVersion(await readSources(repository))), 'northshire', sha256), 2, sha256);
}, 120_000);
beforeEach(async () => {
  engine = await startTestEngine({ start: exampleDay });
  [practitioner, manager] = [await signedIn(engine, 'practitioner@northshire'), await signedIn(engine, 'manager@northshire')];
}, 120_000);
afterEach(() => engine.end());

/** The next major version of the pack, in force from now on. */
async function publishNext(): Promise<void> {
  await engine.engine.store.publications.insert('northshire', next, exampleDay);
  await engine.engine.refreshDefinitions();
}
const moveOn = (id: string) => manager('POST', `/api/cases/${id}/migration/northshire-2`);
const draftAt = (id: string, draft: string) => `/api/cases/${id}/drafts/${draft}`;

describe('a page that was open when its case was moved to the next major version', () => {
  test('saves what was typed under the old names, and hands it in by the old action: nothing is lost, nothing is asked twice', async () => {
    const { id } = await openCase(practitioner);
    const draft = randomUUID();
    const { outcomeReason: last, ...begun } = await exampleOf('contact');
    const before = (await practitioner('PUT', draftAt(id, draft), { action: 'contact.submit', revision: 0, changes: begun })).body;
    await publishNext();
    expect((await moveOn(id)).body).toMatchObject({ publication: 'northshire-2' });

    const page = { action: 'contact.submit', form: before['form'], changes: { reason: 'The school rang again.', outcomeReason: last } };
    const stale = await practitioner('PUT', draftAt(id, draft), { ...page, revision: 1 });
    expect(stale.body).toMatchObject({ status: 412, code: 'draft-stale', revision: 2, changed: [] });
    const saved = await practitioner('PUT', draftAt(id, draft), { ...page, revision: 2 });
    expect(saved.body['answers']).toMatchObject({ whyNow: 'The school rang again.', outcomeReason: last, outcome: begun['outcome'] === 'referral' ? 'becomesReferral' : begun['outcome'], arrivedOn: begun['receivedOn'] });
    expect(saved.body['answers']).not.toHaveProperty('reason');

    const request = { id: randomUUID(), type: 'contact.submit', revision: 1, draft, data: saved.body['answers'] };
    const [sent, again] = [await practitioner('POST', `/api/cases/${id}/actions`, request), await practitioner('POST', `/api/cases/${id}/actions`, request)];
    expect([sent.status, again.status, again.body['revision']]).toEqual([200, 200, sent.body['revision']]);
    const events = await engine.engine.store.events.after('northshire', { kind: 'case', id }, 0);
    expect(events.map(({ type }) => type)).toEqual(['case.open', MIGRATED, 'contact.send']);
    expect((await act(manager, id, 'contact.approve', { reasons: 'I agree.' })).status).toBe(200);
  });
});

describe('a record of a version that is in force no more', () => {
  test('reads as it was written, with its own form, under the old definitions and the new', async () => {
    const { id, record } = await handInContact(practitioner);
    const answers = await exampleOf('contact');
    const read = async () => {
      const { body } = await manager('GET', `/api/cases/${id}/records/${record}`);
      const form = (await manager('GET', `/api/forms/${encodeURIComponent(String(body['formRef']))}`)).body;
      return { ref: String(body['formRef']), answers: list(body['versions']).at(-1)?.['answers'], label: form['questions']?.['reason']?.['label'], retired: form['questions']?.['earlierContacts']?.['label'] };
    };
    const before = await read();
    await publishNext();
    const between = await read();
    await moveOn(id);
    expect([between, await read()]).toEqual([before, before]);
    expect(before).toMatchObject({ answers: { reason: answers['reason'] }, label: { en: expect.any(String) }, retired: { en: expect.any(String) } });
  });

  test('fills what the next form carries in, although its questions have other names there; also in a case that was not moved', async () => {
    const { id } = await handInContact(practitioner);
    expect((await act(manager, id, 'contact.approve', { rationale: 'I agree.' })).status).toBe(200);
    await publishNext();
    const { reason } = (await exampleOf('contact')) as { reason: string };
    const begun = await practitioner('PUT', draftAt(id, randomUUID()), { action: 'referral.submit', revision: 0, changes: {} });
    expect(JSON.stringify(begun.body['answers'])).toContain(JSON.stringify(reason));
  });

  test('is decided by a case that was not moved, on the form of decisions that is in force now', async () => {
    const { id } = await handInContact(practitioner);
    await publishNext();
    const decided = await act(manager, id, 'contact.approve', { reasons: 'I agree.' });
    expect({ status: decided.status, publication: String(decided.body['publication']) }).toEqual({ status: 200, publication: 'northshire-1' });
    expect(list(decided.body['regions']).map((region) => String(region['state']))).toContain('referral.writing');
  });

  test('is newly begun in a case that was not moved: its guards read the new questions by the old names', async () => {
    const { id } = await openCase(practitioner);
    await publishNext();
    const { reason, receivedOn, earlierContacts: _retired, ...rest } = (await exampleOf('contact')) as { [question: string]: string };
    const data = { ...rest, whyNow: reason, arrivedOn: receivedOn, outcome: 'becomesReferral' };
    const sent = await act(practitioner, id, 'contact.submit', data);
    expect({ status: sent.status, problems: sent.body['errors'] }).toEqual({ status: 200, problems: undefined });
    const [, event] = await engine.engine.store.events.after('northshire', { kind: 'case', id }, 0);
    expect(event).toMatchObject({ happenedOn: receivedOn, body: { marks: expect.arrayContaining(['contact-received', 'referral-received']) } });
    const decided = await act(manager, id, 'contact.approve', { reasons: 'I agree.' });
    expect(list(decided.body['regions']).map((region) => String(region['state']))).toContain('referral.writing');
  });
});
