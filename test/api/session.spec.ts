import { hashPassword } from '#store';
import { send, signedIn, startTestEngine, type TestEngine } from './support/test-engine.ts';

let engine: TestEngine;
beforeAll(async () => {
  engine = await startTestEngine();
});
afterAll(() => engine.end());

const user = { username: 'practitioner@northshire', password: 'demo' };
const page = { origin: 'http://localhost:80', host: 'localhost:80' };
async function cookie(username = user.username): Promise<string> {
  const reply = await send(engine, 'POST', '/api/session', { ...user, username, cookie: true }, page);
  expect(reply.status).toBe(200);
  return String(reply.headers['set-cookie']).split(';')[0]!;
}

test('a demonstration user signs in and is told who she is', async () => {
  const as = await signedIn(engine, 'practitioner@northshire');
  const me = await as('GET', '/api/me');
  expect(me.status).toBe(200);
  expect(me.body).toMatchObject({ user: { id: 'practitioner@northshire', role: 'practitioner', access: 'casework' }, authority: { id: 'northshire' }, store: 'demonstration' });
});

test('nobody signed in is an answer, and no error', async () => {
  expect(await send(engine, 'GET', '/api/session')).toMatchObject({ status: 200, body: { signedIn: false } });
  expect((await send(engine, 'GET', '/api/me')).status).toBe(401);
});

test('a cookie holds the session, cannot be read by scripts, and the answer then holds no token', async () => {
  const reply = await send(engine, 'POST', '/api/session', { ...user, cookie: true }, page);
  expect(reply.headers['set-cookie']).toMatch(/^exemplar=[^;]+; Path=\/; HttpOnly; SameSite=Strict$/);
  expect(reply.body).not.toHaveProperty('token');
});

test('a wrong password and an unknown user get the same answer', async () => {
  const wrong = await send(engine, 'POST', '/api/session', { ...user, password: 'no' });
  const unknown = await send(engine, 'POST', '/api/session', { username: 'nobody@nowhere', password: 'no' });
  expect(wrong.status).toBe(401);
  expect(unknown.body).toEqual(wrong.body);
});

