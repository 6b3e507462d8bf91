import { randomUUID } from 'node:crypto';
import { exampleDay, exampleOf, openCase } from '../api/support/stories.ts';
import { send, signedIn, startTestEngine, type As, type Reply, type TestEngine } from '../api/support/test-engine.ts';

let engine: TestEngine;
let as: As;
let token: string;
let opened: Awaited<ReturnType<typeof openCase>>;
beforeAll(async () => {
  engine = await startTestEngine({ start: exampleDay });
  as = await signedIn(engine, 'practitioner@northshire');
  token = String((await send(engine, 'POST', '/api/session', { username: 'practitioner@northshire', password: 'demo' })).body['token']);
  opened = await openCase(as);
});
afterAll(() => engine.end());

/** Every refusal is a problem document with a sentence, and none is our own fault. */
function expectProblem(reply: Reply, status: number | readonly number[], code?: string): void {
  const { body } = reply;
  expect([status].flat()).toContain(reply.status);
  expect(reply.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(body).toMatchObject({ type: `/problems/${String(body['code'])}`, status: reply.status, title: expect.stringMatching(/\S/), detail: expect.stringMatching(/^[A-Z“].*[.?]$/s) });
  if (code) expect(body['code']).toBe(code);
  expect(JSON.stringify(body)).not.toMatch(/node_modules|\.ts\b|Error:|at [A-Z]\w+\./);
}
const post = (url: string, body: unknown, headers: { [name: string]: string } = {}) => send(engine, 'POST', url, body, { authorization: `Bearer ${token}`, ...headers });
const nested = (depth: number, open: string, close: string) => `${open.repeat(depth)}1${close.repeat(depth)}`;
const action = (more: object = {}) => ({ id: randomUUID(), type: 'note.record', ...more });
const actions = () => `/api/cases/${opened.id}/actions`;
const draft = (id: string = randomUUID()) => `/api/cases/${opened.id}/drafts/${id}`;

describe('JSON that is none', () => {
  test.each([['cut off', '{"q":'], ['two values', '{"q":"a"}{}'], ['a word', 'hello'], ['nothing', ''], ['a comment', '{"q":"a"/**/}'], ['single quotes', "{'q':'a'}"], ['NaN', '{"q":NaN}'], ['a control character', '{"q":"a\u0001"}']])('%s', async (_, text) => {
    expectProblem(await post('/api/people/search', text), 400);
  });
  test.each([['null', 'null'], ['a number', '1'], ['a text', '"a"'], ['a list', '[]'], ['true', 'true']])('%s where an object is wanted', async (_, text) => {
    expectProblem(await post('/api/people/search', text), 400, 'request-invalid');
  });
  test('another character set than UTF-8 is not guessed at', async () => {
    expectProblem(await post('/api/people/search', '{"q":"a"}', { 'content-type': 'text/json' }), 415, 'json-only');
  });
});

describe('too much', () => {
  test('a body over a megabyte is refused before it is read', async () => {
    expectProblem(await post('/api/people/search', `{"q":"${'a'.repeat(1_100_000)}"}`), 413, 'too-large');
  });
  test('a form that grows over what can be saved is refused, and what was there stays', async () => {
    const url = draft();
    await as('PUT', url, { action: 'note.record', revision: 0, changes: { what: 'a'.repeat(900_000) } });
    await as('PUT', url, { action: 'note.record', revision: 1, changes: { withWhom: 'a'.repeat(900_000) } });
    expectProblem(await as('PUT', url, { action: 'note.record', revision: 2, changes: { nextStep: 'a'.repeat(900_000) } }), 413, 'too-large');
    expect((await as('GET', url)).body['revision']).toBe(2);
  });
  test('JSON nested a hundred thousand deep is refused', async () => {
    for (const [open, close] of [['[', ']'], ['{"a":', '}']] as const) {
      expectProblem(await post('/api/people/search', `{"q":${nested(100_000, open, close)}}`), 400);
      expectProblem(await post(actions(), `{"id":"${randomUUID()}","type":"note.record","data":{"what":${nested(100_000, open, close)}}}`), 400);
      const reply = await send(engine, 'PUT', draft(), `{"action":"note.record","revision":0,"changes":{"what":${nested(100_000, open, close)}}}`, { authorization: `Bearer ${token}` });
      expectProblem(reply, 400);
    }
  });
  test('a list of half a million wrong entries is refused within a second of work', async () => {
    const before = process.cpuUsage();
    expectProblem(await post('/api/people/matches', `{"names":[${'1,'.repeat(400_000)}1]}`), 400);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(3);
  });
  test('names of ten thousand letters are refused, of two hundred kept as they are', async () => {
    expectProblem(await post('/api/people', { names: [{ given: 'a'.repeat(10_000) }] }), 400, 'request-invalid');
    const given = 'Ffŵ'.repeat(66);
    const { body } = await post('/api/people', { names: [{ given }] });
    expect((await as('GET', `/api/people/${String(body['id'])}`)).body['name']).toBe(given);
  });
  test('an address of eight thousand letters finds nothing', async () => {
    expectProblem(await as('GET', `/api/cases/${'a'.repeat(8000)}`), [400, 404]);
    expectProblem(await as('GET', `/${'a/'.repeat(4000)}x.js`), [400, 404]);
  });
});

describe('shapes that are wrong', () => {
  test('a field that nobody knows is named', async () => {
    const reply = await post('/api/people', { names: [{ given: 'Amy' }], isAdmin: true });
    expectProblem(reply, 400, 'request-invalid');
    expect(reply.body['errors']).toEqual([expect.objectContaining({ path: '/isAdmin' })]);
  });
  test.each([
    ['/api/people', { names: 'Amy' }], ['/api/people', { names: [] }], ['/api/people', { names: [{}] }], ['/api/people', { names: [{ given: ' ' }] }], ['/api/people', { names: [{ given: { $gt: '' } }] }],
    ['/api/people', { names: [{ given: 'Amy' }], birth: { date: '2019-02-30' } }], ['/api/people', { names: [{ given: 'Amy' }], birth: { estimatedAge: -1 } }], ['/api/people', { names: [{ given: 'Amy' }], birth: 'yesterday' }],
    ['/api/people/search', { q: { $regex: '.*' } }], ['/api/people/search', { q: ['a'] }], ['/api/people/search', { q: '' }], ['/api/session', { username: { $ne: null }, password: { $ne: null } }], ['/api/session', { username: 'a' }],
    ['/api/cases', { person: { $ne: '' }, workflow: 'child-in-need' }], ['/api/cases', { person: '../../x', workflow: 'child-in-need' }],
  ])('%s %j', async (url, body) => {
    expectProblem(await post(url, body), [400, 422]);
  });
  test('an action without a uuid, or with a number, a list or an operator for one', async () => {
    for (const id of ['1', 'not-a-uuid', 1, null, [randomUUID()], { $gt: '' }]) expectProblem(await post(actions(), { id, type: 'note.record' }), 400, 'request-invalid');
  });
  test('a revision that is no whole number, or before or after all', async () => {
    for (const revision of [-1, 1.5, '1', 1e300, null]) expectProblem(await post(actions(), action({ revision })), 400, 'request-invalid');
    expectProblem(await post(actions(), action({ type: 'contact.submit', revision: 999, data: {} })), 412);
  });
  test('a day that does not exist, or lies in the future', async () => {
    for (const happenedOn of ['2026-02-30', '9999-12-31', '0000-00-00', '2026-13-01', '2026-03-02T25:61']) expectProblem(await post(actions(), action({ data: await exampleOf('note'), happenedOn })), 422);
    for (const happenedOn of ['yesterday', '2026-3-2', '02/03/2026', 20260302]) expectProblem(await post(actions(), action({ happenedOn })), 400);
  });
  test('a day two thousand years ago does not keep the engine busy', async () => {
    const before = process.cpuUsage();
    expectProblem(await post(actions(), action({ data: await exampleOf('note'), happenedOn: '0001-01-01' })), 422);
    const { user } = process.cpuUsage(before);
    expect(user / 1e6).toBeLessThan(2);
  });
});

describe('what is not there', () => {
  test('an action that nobody knows is refused with what is possible instead', async () => {
    const reply = await post(actions(), action({ type: 'case.delete' }));
    expectProblem(reply, 409, 'unknown-action');
    expect(reply.body['available']).toEqual(expect.arrayContaining(['contact.submit', 'note.record']));
  });
  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'])('names that every object has are no actions, forms or workflows: %s', async (name) => {
    expectProblem(await post(actions(), action({ type: name })), 409, 'unknown-action');
    expectProblem(await as('PUT', draft(), { action: name, revision: 0, changes: {} }), 409, 'unknown-action');
    expectProblem(await as('GET', `/api/forms/${name}`), 404);
    expectProblem(await as('GET', `/api/publications/${name}`), 404);
    expectProblem(await as('GET', `/api/cases/${name}`), 404);
    expectProblem(await as('GET', `/api/people/${name}`), 404);
    const person = String((await post('/api/people', { names: [{ given: 'Amy' }] })).body['id']);
    expectProblem(await post('/api/cases', { person, workflow: name }), 422, 'unknown-workflow');
  });
  test('a workflow that nobody knows is refused with those that there are, and leaves the way open for another', async () => {
    const person = String((await post('/api/people', { names: [{ given: 'Amy' }] })).body['id']);
    const reply = await post('/api/cases', { person, workflow: 'adoption' });
    expectProblem(reply, 422, 'unknown-workflow');
    expect(reply.body['available']).toContain('child-in-need');
    expect((await post('/api/cases', { person, workflow: 'child-in-need' })).status).toBe(201);
  });
  test.each([['GET', '/api'], ['GET', '/api/'], ['GET', '/api/nothing'], ['POST', '/api/nothing'], ['PUT', '/api/me'], ['DELETE', '/api/people/x'], ['POST', '/'], ['GET', '/api/cases'], ['GET', '/API/me.json']] as const)('%s %s', async (method, url) => {
    expectProblem(await as(method, url, method === 'GET' ? undefined : {}), [404, 405]);
  });
  test('methods that nobody asked for', async () => {
    for (const method of ['PATCH', 'OPTIONS'] as const) {
      const reply = await engine.inject({ method, url: '/api/me' });
      expect(reply.statusCode).toBe(404);
      expect(reply.json()).toMatchObject({ code: 'not-found' });
    }
  });
});

