import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { fitsShape } from '../../apps/engine/src/http/check-shape.ts';
import { act, openCase } from './support/stories.ts';
import { smallPathway } from './support/small-pathway.ts';
import { list, signedIn, startTestEngine, type Answer, type As, type TestEngine } from './support/test-engine.ts';

let folder: string;
let engine: TestEngine;
let worker: As;
let manager: As;
let otherWorker: As;
let otherManager: As;
beforeAll(async () => {
  folder = await smallPathway();
  engine = await startTestEngine({ env: { DEFINITIONS_DIR: folder } });
  [worker, manager, otherWorker, otherManager] = (await Promise.all(['practitioner', 'manager', 'practitioner2', 'manager2'].map((name) => signedIn(engine, `${name}@northshire`)))) as [As, As, As, As];
});
afterAll(async () => {
  await engine?.end();
  await rm(folder, { recursive: true, force: true });
});

const read = async (as: As, url: string) => (await as('GET', url)).body;
const allowed = (view: Answer, type: string) => list(view.actions).find((action) => String(action.type) === type);
const save = (as: As, id: string, draft: string, action: string, changes: object = {}, revision = 0) => as('PUT', `/api/cases/${id}/drafts/${draft}`, { action, revision, changes });
const objective = (outcome: string, more: object = {}) => ({ id: randomUUID(), outcome, ...more });
async function planned(rows: object[]) {
  const opened = await openCase(worker);
  await act(worker, opened.id, 'request.record', { agency: 'School' });
  expect((await act(worker, opened.id, 'plan.submit', { summary: 'Breakfast first', objectives: rows })).status).toBe(200);
  return opened;
}

describe('what is unusual', () => {
  test('is refused with what stands against it, goes ahead with a reason, and the manager is told until she has read it', async () => {
    const { id } = await openCase(worker);
    expect(allowed(await read(worker, `/api/cases/${id}`), 'plan.submit')).toMatchObject({ allowed: true, exception: { en: expect.stringContaining('Nobody has been asked yet.') } });
    const asked = { summary: 'At once' };
    const refused = await act(worker, id, 'plan.submit', asked);
    expect(refused).toMatchObject({ status: 409, body: { code: 'exception-possible', guards: [{ name: 'isSeen', sentence: { en: 'Nobody has been asked yet.' } }] } });
    expect(fitsShape('Problem', refused.body)).toEqual([]);
    const gone = await act(worker, id, 'plan.submit', asked, { exception: 'The school is closed until Monday.' });
    expect(gone.status).toBe(200);
    const told = await read(manager, `/api/cases/${id}`);
    expect(fitsShape('Case', told)).toEqual([]);
    expect(list(told.notices)).toMatchObject([{ kind: 'exception', name: 'isSeen', words: 'The school is closed until Monday.', sentence: { en: expect.stringContaining('Amina Yusuf') } }]);
    const items = list((await read(manager, '/api/worklist')).items).filter((item) => String(item.case) === id);
    expect(items.map(({ kind }) => String(kind))).toEqual(expect.arrayContaining(['notice', 'decision']));
    expect(list((await read(worker, `/api/cases/${id}/events`)).events).at(-1)).toMatchObject({ exception: 'The school is closed until Monday.' });
    const known = await act(manager, id, 'case.acknowledge');
    expect(known).toMatchObject({ status: 200 });
    expect(known.body.notices).toBeUndefined();
  });

  test('sent again is known again, and with another reason it is another action', async () => {
    const { id, view } = await openCase(worker);
    const action = { id: randomUUID(), type: 'plan.submit', revision: view.revision, data: { summary: 'At once' }, exception: 'No time' };
    const send = (body: object) => worker('POST', `/api/cases/${id}/actions`, body);
    expect((await send(action)).status).toBe(200);
    expect((await send({ ...action, exception: ' No time ' })).status).toBe(200);
    expect(await send({ ...action, exception: 'Another' })).toMatchObject({ status: 409, body: { code: 'action-id-reused' } });
    expect((await send({ ...action, id: randomUUID(), exception: '' })).status).toBe(400);
  });

  test('of a case that is closed, the manager is told all the same', async () => {
    const { id } = await openCase(worker);
    await act(worker, id, 'plan.submit', { summary: 'At once' }, { exception: 'No time' });
    await act(manager, id, 'plan.approve', { rationale: 'Agreed' });
    expect((await act(manager, id, 'case.close')).body.status).toBe('closed');
    const items = async (as: As) => list((await read(as, '/api/worklist')).items).filter((item) => String(item.case) === id);
    expect((await items(manager)).map(({ kind }) => String(kind))).toEqual(['notice']);
    expect(await items(worker)).toEqual([]);
    expect((await act(manager, id, 'case.acknowledge')).status).toBe(200);
    expect(await items(manager)).toEqual([]);
  });
});

