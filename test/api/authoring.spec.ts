import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { fitsShape } from '../../apps/engine/src/http/check-shape.ts';
import { addQuestion, addToForm, beginChange, changeOf, firstSection, ownQuestion, publishThrough, step } from './support/authoring.ts';
import { list, send, signedIn, startTestEngine, type Answer, type As, type TestEngine } from './support/test-engine.ts';

let engine: TestEngine;
let author: As;
let publisher: As;
let practitioner: As;
beforeEach(async () => {
  engine = await startTestEngine();
  author = await signedIn(engine, 'author@northshire');
  publisher = await signedIn(engine, 'publisher@northshire');
  practitioner = await signedIn(engine, 'practitioner@northshire');
}, 120_000);
afterEach(() => engine.end());

const form = 'note';
const url = (id: string, rest = '') => `/api/authoring/changes/${id}${rest}`;
const stepsOf = (change: Answer) => Object.fromEntries(list(change['steps']).map(({ step: name, allowed }) => [String(name), Boolean(allowed)]));
const whyNot = (change: Answer, name: string) => String(list(change['steps']).find((one) => String(one['step']) === name)?.['why']?.['en']);
/** Another author, whom somebody at the terminal added. */
async function secondAuthor(): Promise<As> {
  const { store } = engine.engine;
  const first = (await store.users.find('northshire', 'author@northshire'))!;
  await store.users.add('northshire', { ...first, id: 'author2@northshire', name: 'Owen Tallis' });
  return signedIn(engine, 'author2@northshire');
}