describe('answers meant to break something', () => {
  test('keys that change an object’s nature are refused wherever they stand', async () => {
    for (const text of ['{"q":"a","__proto__":{"isAdmin":true}}', '{"q":"a","constructor":{"prototype":{"isAdmin":true}}}']) expectProblem(await post('/api/people/search', text), 400);
    expectProblem(await post(actions(), `{"id":"${randomUUID()}","type":"note.record","data":{"what":"x","__proto__":{"x":1}}}`), 400);
    expectProblem(await send(engine, 'PUT', draft(), '{"action":"note.record","revision":0,"changes":{"rows":[{"__proto__":{"x":1}}]}}', { authorization: `Bearer ${token}` }), 400);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });
  test('a draft keeps questions that are named like what every object has, and tells them apart', async () => {
    const url = draft();
    expect((await as('PUT', url, { action: 'note.record', revision: 0, changes: { toString: 'a', hasOwnProperty: 'b' } })).status).toBe(200);
    const stale = await as('PUT', url, { action: 'note.record', revision: 0, changes: { valueOf: 'c' } });
    expectProblem(stale, 412, 'draft-stale');
    expect((await as('GET', url)).body['answers']).toEqual({ toString: 'a', hasOwnProperty: 'b' });
  });
  test.each([
    ['a dot', { 'a.b': 'x' }], ['operators', { what: { $where: 'sleep(1000)' } }], ['a dollar within', { rows: [{ 'a$b': 1, $set: { x: 1 } }] }], ['dots within', { rows: [{ 'a.b': 1 }] }], ['an empty key within', { rows: [{ '': 1 }] }],
    ['_id', { rows: [{ _id: 'x' }] }], ['a list in a list', { rows: [[['x']]] }], ['large numbers', { rows: [1e308, -0, 2 ** 53, 1.5] }], ['an emoji', { what: '👩‍👧‍👦' }],
  ] as const)('a draft keeps %s as it was written', async (_, changes) => {
    const url = draft();
    const saved = await as('PUT', url, { action: 'note.record', revision: 0, changes });
    expect(saved.status).toBe(200);
    expect((await as('GET', url)).body['answers']).toEqual(JSON.parse(JSON.stringify(changes)));
  });
  test('characters that no text may hold are refused, not altered: half a surrogate pair, a null in a key', async () => {
    const half = '"\\ud83d"';
    for (const text of [`{"what":${half}}`, '{"rows":[{"a\\u0000b":1}]}', `{"rows":[{${half}:1}]}`]) {
      const reply = await send(engine, 'PUT', draft(), `{"action":"note.record","revision":0,"changes":${text}}`, { authorization: `Bearer ${token}` });
      expectProblem(reply, 400);
    }
    expectProblem(await post(actions(), `{"id":"${randomUUID()}","type":"note.record","reason":${half},"data":{}}`), 400);
    expectProblem(await post('/api/people', `{"names":[{"given":${half}}]}`), 400);
  });
  test('a null character in an address or a name finds nothing and breaks nothing', async () => {
    for (const url of ['/api/cases/%00', '/api/people/a%00b', '/api/forms/%00', '/validators/%00.js', '/%00', '/a%00.js']) expectProblem(await as('GET', url), [400, 404]);
    expectProblem(await as('PUT', draft('a%00b'), { action: 'note.record', revision: 0, changes: {} }), [400, 404]);
    expectProblem(await as('GET', '/api/cases/%E0%A4%A'), [400, 404]);
  });
  test('a line break in a value reaches no header and no line of the log', async () => {
    const before = engine.lines.length;
    const evil = 'x\r\nSet-Cookie: exemplar=stolen\r\n\r\n{"level":30,"msg":"forged"}';
    const replies = [await post('/api/people/search', { q: evil }), await as('GET', `/api/cases/${encodeURIComponent(evil)}`), await post('/api/session', { username: evil, password: 'x' }), await as('GET', `/${encodeURIComponent(evil)}`)];
    for (const { headers, status } of replies) {
      expect(headers).not.toHaveProperty('set-cookie');
      expect(status).toBeLessThan(500);
    }
    expect(engine.lines.slice(before).join('')).not.toMatch(/forged|stolen/);
    for (const line of engine.lines.slice(before)) expect(() => JSON.parse(line) as unknown).not.toThrow();
  });
});