describe('objectives go from plan to review to the next plan', () => {
  test('a review begins with every objective under its id, and one that leaves an objective out is refused', async () => {
    const rows = [objective('At school each day', { action: 'Walk her there' }), objective('A bed of her own')];
    const { id } = await planned(rows);
    const draft = randomUUID();
    const begun = (await save(worker, id, draft, 'review.submit')).body;
    expect(begun.answers!.objectives).toEqual(rows.map((row) => ({ id: row.id, outcome: row.outcome })));
    const scored = rows.map((row, at) => ({ id: row.id, outcome: row.outcome, score: at === 0 ? 'unmet' : 'met' }));
    expect(await act(worker, id, 'review.submit', { objectives: scored.slice(1) })).toMatchObject({ status: 409, body: { code: 'guard-refused', guard: 'scoresAll' } });
    expect((await act(worker, id, 'review.submit', { objectives: scored }, { draft })).status).toBe(200);
    const next = (await save(worker, id, randomUUID(), 'plan.submit')).body;
    expect(next.answers).toEqual({ objectives: [{ id: rows[0]!.id, outcome: 'At school each day', action: 'Walk her there' }] });
  });
});

describe('a note that goes on', () => {
  test('is written on under its own id, beginning with its latest version, as often as there is something to say', async () => {
    const { id } = await openCase(worker);
    const first = await act(worker, id, 'request.record', { agency: 'School', askedOn: '2026-11-23' });
    const record = String(list(first.body.records)[0]!.id);
    expect(list(allowed(first.body, 'request.record')!.records).map(String)).toEqual([record]);
    let said: { [question: string]: unknown } = { agency: 'School', askedOn: '2026-11-23' };
    for (const answer of ['They will ring back', 'He is often late']) {
      engine.clock.pass(1000);
      const begun = await save(worker, id, record, 'request.record');
      expect(begun).toMatchObject({ status: 200, body: { answers: said } });
      const saved = await save(worker, id, record, 'request.record', { answer }, Number(begun.body.revision));
      expect(saved.status).toBe(200);
      expect(list((await read(worker, `/api/cases/${id}`)).drafts).map((line) => String(line.id))).toEqual([record]);
      said = { ...said, answer };
      engine.clock.pass(1000);
      const now = await act(worker, id, 'request.record', said, { draft: record });
      expect(now.status).toBe(200);
      expect(list(now.body.drafts)).toEqual([]);
      expect(await save(worker, id, record, 'request.record', { answer: 'Late' }, Number(saved.body.revision))).toMatchObject({ status: 409, body: { code: 'draft-closed' } });
    }
    const { versions, status } = await read(worker, `/api/cases/${id}/records/${record}`);
    expect(status).toBe('recorded');
    expect(list(versions).map((version) => version.answers!.answer)).toEqual([undefined, 'They will ring back', 'He is often late']);
  });

  test('a record that does not go on cannot be begun again', async () => {
    const { id } = await openCase(worker);
    const noted = await act(worker, id, 'request.record', { agency: 'School' });
    const other = await save(worker, id, String(list(noted.body.records).at(-1)!.id), 'plan.submit');
    expect(other).toMatchObject({ status: 409, body: { code: 'draft-closed' } });
  });
});

describe('what happened and what was shared', () => {
  test('is read of the records, has the shape that is promised, and another team gives a reason first', async () => {
    const { id, person } = await openCase(worker);
    const share = { id: randomUUID(), with: 'School nurse', what: 'That she is not at school', ground: 'Consent of her mother' };
    await act(worker, id, 'request.record', { agency: 'School', askedOn: '2026-11-20', shares: [share] }, { reason: 'No line on Friday' });
    await act(worker, id, 'plan.submit', { summary: 'Breakfast first' });
    const chronology = await read(worker, `/api/cases/${id}/chronology`);
    expect(fitsShape('Chronology', chronology)).toEqual([]);
    expect(list(chronology.entries)).toMatchObject([{ on: '2026-11-20', kind: 'mark', mark: 'asked' }, { kind: 'plan', text: { en: 'Breakfast first' } }]);
    const shares = await read(worker, `/api/people/${person}/shares`);
    expect(fitsShape('Shares', shares)).toEqual([]);
    expect(shares).toMatchObject({ titles: { request: { en: 'request', cy: 'cais' } } });
    expect(list(shares.cases)).toMatchObject([{ case: id, status: 'open', shares: [{ form: 'request', row: share.id, with: { en: 'School nurse' }, ground: { en: 'Consent of her mother' } }] }]);
    for (const url of [`/api/cases/${id}/chronology`, `/api/people/${person}/shares`]) expect(await otherWorker('GET', url)).toMatchObject({ status: 403, body: { code: 'reason-required-to-open' } });
    await otherWorker('POST', `/api/cases/${id}/reasons`, { purpose: 'He is asked about the sister.' });
    for (const url of [`/api/cases/${id}/chronology`, `/api/people/${person}/shares`]) expect((await otherWorker('GET', url)).status).toBe(200);
    engine.clock.pass(6 * 60_000);
    expect((await engine.engine.store.accessLog.about('northshire', person)).map(({ view }) => view)).toEqual(expect.arrayContaining(['chronology', 'shares']));
  });

  test('a corrected day is where it belongs, and the history says so on both lines', async () => {
    const { id } = await openCase(worker);
    await act(worker, id, 'request.record', { agency: 'School', askedOn: '2026-11-23' });
    expect((await act(worker, id, 'date.correct', { corrects: 2, correctDate: '2026-11-20', reason: 'It was Friday' }, { reason: 'Found on Monday' })).status).toBe(200);
    expect(list((await read(worker, `/api/cases/${id}/chronology`)).entries)[0]).toMatchObject({ on: '2026-11-20' });
    expect(list((await read(worker, `/api/cases/${id}/events`)).events)[1]).toMatchObject({ happenedOn: '2026-11-23', corrected: { on: '2026-11-20' } });
  });
});

