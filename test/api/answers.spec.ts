import { randomUUID } from 'node:crypto';
import { fitsShape } from '../../apps/engine/src/http/check-shape.ts';
import type { SchemaName } from '../../apps/engine/src/http/schemas.ts';
import { addQuestion, changeOf, step } from './support/authoring.ts';
import { act, exampleDay, exampleOf, handInContact } from './support/stories.ts';
import { list, send, signedIn, startTestEngine, type Answer, type As, type Reply, type TestEngine } from './support/test-engine.ts';

let engine: TestEngine;
let practitioner: As;
let manager: As;
beforeAll(async () => {
  engine = await startTestEngine({ start: exampleDay });
  practitioner = await signedIn(engine, 'practitioner@northshire');
  manager = await signedIn(engine, 'manager@northshire');
});
afterAll(() => engine.end());

async function operations(): Promise<{ [operationId: string]: Answer }> {
  const { paths } = (await send(engine, 'GET', '/api/openapi.json')).body;
  return Object.fromEntries(Object.values(paths!).flatMap((methods) => Object.values(methods).map((operation) => [String(operation.operationId), operation])));
}
/** The schema that the document promises for a status. */
function promised(operation: Answer, status: number): SchemaName | undefined {
  const content = operation.responses![status]?.content;
  const schema = content && Object.values(content)[0]?.schema?.$ref;
  return schema && (String(schema).split('/').pop() as SchemaName);
}

test('every answer has the shape that the document promises', async () => {
  const all = await operations();
  const { id, person, record } = await handInContact(practitioner);
  const draft = randomUUID();
  const note = { ...(await exampleOf('note')), aboutOn: '2026-03-03' };
  const answers: { [operationId: string]: Promise<Reply> | Reply } = {
    signIn: await send(engine, 'POST', '/api/session', { username: 'manager@northshire', password: 'demo' }),
    session: practitioner('GET', '/api/session'), me: practitioner('GET', '/api/me'), worklist: manager('GET', '/api/worklist'),
    searchPeople: practitioner('POST', '/api/people/search', { q: 'elsie' }), matchPeople: practitioner('POST', '/api/people/matches', { names: [{ given: 'Elsie' }] }),
    addPerson: practitioner('POST', '/api/people', { names: [{ family: 'Unborn baby of Marsh' }], birth: { expected: '2026-06-01' } }), person: practitioner('GET', `/api/people/${person}`),
    case: practitioner('GET', `/api/cases/${id}`), caseEvents: practitioner('GET', `/api/cases/${id}/events`), chronology: practitioner('GET', `/api/cases/${id}/chronology`), shares: practitioner('GET', `/api/people/${person}/shares`), record: manager('GET', `/api/cases/${id}/records/${record}`),
    actOnCase: await act(practitioner, id, 'note.record', note),
    saveDraft: await practitioner('PUT', `/api/cases/${id}/drafts/${draft}`, { action: 'note.record', revision: 0, changes: { what: 'x' } }), draft: practitioner('GET', `/api/cases/${id}/drafts/${draft}`),
    form: practitioner('GET', '/api/forms/contact'), publication: practitioner('GET', '/api/publications/northshire-1'), staff: practitioner('GET', '/api/staff'),
    giveCaseReason: practitioner('POST', `/api/cases/${id}/reasons`, { purpose: 'Looking' }), givePersonReason: practitioner('POST', `/api/people/${person}/reasons`, { purpose: 'Looking' }),
    openings: manager('GET', '/api/openings'), health: send(engine, 'GET', '/api/health'), openapi: send(engine, 'GET', '/api/openapi.json'),
  };
  Object.assign(answers, await authoringAnswers());
  for (const [operationId, pending] of Object.entries(answers)) {
    const { status, body } = await pending;
    const schema = promised(all[operationId]!, status);
    expect({ operationId, status, promised: all[operationId]!.responses![status] !== undefined, wrong: schema ? fitsShape(schema, body) : [] }).toEqual({ operationId, status, promised: true, wrong: [] });
    expect(status).toBeLessThan(300);
  }
  const unasked = Object.keys(all).filter((operationId) => !(operationId in answers));
  expect(unasked.sort()).toEqual(['actOnPerson', 'caseMigration', 'discardDraft', 'moveCase', 'openCase', 'signOut', 'takeNational', 'validator']);
});