test('with a cookie, what changes something must come from a page of this engine', async () => {
  const carried = await cookie();
  const search = (headers: { [name: string]: string }) => send(engine, 'POST', '/api/people/search', { q: 'a' }, { ...page, cookie: carried, ...headers });
  expect((await search({})).status).toBe(200);
  expect(await search({ origin: 'https://evil.example' })).toMatchObject({ status: 403, body: { code: 'cross-site' } });
  expect((await search({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  const { origin: _none, ...withoutOrigin } = page;
  expect((await send(engine, 'POST', '/api/people/search', { q: 'a' }, { ...withoutOrigin, cookie: carried })).status).toBe(403);
});

test('another site cannot sign its visitor in', async () => {
  expect((await send(engine, 'POST', '/api/session', { ...user, cookie: true }, { ...page, origin: 'https://evil.example' })).status).toBe(403);
});

test('a form that a browser can send without asking is refused', async () => {
  const carried = await cookie();
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    expect(await send(engine, 'POST', '/api/people/search', '{"q":"a"}', { ...page, cookie: carried, 'content-type': type })).toMatchObject({ status: 415, body: { code: 'json-only' } });
  }
});

test('a cookie and a token in one request are refused', async () => {
  const carried = await cookie();
  const reply = await send(engine, 'GET', '/api/me', undefined, { cookie: carried, authorization: 'Bearer northshire.x' });
  expect(reply).toMatchObject({ status: 400, body: { code: 'two-credentials' } });
});

test('a token that was given as a cookie is no bearer token', async () => {
  const token = (await cookie()).split('=')[1]!;
  expect((await send(engine, 'GET', '/api/me', undefined, { authorization: `Bearer ${token}` })).status).toBe(401);
});

test('what was signed out cannot be used again', async () => {
  const as = await signedIn(engine, 'manager@northshire');
  expect((await as('DELETE', '/api/session')).status).toBe(204);
  expect((await as('GET', '/api/me')).status).toBe(401);
});

test('a disabled user is signed out and cannot sign in', async () => {
  const as = await signedIn(engine, 'analyst@northshire');
  await engine.engine.store.users.change('northshire', 'analyst@northshire', { disabled: true }, engine.clock.now().toISOString());
  engine.engine.sessions.forgetUser('analyst@northshire');
  expect((await as('GET', '/api/me')).status).toBe(401);
  expect((await send(engine, 'POST', '/api/session', { username: 'analyst@northshire', password: 'demo' })).status).toBe(401);
});

test('a change of role ends what was signed in before', async () => {
  const as = await signedIn(engine, 'author@northshire');
  engine.clock.pass(1000);
  await engine.engine.store.users.change('northshire', 'author@northshire', { role: 'publisher' }, engine.clock.now().toISOString());
  engine.engine.sessions.forgetUser('author@northshire');
  expect((await as('GET', '/api/me')).status).toBe(401);
});

test('a session ends after thirty idle minutes', async () => {
  const as = await signedIn(engine, 'practitioner@westhaven');
  engine.clock.pass(29 * 60_000);
  expect((await as('GET', '/api/me')).status).toBe(200);
  engine.clock.pass(31 * 60_000);
  expect((await as('GET', '/api/me')).status).toBe(401);
});

test('a session ends after twelve hours, however busy', async () => {
  const as = await signedIn(engine, 'practitioner@westhaven');
  for (let passed = 0; passed < 24; passed += 1) {
    expect((await as('GET', '/api/me')).status).toBe(200);
    engine.clock.pass(29 * 60_000);
  }
  engine.clock.pass(26 * 60_000);
  expect((await as('GET', '/api/me')).status).toBe(401);
});

test('a one-time password must be replaced by one of her own, and is good for nothing after', async () => {
  const id = 'first@northshire';
  await engine.engine.store.users.add('northshire', { id, name: 'First', role: 'admin', password: await hashPassword('once-only'), disabled: false, oneTime: true, changedAt: '1970-01-01T00:00:00.000Z' });
  expect(await send(engine, 'POST', '/api/session', { username: id, password: 'once-only' })).toMatchObject({ status: 403, body: { code: 'new-password-required' } });
  expect((await send(engine, 'POST', '/api/session', { username: id, password: 'once-only', newPassword: 'a long one of her own' })).status).toBe(200);
  expect((await send(engine, 'POST', '/api/session', { username: id, password: 'once-only' })).status).toBe(401);
  expect((await send(engine, 'POST', '/api/session', { username: id, password: 'a long one of her own' })).status).toBe(200);
});

test('the token is nowhere in the store, and nobody’s words are in the log', async () => {
  const reply = await send(engine, 'POST', '/api/session', user);
  const rows = await engine.engine.store.sessions.model.find({}).lean();
  expect(JSON.stringify(rows)).not.toContain(String(reply.body.token));
  expect(engine.lines.join('')).not.toMatch(/demo"|practitioner@|Bearer/);
});

test('after ten wrong passwords a user must wait, even with the right one, and is told how long', async () => {
  engine.clock.pass(60 * 60_000);
  const guess = (password: string) => send(engine, 'POST', '/api/session', { username: 'manager2@glanymor', password });
  const statuses: number[] = [];
  for (let n = 0; n < 20; n += 1) statuses.push((await guess('wrong')).status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(9);
  const right = await guess('demo');
  expect(right.status).toBe(429);
  expect(Number(right.headers['retry-after'])).toBeGreaterThan(0);
  engine.clock.pass(31_000);
  expect((await guess('demo')).status).toBe(200);
});

test('guessing many names from one address is slowed down too', async () => {
  engine.clock.pass(60 * 60_000);
  const statuses: number[] = [];
  for (let n = 0; n < 20; n += 1) statuses.push((await send(engine, 'POST', '/api/session', { username: `guess${n}@northshire`, password: 'demo' })).status);
  expect(statuses).toEqual([...Array(14).fill(401), ...Array(6).fill(429)]);
});

test.each([
  ['a proxy that is trusted', { TRUST_PROXY: 'loopback' }, Array(20).fill(401)],
  ['a proxy that nobody spoke of', {}, [...Array(14).fill(401), ...Array(6).fill(429)]],
])('through %s, who guesses is told apart by the address it names, or not at all', async (_, env, expected) => {
  const behind = await startTestEngine({ env });
  const statuses: number[] = [];
  for (let n = 0; n < 20; n += 1) statuses.push((await send(behind, 'POST', '/api/session', { username: `guess${n}@northshire`, password: 'demo' }, { 'x-forwarded-for': `203.0.113.${n}` })).status);
  expect(statuses).toEqual(expected);
  await behind.end();
});