describe('a child offered to another team', () => {
  const url = (id: string) => `/api/cases/${id}`;
  const offers = async (as: As, id: string) => list((await read(as, '/api/worklist')).items).filter((item) => String(item.case) === id && String(item.kind) === 'offer');
  async function offered() {
    const opened = await openCase(worker);
    const reply = await act(worker, opened.id, 'handover.submit', { team: 'eastmarsh', why: 'They moved' });
    expect(reply).toMatchObject({ status: 200, body: { offered: { team: 'eastmarsh' } } });
    return opened;
  }

  test('is seen by that team without a reason while the offer stands, and asked of its manager', async () => {
    const { id, person } = await openCase(worker);
    expect((await otherManager('GET', url(id))).status).toBe(403);
    await act(worker, id, 'handover.submit', { team: 'eastmarsh', why: 'They moved' });
    for (const as of [otherManager, otherWorker]) expect(await as('GET', `/api/people/${person}`)).toMatchObject({ status: 200, body: { relationship: 'team' } });
    expect(await offers(otherManager, id)).toEqual([expect.objectContaining({ action: 'handover.accept' })]);
    expect(await offers(otherWorker, id)).toEqual([]);
    expect(allowed(await read(otherManager, url(id)), 'handover.accept')).toMatchObject({ allowed: true });
  });

  test('cannot be shut away from its own team by the one that is only asked', async () => {
    const { person } = await offered();
    const restrict = { id: randomUUID(), type: 'person.restrict', revision: 1, data: { readers: ['manager2@northshire'] } };
    expect((await otherManager('POST', `/api/people/${person}/actions`, restrict)).status).toBe(403);
  });

  test('is that team’s once it accepts, and for the one that sent it like any other team’s', async () => {
    const { id, person } = await offered();
    expect(await act(manager, id, 'handover.accept', {})).toMatchObject({ status: 409, body: { guard: 'isAsked' } });
    const accepted = await act(otherManager, id, 'handover.accept', { worker: 'practitioner2@northshire' });
    expect(accepted).toMatchObject({ status: 200, body: { assigned: { team: 'eastmarsh', worker: 'practitioner2@northshire', manager: 'manager2@northshire' } } });
    expect(accepted.body.offered).toBeUndefined();
    expect((await otherWorker('GET', url(id))).status).toBe(200);
    for (const as of [worker, manager]) {
      expect(await as('GET', url(id))).toMatchObject({ status: 403, body: { code: 'reason-required-to-open' } });
      expect(await as('GET', `/api/people/${person}`)).toMatchObject({ status: 403 });
    }
    expect(list((await read(worker, '/api/worklist')).items).filter((item) => String(item.case) === id)).toEqual([]);
  });

  test('is the sender’s as before when it is declined', async () => {
    const { id } = await offered();
    expect((await act(otherManager, id, 'handover.decline', { rationale: 'They live on your side of the river.' })).status).toBe(200);
    expect((await worker('GET', url(id))).status).toBe(200);
    expect((await otherManager('GET', url(id))).status).toBe(403);
    expect(await offers(otherManager, id)).toEqual([]);
  });

  test('stays hidden where it is restricted', async () => {
    const { id, person } = await offered();
    const restrict = { id: randomUUID(), type: 'person.restrict', revision: 1, data: { readers: ['practitioner@northshire'] } };
    expect((await worker('POST', `/api/people/${person}/actions`, restrict)).status).toBe(200);
    for (const hidden of [url(id), `/api/people/${person}`, `${url(id)}/chronology`, `/api/people/${person}/shares`]) expect((await otherManager('GET', hidden)).status).toBe(404);
    expect(await offers(otherManager, id)).toEqual([]);
  });
});

test('Welsh that nobody has checked is marked for those who write it, and for nobody else', async () => {
  for (const [name, marked] of [['author', true], ['publisher', true], ['practitioner', false], ['analyst', false]] as const) {
    const as = await signedIn(engine, `${name}@northshire`);
    expect((await as('GET', '/api/forms/request')).body.title).toEqual({ en: 'request', cy: 'cais', ...(marked && { unchecked: true }) });
    const publication = JSON.stringify((await as('GET', '/api/publications/northshire-1')).body);
    if (!marked) expect(publication).not.toContain('unchecked');
  }
  expect(JSON.stringify((await openCase(worker)).view)).not.toContain('unchecked');
});