/** A change from its beginning to its publication, and what is asked about it on the way. */
async function authoringAnswers(): Promise<{ [operationId: string]: Reply }> {
  const [author, publisher] = [await signedIn(engine, 'author@northshire'), await signedIn(engine, 'publisher@northshire')];
  const id = randomUUID();
  const url = (rest = '') => `/api/authoring/changes/${id}${rest}`;
  const beginChange = await author('POST', '/api/authoring/changes', { id, title: 'A change', reason: 'To see every shape' });
  const describeChange = await author('PUT', url(), { revision: 1, title: 'A change', reason: 'To see each shape' });
  await addQuestion(author, id, 'note', 'northshire.one', 'One?');
  const changedForm = await author('GET', url('/forms/note'));
  const saveChangedForm = await author('PUT', url('/forms/note'), { revision: changedForm.body.revision, overlay: changedForm.body.overlay });
  const changedWorkflow = await author('GET', url('/workflows/child-in-need'));
  const saveChangedWorkflow = await author('PUT', url('/workflows/child-in-need'), { revision: 0, overlay: changedWorkflow.body.overlay });
  const exportChange = await author('GET', url('/export'));
  const importChange = await author('POST', url('/import'), { revision: (await changeOf(author, id)).revision, zip: exportChange.body.zip });
  const stepChange = await step(author, id, 'try');
  const asked = { nationalMerges: await author('GET', url('/national')), replay: await author('GET', url('/replay')), change: await publisher('GET', url()), simulateChange: await author('POST', url('/simulate'), { workflow: 'child-in-need', steps: [] }) };
  await step(author, id, 'send');
  const { publication } = (await step(publisher, id, 'publish')).body;
  const beginMigration = await publisher('POST', `/api/publications/${String(publication)}/migration`, { dryRun: true });
  return {
    beginChange, describeChange, changedForm, saveChangedForm, changedWorkflow, saveChangedWorkflow, exportChange, importChange, stepChange, ...asked, beginMigration,
    migration: await publisher('GET', `/api/publications/${String(publication)}/migration`), authoring: await author('GET', '/api/authoring'), authoringPalette: await author('GET', '/api/authoring/palette'), drift: await author('GET', '/api/authoring/drift'),
  };
}

test('a form names a compiled check that anybody may load and keep for ever', async () => {
  const { validator } = (await practitioner('GET', '/api/forms/contact')).body;
  const loaded = await send(engine, 'GET', String(validator));
  expect(loaded).toMatchObject({ status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=31536000, immutable' } });
  expect(String(loaded.body)).toContain('export');
  expect(String(loaded.body)).not.toMatch(/\beval\(|new Function/);
  expect((await send(engine, 'GET', `/validators/${'0'.repeat(64)}.js`)).status).toBe(404);
  expect((await send(engine, 'GET', '/validators/..%2f..%2fetc%2fpasswd')).status).toBe(404);
});

test('every answer forbids framing, sniffing, foreign scripts and referrers, and nothing of the API is kept', async () => {
  for (const url of ['/api/health', '/api/nothing', '/', '/api/me']) {
    const { headers } = await send(engine, 'GET', url);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' });
    expect(headers['content-security-policy']).toMatch(/default-src 'self'.*frame-ancestors 'none'/);
    expect(headers['content-security-policy']).not.toContain('unsafe');
  }
});

test('pages of the web app are one page, and a file that is none is not found', async () => {
  expect(await send(engine, 'GET', '/cases/abc/records/def')).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
  expect((await send(engine, 'GET', '/assets/gone.js')).status).toBe(404);
  expect((await send(engine, 'GET', '/..%2f..%2fpackage.json')).status).toBe(404);
});

test('the log names routes by their pattern and nobody by name', async () => {
  const { id } = await handInContact(practitioner);
  const log = engine.lines.join('');
  expect(log).toContain('/api/cases/:id/actions');
  expect(log).not.toContain(id);
  expect(log).not.toContain('Elsie');
  expect(list((await practitioner('GET', '/api/worklist')).body.items).length).toBeGreaterThan(0);
});