describe('the life of a change', () => {
  test('a change goes from draft to publication by two people, and a worker then meets the new question', async () => {
    const id = await beginChange(author);
    expect(stepsOf(await changeOf(author, id))).toMatchObject({ try: false, send: false, withdraw: true });
    const file = await addQuestion(author, id, form, 'northshire.threshold', 'Which threshold is met?');
    expect(fitsShape('ChangeFile', file)).toEqual([]);
    expect(file).toMatchObject({ kind: 'forms', id: form, revision: 1, savedBy: 'Priya Nandakumar', findings: [], overlay: { version: 1 } });
    expect(JSON.stringify(file['difference'])).toContain('Which threshold is met?');
    expect(whyNot(await changeOf(author, id), 'send')).toMatch(/^Try it first/);
    expect((await step(author, id, 'send')).body).toMatchObject({ status: 409, code: 'not-tried' });
    await step(author, id, 'try');
    const sent = await step(author, id, 'send');
    expect(fitsShape('Change', sent.body)).toEqual([]);
    expect(sent.body).toMatchObject({ status: 'review', checked: true, tried: true, review: { by: 'Priya Nandakumar', outcome: 'sent' } });
    const asSeenByPublisher = await changeOf(publisher, id);
    expect(stepsOf(asSeenByPublisher)).toEqual({ try: false, send: false, takeBack: false, return: true, publish: true, withdraw: false });
    const published = await step(publisher, id, 'publish');
    expect(published.body).toMatchObject({ status: 'published', publication: 'northshire-2', from: '2026-11-23', review: { outcome: 'published' } });
    expect(list(published.body['log']).map(({ step: name }) => String(name))).toEqual(['begin', 'try', 'send', 'publish']);
    const shown = (await practitioner('GET', `/api/forms/${form}`)).body;
    expect(String(shown['ref'])).toMatch(/^note@\d+\.\d+\.\d+\+northshire\.1$/);
    expect(shown['questions']!['northshire.threshold']).toMatchObject({ label: { en: 'Which threshold is met?' }, local: true });
  });

  test('what was published says who wrote it, who published it, from when and why, and stands in the form’s changelog', async () => {
    const id = await beginChange(author);
    await addQuestion(author, id, form, 'northshire.threshold', 'Which threshold is met?');
    await publishThrough(author, publisher, id, { from: '2026-12-01' });
    const { publications, scheduled, publication, changes } = (await author('GET', '/api/authoring')).body;
    expect(list(publications)[0]).toMatchObject({ ref: 'northshire-2', from: '2026-12-01', author: { name: 'Priya Nandakumar' }, publisher: { id: 'publisher@northshire' }, change: id });
    expect(publication).toEqual({ ref: 'northshire-1', from: '2026-11-23' });
    expect(scheduled).toEqual([{ ref: 'northshire-2', from: '2026-12-01' }]);
    expect(list(changes)[0]).toMatchObject({ id, status: 'scheduled' });
    const kept = await engine.engine.store.publications.find('northshire', 'northshire-2');
    expect(kept!.content.overlays!.forms[form]!.changes).toEqual([
      { version: 1, change: 'More about thresholds: agreed by the practice board', author: 'Priya Nandakumar', publisher: expect.any(String), from: '2026-12-01' },
    ]);
  });

  test('whoever wrote in a change cannot publish it, even when she is made a publisher since', async () => {
    const id = await beginChange(author);
    await addQuestion(author, id, form, 'northshire.threshold', 'Which threshold is met?');
    await step(author, id, 'try');
    await step(author, id, 'send');
    await engine.engine.store.users.model.updateOne({ authority: 'northshire', id: 'author@northshire' }, { $set: { role: 'publisher' } });
    engine.engine.sessions.forgetUser('author@northshire');
    const promoted = await signedIn(engine, 'author@northshire');
    expect(whyNot(await changeOf(promoted, id), 'publish')).toBe('You wrote part of this, so another person has to decide about it.');
    expect((await step(promoted, id, 'publish')).body).toMatchObject({ status: 409, code: 'own-work' });
    expect((await step(promoted, id, 'return', { words: 'No' })).body).toMatchObject({ status: 409, code: 'own-work' });
  });

  test('a publisher returns it with words; the author puts it right, tries it again and sends it again', async () => {
    const id = await beginChange(author);
    await addQuestion(author, id, form, 'northshire.threshold', 'Which threshold?');
    await step(author, id, 'try');
    await step(author, id, 'send');
    expect((await step(publisher, id, 'return')).body).toMatchObject({ status: 422, code: 'words-required' });
    expect((await step(publisher, id, 'return', { words: 'Say whose threshold' })).body).toMatchObject({ status: 'returned', review: { outcome: 'returned', words: 'Say whose threshold' } });
    await addToForm(author, id, form, () => [{ does: 'relabel', target: { question: 'northshire.threshold', part: 'label' }, text: { en: 'Which of our thresholds?' } }]).then(({ status, body }) => expect([status, body['findings']]).toEqual([200, expect.anything()]));
    expect(await changeOf(author, id)).toMatchObject({ tried: false });
    expect((await step(author, id, 'send')).body['code']).toMatch(/not-tried|not-checked/);
  });

  test('what is with a publisher is not written in until it is taken back', async () => {
    const id = await beginChange(author);
    await addQuestion(author, id, form, 'northshire.threshold', 'Which threshold is met?');
    await step(author, id, 'try');
    await step(author, id, 'send');
    expect((await addToForm(author, id, form, () => [])).body).toMatchObject({ status: 409, code: 'in-review' });
    await step(author, id, 'takeBack');
    expect((await addToForm(author, id, form, () => [])).status).toBe(200);
    expect((await step(publisher, id, 'publish')).body).toMatchObject({ status: 409, code: 'not-in-review' });
  });

  test('what changes nothing, or is withdrawn, goes no further', async () => {
    const id = await beginChange(author);
    await addToForm(author, id, form, () => []);
    expect((await step(author, id, 'try')).body).toMatchObject({ status: 409, code: 'nothing-changed' });
    await step(author, id, 'withdraw');
    expect((await step(author, id, 'try')).body).toMatchObject({ status: 409, code: 'withdrawn' });
    expect((await addToForm(author, id, form, () => [])).body).toMatchObject({ code: 'withdrawn' });
  });

  test('what has problems is saved with them, and is not sent', async () => {
    const id = await beginChange(author);
    const { status, body } = await addToForm(author, id, form, (file) => [ownQuestion('westhaven.threshold', firstSection(file), 'Not our own prefix')]);
    expect([status, list(body['findings']).length > 0]).toEqual([200, true]);
    expect((await changeOf(author, id))['checked']).toBe(false);
    await step(author, id, 'try');
    expect((await step(author, id, 'send')).body).toMatchObject({ status: 409, code: 'not-checked', detail: expect.stringMatching(/problem/) });
  });
});