describe('files that are none of theirs', () => {
  const paths = ['../package.json', '..%2fpackage.json', '..%2f..%2f..%2fetc%2fpasswd', '%2e%2e/%2e%2e/package.json', '....//package.json', '..\\package.json', '..%5cpackage.json', '%252e%252e%252fpackage.json', '/etc/passwd', 'package.json', '.env', '.git/config', 'assets/..%2f..%2fpackage.json'];
  test.each(paths)('%s', async (path) => {
    for (const under of ['/', '/validators/', '/assets/', '/api/forms/']) {
      const reply = await send(engine, 'GET', `${under}${path}`);
      expect(JSON.stringify(reply.body)).not.toMatch(/"name": ?"exemplar|root:|dependencies|\[core\]/);
      expect([200, 400, 401, 404]).toContain(reply.status);
      // Whatever is no file is the web app's first page, which says for itself that there is no such page.
      if (reply.status === 200) expect(String(reply.headers['content-type'])).toContain('text/html');
    }
  });
});

describe('whatever is answered', () => {
  const ways = () => [
    ['a page of the interface', () => as('GET', '/api/me')], ['a refusal', () => as('GET', '/api/cases/x')], ['nobody signed in', () => send(engine, 'GET', '/api/worklist')],
    ['JSON that is none', () => post('/api/people/search', '{')], ['an address that is not there', () => as('GET', '/api/nothing')], ['the same address, written with codes', () => as('GET', '/%61pi/me')],
    ['an address that cannot be read', () => as('GET', '/api/cases/%E0%A4%A')],
  ] as const;
  test('is kept by no browser, framed by no page and guessed at by nobody', async () => {
    for (const [what, ask] of ways()) {
      const { headers } = await ask();
      expect({ what, headers }).toEqual({ what, headers: expect.objectContaining({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'no-referrer', 'content-security-policy': expect.stringMatching(/script-src 'self';/) }) });
      expect(Object.keys(headers).filter((name) => /^(access-control|server|x-powered-by)/.test(name))).toEqual([]);
    }
    const page = await send(engine, 'GET', '/child/1');
    expect(page.headers['content-security-policy']).not.toMatch(/unsafe/);
  });

  test('a body without a kind is not read', async () => {
    const reply = await engine.inject({ method: 'POST', url: '/api/people/search', headers: { authorization: `Bearer ${token}` }, payload: Buffer.from('{"q":"a"}') });
    expect(reply.statusCode).toBe(415);
    expect((await engine.inject({ method: 'POST', url: '/api/people/search', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' } })).statusCode).toBe(400);
  });
});