describe('two authors', () => {
  test('on different files are not in each other’s way; on one file the second is told what the first saved', async () => {
    const other = await secondAuthor();
    const id = await beginChange(author);
    await addQuestion(author, id, form, 'northshire.one', 'One?');
    await addQuestion(other, id, 'referral', 'northshire.two', 'Two?');
    const [mine, theirs] = [(await author('GET', url(id, `/forms/${form}`))).body, (await other('GET', url(id, `/forms/${form}`))).body];
    expect(theirs['others']).toEqual(['Priya Nandakumar']);
    const saved = await author('PUT', url(id, `/forms/${form}`), { revision: mine['revision'], overlay: mine['overlay'] });
    expect(saved.status).toBe(200);
    const own = { ...(theirs['overlay'] as unknown as object), operations: [ownQuestion('northshire.three', firstSection(theirs), 'Three?')] };
    await author('PUT', url(id, `/forms/${form}`), { revision: saved.body['revision'], overlay: { ...(mine['overlay'] as unknown as object), operations: [] } });
    const stale = await other('PUT', url(id, `/forms/${form}`), { revision: theirs['revision'], overlay: own });
    expect(stale.body).toMatchObject({ status: 412, code: 'file-stale', revision: 2, by: 'Priya Nandakumar', overlay: { operations: [] } });
    expect((await other('PUT', url(id, `/forms/${form}`), { revision: 2, overlay: own })).status).toBe(200);
    expect(list((await changeOf(author, id))['contributors']).map(({ name }) => String(name))).toEqual(['Priya Nandakumar', 'Owen Tallis']);
  });

  test('a save that is sent again after its answer was lost is no conflict', async () => {
    const id = await beginChange(author);
    const before = (await author('GET', url(id, `/forms/${form}`))).body;
    const asked = { revision: 0, overlay: { ...(before['overlay'] as unknown as object), operations: [ownQuestion('northshire.one', firstSection(before), 'One?')] } };
    const [first, again] = [await author('PUT', url(id, `/forms/${form}`), asked), await author('PUT', url(id, `/forms/${form}`), asked)];
    expect([first.status, again.status, again.body['revision']]).toEqual([200, 200, 1]);
  });

  test('twenty saves at once of different files are all kept', async () => {
    const id = await beginChange(author);
    const forms = list((await author('GET', '/api/authoring')).body['forms']).slice(0, 10).map((one) => String(one['id']));
    const replies = await Promise.all(forms.map((one) => addToForm(author, id, one, (file) => [ownQuestion('northshire.one', firstSection(file), 'One?')])));
    expect(replies.map(({ status }) => status)).toEqual(forms.map(() => 200));
    expect(list((await changeOf(author, id))['files'])).toHaveLength(forms.length);
  });

  test('two changes of the same form: the second is told, brings both together, and nothing is lost', async () => {
    const [first, second] = [await beginChange(author, 'First'), await beginChange(author, 'Second')];
    await addQuestion(author, first, form, 'northshire.one', 'One?');
    await addQuestion(author, second, form, 'northshire.two', 'Two?');
    await addQuestion(author, second, 'referral', 'northshire.three', 'Three?');
    await publishThrough(author, publisher, first);
    await step(author, second, 'try');
    expect((await step(author, second, 'send')).body).toMatchObject({ status: 409, code: 'overtaken' });
    const waiting = await author('GET', url(second, '/national'));
    expect(fitsShape('NationalMerges', waiting.body)).toEqual([]);
    expect(list(waiting.body)).toMatchObject([{ kind: 'forms', id: form, from: 'northshire-1', to: 'northshire-2', conflicts: [] }]);
    const taken = await author('POST', url(second, '/national'), { revision: (await changeOf(author, second))['revision'], choices: {} });
    expect(taken.status).toBe(200);
    await publishThrough(author, publisher, second);
    const questions = (await practitioner('GET', `/api/forms/${form}`)).body['questions']!;
    expect(Object.keys(questions)).toEqual(expect.arrayContaining(['northshire.one', 'northshire.two']));
  });

  test('where both changed the same thing, somebody has to choose', async () => {
    const [first, second] = [await beginChange(author, 'First'), await beginChange(author, 'Second')];
    const relabelled = (en: string) => (file: Answer) => [{ does: 'relabel', target: { question: String(list(list(file['national']!['sections'])[0]!['questions'])[0]), part: 'hint' }, text: { en } }];
    await addToForm(author, first, form, relabelled('Write what was said.'));
    await addToForm(author, second, form, relabelled('Write who said it.'));
    await publishThrough(author, publisher, first);
    const [{ conflicts } = {}] = list((await author('GET', url(second, '/national'))).body);
    const key = String(list(conflicts)[0]!['key']);
    const revision = (await changeOf(author, second))['revision'];
    expect((await author('POST', url(second, '/national'), { revision, choices: {} })).body).toMatchObject({ status: 422, code: 'not-settled' });
    await author('POST', url(second, '/national'), { revision, choices: { [`forms/${form}`]: { [key]: 'ours' } } });
    const file = (await author('GET', url(second, `/forms/${form}`))).body;
    expect(JSON.stringify(file['overlay'])).toContain('Write who said it.');
    expect(file['findings']).toEqual([]);
  });
});

describe('from a day', () => {
  test('a publication is in force from its day: not a minute before midnight, and at once after it', async () => {
    const id = await beginChange(author);
    await addQuestion(author, id, form, 'northshire.threshold', 'Which threshold is met?');
    await publishThrough(author, publisher, id, { from: '2026-11-25' });
    const questions = async () => Object.keys((await practitioner('GET', `/api/forms/${form}`)).body['questions']!);
    engine.clock.goTo('2026-11-24T23:59:30.000Z');
    practitioner = await signedIn(engine, 'practitioner@northshire');
    expect(await questions()).not.toContain('northshire.threshold');
    expect((await practitioner('GET', '/api/me')).body['publication']).toBe('northshire-1');
    engine.clock.goTo('2026-11-25T00:00:01.000Z');
    expect(await questions()).toContain('northshire.threshold');
    expect((await practitioner('GET', '/api/me')).body['publication']).toBe('northshire-2');
  });

  test('it is never from a day that has gone, nor before what is already to come', async () => {
    const [first, second] = [await beginChange(author, 'First'), await beginChange(author, 'Second')];
    await addQuestion(author, first, form, 'northshire.one', 'One?');
    await addQuestion(author, second, 'referral', 'northshire.two', 'Two?');
    await step(author, first, 'try');
    await step(author, first, 'send');
    expect((await step(publisher, first, 'publish', { from: '2026-11-22' })).body).toMatchObject({ status: 422, code: 'from-invalid' });
    expect((await step(publisher, first, 'publish', { from: '2036-11-22' })).body).toMatchObject({ status: 422, code: 'from-invalid' });
    await step(publisher, first, 'publish', { from: '2026-12-01' });
    await step(author, second, 'try');
    await step(author, second, 'send');
    expect((await step(publisher, second, 'publish')).body).toMatchObject({ status: 422, detail: expect.stringContaining('northshire-2 is to be in force from 2026-12-01') });
    expect((await step(publisher, second, 'publish', { from: '2026-12-01' })).body).toMatchObject({ status: 'scheduled', publication: 'northshire-3' });
  });
});

describe('roll back', () => {
  test('publishes the earlier content anew, with versions that go up; then both are in the list, the one in between retired', async () => {
    const id = await beginChange(author);
    await addQuestion(author, id, form, 'northshire.threshold', 'Which threshold is met?');
    await publishThrough(author, publisher, id);
    const back = await beginChange(author, 'Back to before', { from: 'northshire-1' });
    expect(await changeOf(author, back)).toMatchObject({ rollBackTo: 'northshire-1', files: [{ kind: 'forms', id: form }] });
    await publishThrough(author, publisher, back);
    const shown = (await practitioner('GET', `/api/forms/${form}`)).body;
    expect(Object.keys(shown['questions']!)).not.toContain('northshire.threshold');
    expect(String(shown['ref'])).toMatch(/\+northshire\.2$/);
    expect(list((await author('GET', '/api/authoring')).body['changes']).find((one) => String(one['id']) === id)).toMatchObject({ status: 'published', retired: true });
    const again = await beginChange(author, 'After all', { from: 'northshire-2' });
    await publishThrough(author, publisher, again);
    const anew = (await practitioner('GET', `/api/forms/${form}`)).body;
    expect(String(anew['ref'])).toMatch(/\+northshire\.3$/);
    expect(Object.keys(anew['questions']!)).toContain('northshire.threshold');
  });

  test('what is to come can be called off before its day', async () => {
    const id = await beginChange(author);
    await addQuestion(author, id, form, 'northshire.threshold', 'Which threshold is met?');
    await publishThrough(author, publisher, id, { from: '2026-12-01' });
    const back = await beginChange(author, 'Not yet', { from: 'northshire-1' });
    expect(await publishThrough(author, publisher, back, { from: '2026-11-23' })).toMatchObject({ status: 'published', publication: 'northshire-3' });
    engine.clock.goTo('2026-12-02T09:00:00.000Z');
    practitioner = await signedIn(engine, 'practitioner@northshire');
    expect(Object.keys((await practitioner('GET', `/api/forms/${form}`)).body['questions']!)).not.toContain('northshire.threshold');
  });

  test('to a publication that there is not', async () => {
    expect((await author('POST', '/api/authoring/changes', { id: randomUUID(), title: 'Back', reason: 'Because', from: 'northshire-9' })).body).toMatchObject({ status: 422, code: 'unknown-publication' });
  });
});

describe('when something breaks', () => {
  test('a publication that was written while the change’s own end was not: the change is published all the same', async () => {
    const id = await beginChange(author);
    await addQuestion(author, id, form, 'northshire.threshold', 'Which threshold is met?');
    await step(author, id, 'try');
    await step(author, id, 'send');
    const { changes } = engine.engine.store;
    const replace = jest.spyOn(changes, 'replace').mockRejectedValueOnce(new Error('the power went out'));
    expect((await step(publisher, id, 'publish')).status).toBe(500);
    replace.mockRestore();
    expect((await changes.find('northshire', id))!.status).toBe('review');
    expect(await changeOf(publisher, id)).toMatchObject({ status: 'published', publication: 'northshire-2', steps: expect.anything() });
    expect((await step(publisher, id, 'publish')).body).toMatchObject({ status: 409, code: 'already-published' });
    expect(await engine.engine.store.publications.latestNumber('northshire')).toBe(2);
  });

  test('two publishers who press at the same moment publish once', async () => {
    const id = await beginChange(author);
    await addQuestion(author, id, form, 'northshire.threshold', 'Which threshold is met?');
    await step(author, id, 'try');
    await step(author, id, 'send');
    const { revision } = await changeOf(publisher, id);
    const replies = await Promise.all([1, 2].map(() => publisher('POST', url(id, '/steps'), { revision, step: 'publish' })));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(await engine.engine.store.publications.latestNumber('northshire')).toBe(2);
  });

  test('a file of another name, of no form of the pack, or no overlay at all', async () => {
    const id = await beginChange(author);
    const { overlay } = (await author('GET', url(id, `/forms/${form}`))).body;
    expect((await author('PUT', url(id, '/forms/referral'), { revision: 0, overlay })).body).toMatchObject({ status: 422, code: 'overlay-refused' });
    expect((await author('GET', url(id, '/forms/nothing'))).status).toBe(404);
    expect((await author('GET', url(id, '/forms/constructor'))).status).toBe(404);
    expect((await author('PUT', url(id, `/forms/${form}`), { revision: 0, overlay: { hello: 1 } })).body).toMatchObject({ status: 422, code: 'overlay-refused', findings: expect.any(Array) });
    expect((await author('PUT', url(id, `/forms/${form}`), { revision: 7, overlay })).body).toMatchObject({ status: 412, code: 'file-stale', revision: 0 });
  });
});

describe('who may', () => {
  test('a practitioner finds nothing here, and another authority’s author nothing of this one', async () => {
    const id = await beginChange(author);
    expect((await practitioner('GET', '/api/authoring')).status).toBe(404);
    expect((await practitioner('GET', url(id))).status).toBe(404);
    const elsewhere = await signedIn(engine, 'author@westhaven');
    for (const [method, rest, body] of [['GET', '', undefined], ['PUT', '', { revision: 1, title: 'x', reason: 'x' }], ['GET', `/forms/${form}`, undefined], ['GET', '/export', undefined], ['GET', '/national', undefined]] as const) {
      expect((await elsewhere(method, url(id, rest), body)).status).toBe(404);
    }
    expect((await send(engine, 'GET', url(id))).status).toBe(401);
  });

  test('a publisher reads and decides, and writes nothing; an author decides nothing', async () => {
    const id = await beginChange(author);
    expect((await publisher('GET', url(id))).status).toBe(200);
    const { body } = await publisher('GET', url(id, `/forms/${form}`));
    expect((await publisher('PUT', url(id, `/forms/${form}`), { revision: 0, overlay: body['overlay'] })).status).toBe(404);
    expect((await publisher('POST', '/api/authoring/changes', { id: randomUUID(), title: 'Mine', reason: 'Mine' })).status).toBe(404);
    await addQuestion(author, id, form, 'northshire.threshold', 'Which threshold is met?');
    expect((await step(publisher, id, 'try')).body).toMatchObject({ status: 403, code: 'role-required' });
    await step(author, id, 'try');
    await step(author, id, 'send');
    expect((await step(author, id, 'publish')).body).toMatchObject({ status: 403, code: 'role-required' });
  });

  test('reading and writing here leaves nothing in the log of who saw which child', async () => {
    const before = await engine.engine.store.accessLog.model.countDocuments({});
    const id = await beginChange(author);
    await addQuestion(author, id, form, 'northshire.threshold', 'Which threshold is met?');
    await changeOf(publisher, id);
    expect(await engine.engine.store.accessLog.model.countDocuments({})).toBe(before);
    expect(engine.lines.join('')).not.toMatch(/threshold|Priya/);
  });
});

describe('trying a form', () => {
  test('a draft’s own checks are served by its digest, as long as somebody looks at it', async () => {
    const id = await beginChange(author);
    const { validator } = await addQuestion(author, id, form, 'northshire.threshold', 'Which threshold is met?');
    const served = await send(engine, 'GET', String(validator));
    expect([served.status, String(served.headers['content-type'])]).toEqual([200, 'text/javascript; charset=utf-8']);
    expect(String(served.body)).toContain('northshire.threshold');
    expect((await send(engine, 'GET', `/validators/${'0'.repeat(64)}.js`)).status).toBe(404);
  });

  test('what a form costs is measured where workers fill it in', async () => {
    for (const seconds of [600, 660, 720, 780, 1800]) await engine.engine.store.formUse.add('northshire', { form, ref: `${form}@1.0.0+northshire.0`, seconds, on: '2026-11-20' });
    const id = await beginChange(author);
    const { minutes } = await addQuestion(author, id, form, 'northshire.threshold', 'Which threshold is met?');
    expect(minutes).toMatchObject({ measured: { median: 12, records: 5 }, national: expect.any(Number) });
  });
});

test('what may be chosen from is all there, each in the shape that was said', async () => {
  const { body: palette } = await author('GET', '/api/authoring/palette');
  expect(fitsShape('Palette', palette)).toEqual([]);
  expect(list(palette['guardKinds']).length).toBeGreaterThan(10);
  expect(list(palette['dataItems']).length).toBeGreaterThan(50);
  expect(fitsShape('Authoring', (await publisher('GET', '/api/authoring')).body)).toEqual([]);
  expect(fitsShape('DriftReport', (await publisher('GET', '/api/authoring/drift')).body)).toEqual([]);
});
